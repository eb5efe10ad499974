package rncrn.verdict;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.ComputationException;
import rncrn.statistics.Crater;
import rncrn.statistics.Interval;

/**
 * The quantity that tells two regimes apart in the jump process, whatever the rate equations do.
 */
final class Probe {
    private final Optional<Separation> separation;
    private final double threshold;

    private Probe(Optional<Separation> separation, double threshold) {
        this.separation = separation;
        this.threshold = threshold;
    }

    /** What tells these two apart. */
    static Probe between(Question question, DeterministicRegime a, DeterministicRegime b) {
        boolean cycle = question.executive().size() > 1 && hasCycle(a) != hasCycle(b);
        DeterministicRegime richer = a.attractors().size() > b.attractors().size() ? a : b;
        if (cycle && a.attractors().size() < 2 && b.attractors().size() < 2) {
            return new Probe(Optional.empty(), question.settings().ringRatio());
        }
        if (richer.attractors().size() == 2) {
            return new Probe(
                    Optional.of(
                            Separation.of(richer.attractors().get(0), richer.attractors().get(1))),
                    question.settings().valleyRatio());
        }
        throw new ComputationException(
                "nothing known tells the regimes "
                        + a.label()
                        + " and "
                        + b.label()
                        + " apart in the jump process");
    }

    private static boolean hasCycle(DeterministicRegime regime) {
        return regime.attractors().stream().anyMatch(a -> a.kind() == Attractor.Kind.CYCLE);
    }

    double threshold() {
        return threshold;
    }

    String name() {
        return separation.isPresent() ? "valley" : "centre-to-ring";
    }

    String description() {
        return separation.isPresent()
                ? "the stochastic regime is told by the valley between the two states"
                : "the stochastic regime is told by the crater about the centroid";
    }

    /** The quantity as evidence; the answer is yes where there is a ring or a valley. */
    Evidence evidence(Interval value) {
        return new Evidence(
                name(), "cloud", value, threshold, value.below(threshold), description());
    }

    Interval measure(
            Observations seen,
            double spacing,
            double horizon,
            double level,
            UniformRandomProvider random) {
        return separation.isPresent()
                ? Valley.ratio(
                        seen.points(),
                        seen.step(),
                        separation.get(),
                        spacing,
                        horizon,
                        level,
                        random)
                : Crater.ratio(seen.points(), level, random);
    }
}
