package rncrn.verdict;

import java.util.ArrayList;
import java.util.List;
import rncrn.ensemble.Pool;
import rncrn.statistics.Answer;
import rncrn.statistics.Interval;
import rncrn.statistics.Modes;
import rncrn.stochastic.Streams;

/** Runs trajectories until a probe is decided or the budget is spent. */
final class ProbeRun {
    private static final int LOOKS = 4;

    private final Question question;
    private final DeterministicRegime regime;
    private final Sampling sampling;
    private final Probe probe;
    private final long seed;
    private final double level;
    private final List<Replica> replicas = new ArrayList<>();

    /** What came out. */
    record Result(Evidence evidence, List<Density> densities) {}

    ProbeRun(
            Question question,
            DeterministicRegime regime,
            Sampling sampling,
            Probe probe,
            long seed,
            double level) {
        this.question = question;
        this.regime = regime;
        this.sampling = sampling;
        this.probe = probe;
        this.seed = seed;
        this.level = level;
        int each = Math.max(2, question.settings().replicas() / regime.attractors().size());
        for (int k = 0; k < regime.attractors().size(); k++) {
            for (int r = 0; r < each; r++) {
                replicas.add(new Replica(sampling, k, Streams.derive(seed, replicas.size())));
            }
        }
    }

    Result run(Pool pool) {
        double budget = question.settings().eventsPerCell();
        // Every look works with an equal share of the error.
        double each = 1 - (1 - level) / LOOKS;
        advance(pool, 1);
        double goal = sampling.firstRound() / sampling.step();
        Interval value = Interval.unknown(each);
        Observations seen = null;
        for (int look = 1; look <= LOOKS; look++) {
            double perStep = (double) events() / steps();
            double affordable = Math.min(budget / perStep, 2e6) / replicas.size();
            advance(pool, (long) Math.max(1, Math.min(goal, affordable)));
            seen = new Observations(regime, replicas, sampling.step());
            value =
                    probe.measure(
                            seen,
                            sampling.spacing(),
                            sampling.horizon(),
                            each,
                            Streams.stream(Streams.derive(seed, -1), look));
            if (value.below(probe.threshold()) != Answer.OPEN || goal >= affordable) {
                break;
            }
            // The last look has all that the budget affords.
            int left = LOOKS - look;
            goal *= Math.max(2, left > 0 ? Math.pow(affordable / goal, 1.0 / left) : 2);
        }
        return new Result(probe.evidence(value), densities(seen));
    }

    private List<Density> densities(Observations seen) {
        List<Modes> modes = new ArrayList<>();
        for (int i = 0; i < question.executive().size(); i++) {
            modes.add(
                    Modes.of(
                            seen.coordinate(i),
                            sampling.spacing(),
                            question.settings().valleyRatio(),
                            level,
                            Streams.stream(Streams.derive(seed, -2), i)));
        }
        return Densities.of(question, sampling, seen, modes);
    }

    private void advance(Pool pool, long goal) {
        pool.run(
                replicas.size(),
                i -> {
                    long missing = goal - replicas.get(i).steps();
                    if (missing > 0) {
                        replicas.get(i).advance(missing);
                    }
                    return i;
                },
                (i, done) -> {},
                () -> false);
    }

    private long events() {
        return Math.max(1, replicas.stream().mapToLong(Replica::events).sum());
    }

    private long steps() {
        return Math.max(1, replicas.stream().mapToLong(Replica::steps).sum());
    }
}
