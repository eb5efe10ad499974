package rncrn.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import rncrn.ensemble.Progress;

/**
 * Shows how far long work has come: a bar with the time left where there is a terminal, a plain
 * line now and then where there is none, nothing when quiet. The time left is the time spent times
 * what remains over what is done, so it is honest as long as the work is counted in its cost.
 */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long STEPS = 1000;
    private static final long SECONDS_BETWEEN_LINES = 10;

    private final PrintWriter out;
    private final boolean quiet;
    private final boolean terminal;
    private ProgressBar bar;
    private final Map<String, Double> stages = new LinkedHashMap<>();
    private String stage = "";
    private double stageCpu;
    private long stageStart = System.nanoTime();
    private long lastLine = System.nanoTime();

    ProgressLine(CommonOptions options) {
        out = options.err();
        quiet = options.quiet();
        terminal = hasTerminal();
    }

    /** On Java 22 and later the console alone does not tell; TERM is then the better sign. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasTerminal() {
        String terminal = System.getenv("TERM");
        return System.console() != null && terminal != null && !terminal.equals("dumb");
    }

    @Override
    public synchronized void advanced(double done, double total, String what) {
        if (quiet) {
            return;
        }
        double share = total > 0 ? Math.min(1, done / total) : 0;
        if (terminal) {
            bar.stepTo(Math.round(share * STEPS));
            bar.setExtraMessage(" " + what);
        } else if (seconds(lastLine) >= SECONDS_BETWEEN_LINES) {
            lastLine = System.nanoTime();
            double spent = seconds(stageStart);
            out.printf(
                    Locale.ROOT,
                    "%s: %.0f %% done (%s)%s%n",
                    stage,
                    100 * share,
                    what,
                    share > 0.02 ? ", about " + left(spent * (1 - share) / share) + " left" : "");
            out.flush();
        }
    }

    /** Says that a part of the work begins. */
    synchronized void begin(String what) {
        end();
        stage = what;
        stageStart = System.nanoTime();
        stageCpu = Run.processCpuSeconds();
        if (quiet) {
            return;
        }
        if (terminal) {
            bar =
                    new ProgressBarBuilder()
                            .setTaskName(what)
                            .setInitialMax(STEPS)
                            .setStyle(ProgressBarStyle.ASCII)
                            .setUpdateIntervalMillis(200)
                            .setConsumer(new ConsoleProgressBarConsumer(stream()))
                            .hideEta()
                            .setEtaFunction(
                                    state ->
                                            state.getCurrent() < STEPS / 50
                                                    ? java.util.Optional.empty()
                                                    : java.util.Optional.of(
                                                            state.getElapsedAfterStart()
                                                                    .multipliedBy(
                                                                            STEPS
                                                                                    - state
                                                                                            .getCurrent())
                                                                    .dividedBy(state.getCurrent())))
                            .build();
        } else {
            out.println(what + " ...");
            out.flush();
        }
    }

    @SuppressWarnings("DefaultCharset")
    private static PrintStream stream() {
        return new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) * 1e-9;
    }

    /** A time as people say it. */
    static String left(double seconds) {
        Duration duration = Duration.ofSeconds(Math.max(1, Math.round(seconds)));
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toSeconds() + " s";
    }

    @Override
    public void close() {
        end();
    }

    /** Takes the bar away, before anything else is printed. */
    synchronized void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        if (!stage.isEmpty()) {
            stages.merge(stage, Run.processCpuSeconds() - stageCpu, Double::sum);
        }
        stage = "";
    }

    /** Processor seconds of every stage that has ended, all threads together. */
    synchronized Map<String, Double> stages() {
        return new LinkedHashMap<>(stages);
    }
}
