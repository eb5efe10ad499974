package rncrn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rncrn.files.Csv;
import rncrn.reduction.ApproximateChoice;
import rncrn.stochastic.AutomaticChoice;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Simulator;

/** {@code --method auto --approximate}: an approximate method, checked against exact runs first. */
final class CheckedApproximation implements Method {
    private final double time;
    private final int runs;
    private final double budget;
    private final long seed;
    private ApproximateChoice.Choice choice;

    /**
     * @param time time to simulate
     * @param runs trajectories to simulate
     * @param budget reaction events for the exact window
     */
    CheckedApproximation(double time, int runs, double budget, long seed) {
        this.time = time;
        this.runs = runs;
        this.budget = budget;
        this.seed = seed;
    }

    @Override
    public String name() {
        return "auto";
    }

    @Override
    public boolean exact() {
        return false;
    }

    @Override
    public String advice() {
        return "the cheapest approximate method that agrees with exact runs, or else exact";
    }

    @Override
    public String source() {
        return "the method that it picks";
    }

    @Override
    public Simulator prepare(JumpProcess process) {
        choice =
                ApproximateChoice.choose(
                        new AutomaticChoice().prepare(process), time, runs, budget, seed);
        return choice.simulator();
    }

    /** Prints every statistic compared and every reason. */
    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "compared up to time %.4g, copy numbers; z in standard errors, then with half the"
                        + " step; the exact window takes %.2g of the work of the whole by exact"
                        + " simulation%n",
                choice.window(),
                choice.share());
        String layout = "%-14s %8s %-10s %-5s %12s %12s %7s %7s%n";
        out.printf(
                layout, "method", "time", "species", "what", "exact", "approximate", "z", "z half");
        for (ApproximateChoice.Statistic s : choice.statistics()) {
            out.printf(
                    layout,
                    s.method(),
                    text("%.4g", s.time()),
                    s.species(),
                    s.kind(),
                    text("%.6g", s.exact()),
                    text("%.6g", s.value()),
                    text("%.2f", s.z()),
                    text("%.2f", s.zHalf()));
        }
        choice.reasons().forEach(out::println);
        out.flush();
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** Writes approximation.csv and records the choice in the manifest. */
    void write(Path folder, Run run) {
        Csv table =
                new Csv(
                        List.of(
                                "method",
                                "species",
                                "statistic",
                                "time",
                                "exact",
                                "approximate",
                                "half-step",
                                "z",
                                "z-half-step"));
        for (ApproximateChoice.Statistic s : choice.statistics()) {
            table.row(
                    List.of(
                            s.method(),
                            s.species(),
                            s.kind(),
                            s.time(),
                            s.exact(),
                            s.value(),
                            s.halfStep(),
                            s.z(),
                            s.zHalf()));
        }
        table.write(folder.resolve("approximation.csv"));
        run.fact(
                "approximation",
                Map.of(
                        "approximate",
                        choice.approximate(),
                        "reasons",
                        choice.reasons(),
                        "exactShare",
                        choice.share()));
    }
}
