package rncrn.reduction;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A classification network followed in time. It reads nothing but its constant environment, so it
 * goes ahead of the network that it drives, leap by leap. Perceptrons of the first layer that relax
 * within a leap go by the moments of their exact law ({@link PerceptronPath}); all others, whose
 * fluctuations are neither small nor fast, walk ({@link PerceptronWalk}).
 */
final class CascadePath {
    /** Longest leap in relaxation times of the output. */
    private static final double LEAP = .25;

    /** Relaxation times in a leap from which the moments of the exact law suffice. */
    private static final double FAST = 1;

    /** Longest step of a walk in relaxation times. */
    private static final double STEP = .125;

    /** The same where it is smooth. */
    private static final double SMOOTH = .25;

    /** Distance from the mean, in standard deviations, beyond which a linear return is no good. */
    private static final double FAR = 5;

    /** Spread relative to the mean from which a law is too skew for a Gaussian process. */
    private static final double SKEW = .2;

    /** Copies from which a law may be taken as Gaussian. */
    private static final double MANY = 30;

    private final Cascade cascade;
    private final List<List<Integer>> species;
    private final double fineness;
    private final UniformRandomProvider random;
    private final PerceptronPath path;
    private final PerceptronWalk walk;
    private final double[][] counts;
    private double output;

    /**
     * @param species places in the state, layer by layer
     * @param fineness length of leaps and steps against their standard lengths
     * @param state where to begin
     */
    CascadePath(
            Cascade cascade,
            List<List<Integer>> species,
            double fineness,
            UniformRandomProvider random,
            long[] state) {
        this.cascade = cascade;
        this.species = species;
        this.fineness = fineness;
        this.random = random;
        this.path = new PerceptronPath(random, ZigguratSampler.NormalizedGaussian.of(random));
        this.walk = new PerceptronWalk(random);
        counts = new double[cascade.layers()][];
        for (int l = 0; l < counts.length; l++) {
            counts[l] = species.get(l).stream().mapToDouble(s -> (double) state[s]).toArray();
        }
        output = counts[counts.length - 1][0];
    }

    /** Longest leap over which the output may be taken as constant. */
    double longest() {
        return LEAP * fineness / cascade.output().rate();
    }

    /** Goes on by a leap. */
    void leap(double h) {
        double[] integrals = new double[0];
        for (int l = 0; l < counts.length; l++) {
            double[] next = new double[counts[l].length];
            for (int j = 0; j < next.length; j++) {
                if (l == 0) {
                    next[j] = first(cascade.layer(0)[j], j, h);
                } else {
                    CascadePerceptron one = cascade.layer(l)[j];
                    double birth = one.birth(integrals, h);
                    double death = one.death(integrals, h);
                    counts[l][j] = walked(walk, one, birth, death, counts[l][j], h, fineness);
                    next[j] = walk.integral();
                }
            }
            integrals = next;
        }
        output = integrals[0] / h;
    }

    /** Mean copies of the output over the last leap. */
    double output() {
        return output;
    }

    /** A perceptron of the first layer; returns its integral. */
    private double first(CascadePerceptron one, int j, double h) {
        double n = counts[0][j];
        double m = one.mean();
        double v = one.variance();
        double c = one.correlation();
        if (walks(n, h, m, v, c)) {
            counts[0][j] = walked(walk, one, one.fixedBirth(), one.fixedDeath(), n, h, fineness);
            return walk.integral();
        }
        if (m < MANY || v > SKEW * SKEW * m * m) {
            path.redraw(n, h, m, v, c, () -> one.quantile(random.nextDouble()));
        } else {
            path.relax(n, h, m, v, c);
        }
        counts[0][j] = path.end();
        return path.integral();
    }

    /**
     * Whether a perceptron is to walk over a leap: where it does not relax within, so that its
     * inputs change as fast as itself, and where it is far from its law.
     *
     * @param n its copies
     * @param m their mean under its law
     * @param v variance
     * @param c integrated autocovariance
     */
    boolean walks(double n, double h, double m, double v, double c) {
        return h * v < FAST * c || Math.abs(n - m) > 2 + FAR * Math.sqrt(v);
    }

    private static double walked(
            PerceptronWalk walk,
            CascadePerceptron one,
            double birth,
            double death,
            double from,
            double h,
            double fineness) {
        walk(walk, one.g(), one.kap(), birth, death, from, h, fineness);
        return walk.count();
    }

    /** Walks in steps that are short against the relaxation from where it begins. */
    static void walk(
            PerceptronWalk walk,
            double g,
            double kap,
            double birth,
            double death,
            double from,
            double h,
            double fineness) {
        double s = birth - death;
        double rate = Math.max(Math.sqrt(s * s + 4 * g * kap), kap * from);
        double step = (from > PerceptronWalk.MANY ? SMOOTH : STEP) * fineness;
        int steps = (int) Math.max(1, Math.ceil(rate * h / step));
        walk.go(g, birth, death, kap, Math.max(0, from), h, steps);
    }

    /** Copies of a species, or -1 if it is none of these. */
    long count(int which) {
        for (int l = 0; l < counts.length; l++) {
            int j = species.get(l).indexOf(which);
            if (j >= 0) {
                return Math.max(0, Math.round(counts[l][j]));
            }
        }
        return -1;
    }
}
