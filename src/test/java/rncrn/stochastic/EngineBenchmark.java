package rncrn.stochastic;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Events per second of an exact method on the Schloegl model, and with {@code -prof gc} what it
 * allocates. The model switches between some 600 and 4,000 events in a unit of time, so events are
 * what is counted. Run by
 *
 * <pre>mvn test-compile exec:exec -Dexec.classpathScope=test -Dexec.executable=java
 *     -Dexec.args="-cp %classpath org.openjdk.jmh.Main EngineBenchmark -prof gc"</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineBenchmark {
    @Param({
        "direct",
        "next-reaction",
        "composition-rejection",
        "rejection",
        "rejection-lookup",
        "rejection-cr",
        "specialised"
    })
    public String method;

    private Trajectory trajectory;

    @Setup
    public void start() {
        JumpProcess process = Models.schloegl(250);
        trajectory =
                Methods.standard()
                        .named(method)
                        .prepare(process)
                        .start(process.initialCounts(), Streams.stream(1, 1));
    }

    @Benchmark
    public void unitOfTime(Events counter) {
        long before = trajectory.events();
        trajectory.advance(trajectory.time() + 1);
        counter.events += trajectory.events() - before;
    }

    /** Counts events, which the harness divides by the time as it does operations. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Events {
        public long events;
    }
}
