package rncrn.verdict;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rncrn.ensemble.Pool;
import rncrn.files.Checkpoints;
import rncrn.network.SystemSize;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Streams;

/** Lays out the work on the cells of a study, and knows what they share. */
final class CellStudy {
    /** Ways of judging a cell where approximate methods may, between which its error is shared. */
    private static final double WAYS = 2;

    private static final long RATE = 0x617070726f78L;

    private final Question question;
    private final Method method;
    private final Surrogates surrogates;
    private final Pool pool;
    private final Checkpoints checkpoints;
    private final double error;

    /**
     * @param error probability with which a cell may be judged wrongly
     */
    CellStudy(Question question, Method method, Pool pool, Checkpoints checkpoints, double error) {
        this.question = question;
        this.method = method;
        this.surrogates = new Surrogates(question, method, checkpoints);
        this.pool = pool;
        this.checkpoints = checkpoints;
        this.error = question.settings().approximateSteps() > 0 ? error / WAYS : error;
    }

    /**
     * The work at one parameter value and system size, not begun; empty where the rate equations
     * have no attractor.
     *
     * @param row index of the parameter value
     * @param named values of the parameter species by name
     */
    Optional<CellWork> at(
            int row, Map<String, Double> named, DeterministicRegime regime, double size) {
        if (regime.attractors().isEmpty()) {
            return Optional.empty();
        }
        long seed = Streams.derive(question.seed(), Double.doubleToLongBits(size));
        for (double value : named.values()) {
            seed = Streams.derive(seed, Double.doubleToLongBits(value));
        }
        JumpProcess process =
                new JumpProcess(question.network().withInitial(named), new SystemSize(size));
        Sampling sampling = new Sampling(question, regime, method.prepare(process));
        return Optional.of(
                new CellWork(
                        question,
                        pool,
                        checkpoints,
                        surrogates,
                        row,
                        named,
                        regime,
                        sampling,
                        seed,
                        error,
                        rate(sampling, regime, Streams.derive(seed, RATE))));
    }

    /** Reaction events per unit of time, the mean over the attractors. */
    private static double rate(Sampling sampling, DeterministicRegime regime, long seed) {
        int attractors = regime.attractors().size();
        double rate = 0;
        for (int k = 0; k < attractors; k++) {
            rate +=
                    EventRate.of(
                                    sampling.simulator(),
                                    sampling.start(k),
                                    sampling.step(),
                                    sampling.guard(),
                                    seed,
                                    k)
                            / attractors;
        }
        return rate;
    }

    static String rounded(double size) {
        return size == Math.rint(size)
                ? Long.toString((long) size)
                : String.format(Locale.ROOT, "%.3g", size);
    }
}
