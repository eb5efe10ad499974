package rncrn.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * How long a behaviour has to last, where nobody said it: some relaxation times of an equilibrium,
 * some periods of a cycle, as the settings say.
 */
final class Horizon {
    private Horizon() {}

    /** The question's own, or the default at one regime: that of its slowest attractor. */
    static double at(Question question, DeterministicRegime regime) {
        return question.horizon() > 0 ? question.horizon() : slowest(question, regime);
    }

    /**
     * One horizon for a whole study: the median of the defaults at its parameter values, since
     * close to a bifurcation relaxation times grow beyond any that matters to the rest.
     *
     * @return 0 where no regime has an attractor
     */
    static double of(Question question, List<DeterministicRegime> regimes) {
        if (question.horizon() > 0) {
            return question.horizon();
        }
        List<Double> defaults = new ArrayList<>();
        for (DeterministicRegime regime : regimes) {
            double slowest = slowest(question, regime);
            if (slowest > 0 && slowest < Double.POSITIVE_INFINITY) {
                defaults.add(slowest);
            }
        }
        if (defaults.isEmpty()) {
            return 0;
        }
        defaults.sort(null);
        return rounded(defaults.get((defaults.size() - 1) / 2));
    }

    private static double slowest(Question question, DeterministicRegime regime) {
        double slowest = 0;
        for (Attractor attractor : regime.attractors()) {
            double times =
                    attractor.kind() == Attractor.Kind.CYCLE
                            ? question.settings().periods()
                            : question.settings().relaxations();
            slowest = Math.max(slowest, times * attractor.scale());
        }
        return slowest;
    }

    /** Two significant digits, so that people can name it. */
    private static double rounded(double time) {
        double digit = Math.pow(10, Math.floor(Math.log10(time)) - 1);
        return Double.parseDouble(
                String.format(java.util.Locale.ROOT, "%.2g", Math.round(time / digit) * digit));
    }
}
