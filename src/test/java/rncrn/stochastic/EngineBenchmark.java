package rncrn.stochastic;

import java.util.concurrent.TimeUnit;
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
 * Time that an exact method takes for one unit of time of the Schloegl model, some 3,000 events,
 * and with {@code -prof gc} what it allocates. Run by
 *
 * <pre>mvn test-compile exec:exec -Dexec.classpathScope=test -Dexec.executable=java
 *     -Dexec.args="-cp %classpath org.openjdk.jmh.Main EngineBenchmark -prof gc"</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
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
    public long unitOfTime() {
        trajectory.advance(trajectory.time() + 1);
        return trajectory.events();
    }
}
