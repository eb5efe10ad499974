package rncrn.reduction;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.stochastic.Watch;

/**
 * Leaps in the executive species with the perceptrons integrated over each leap. In a leap of
 * length d a perceptron with mean m, variance v and relaxation rate k = v/C at the predicted
 * midpoint of the executive species is an Ornstein-Uhlenbeck process; with z = k d, e = exp(-z) its
 * end Y' and its integral I over the leap are jointly Gaussian (Gillespie 1996, doi
 * 10.1103/PhysRevE.54.2084):
 *
 * <pre>
 * E Y' = m + (y - m) e,              var Y' = v (1 - e^2)
 * E I  = m d + (y - m)(1 - e)/k,     var I  = (v/k^2)(2 z - 3 + 4 e - e^2),   cov = (v/k)(1 - e)^2
 * </pre>
 *
 * Births and deaths of the executive species are then Poisson numbers with the integrals in their
 * means. Single integrals may be negative; only the sum that drives a channel is held at 0, since
 * holding each would bias it.
 *
 * <p>A perceptron of fewer mean copies than {@link #fewCopies} is followed instead by the process
 * that forgets: at rate k it is drawn anew from its exact stationary law. Law and integrated
 * autocovariance are then exact.
 */
final class LeapTrajectory extends SlowTrajectory {
    /** Redraws per leap above which their sum is taken as Gaussian. */
    private static final double MANY_REDRAWS = 8;

    /**
     * Longest leap in units of the slow relaxation time. A leap of h makes a variance that relaxes
     * at rate a too small by the share (a h)^2/4; without {@link #forget} it would be too large by
     * the share a h.
     */
    private static final double SLOW_SHARE = .1;

    /** Difference for its slope, in widths of the domain. */
    private static final double SLOPE_STEP = 5e-3;

    /** Leaps after which the slow relaxation is looked at again; it changes little within them. */
    private static final int SLOPE_EVERY = 8;

    private final double share;
    private final double fewCopies;
    private final double[] y;
    private final double[] integral;

    /** Mean of the integral, given the count at the beginning of the leap. */
    private final double[] expected;

    /** Jacobian of the averaged drift, by differences. */
    private final double[][] jacobian;

    private final double[] noise;

    /** Perceptron laws at the middle of the last leap, or where the trajectory was placed. */
    private final double[][] moments;

    private final double[] other = new double[3];
    private final double[] middle;
    private final double[] beside;
    private final double[] change;
    private final PerceptronDraw draw;
    private final PoissonDraw poisson;
    private double longest;
    private double slope;
    private int sinceSlope;

    /**
     * @param share longest leap in units of the shortest mean life of an executive molecule
     * @param fewCopies mean copies below which the exact law is used; 0 for never
     */
    LeapTrajectory(
            SlowProcess process,
            double share,
            double fewCopies,
            long[] initial,
            UniformRandomProvider random,
            Watch watch) {
        super(process, initial, random, watch);
        this.share = share;
        this.fewCopies = fewCopies;
        int m = process.recognition().perceptrons().size();
        y = new double[m];
        integral = new double[m];
        expected = new double[m];
        jacobian = new double[x.length][x.length];
        noise = new double[x.length];
        moments = new double[m][3];
        middle = new double[x.length];
        beside = new double[x.length];
        change = new double[x.length];
        draw = new PerceptronDraw(process, random);
        poisson = new PoissonDraw(random);
        place(initial);
    }

    @Override
    void placed() {
        for (int l = 0; l < y.length; l++) {
            y[l] = counts[process.recognition().perceptrons().get(l)];
        }
        sinceSlope = SLOPE_EVERY;
        laws(x);
        rates(x);
    }

    private void laws(double[] at) {
        for (int l = 0; l < y.length; l++) {
            PerceptronInput input = model.input(l);
            model.table(l).moments(input.birth(at), input.death(at), moments[l]);
        }
    }

    /** The longest leap that the perceptrons' laws at a state allow. */
    private void rates(double[] at) {
        double fastest = 0;
        for (int i = 0; i < x.length; i++) {
            double decay = 0;
            double growth = 0;
            for (int l = 0; l < y.length; l++) {
                double rate = model.coupling(i, l) * moments[l][0];
                decay -= Math.min(0, rate);
                growth += Math.max(0, rate);
            }
            fastest = Math.max(fastest, Math.max(decay, growth));
        }
        if (++sinceSlope > SLOPE_EVERY) {
            sinceSlope = 0;
            slope = slope(at);
        }
        longest = Math.min(share / fastest, SLOW_SHARE / slope);
    }

    /** Finds the Jacobian of the averaged drift; its Frobenius norm bounds the slow rates. */
    private double slope(double[] at) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            System.arraycopy(at, 0, beside, 0, x.length);
            double step = SLOPE_STEP * (high[j] - low[j]);
            beside[j] += at[j] + step > high[j] ? -step : step;
            Arrays.fill(change, 0);
            for (int l = 0; l < y.length; l++) {
                PerceptronInput input = model.input(l);
                model.table(l).moments(input.birth(beside), input.death(beside), other);
                for (int i = 0; i < x.length; i++) {
                    change[i] +=
                            model.coupling(i, l) * (beside[i] * other[0] - at[i] * moments[l][0]);
                }
            }
            double width = beside[j] - at[j];
            for (int i = 0; i < x.length; i++) {
                jacobian[i][j] = change[i] / width;
                sum += jacobian[i][j] * jacobian[i][j];
            }
        }
        return Math.sqrt(sum);
    }

    @Override
    double longest() {
        return longest;
    }

    @Override
    void step(double h) {
        predict(h);
        laws(middle);
        for (int l = 0; l < y.length; l++) {
            double m = moments[l][0];
            double v = moments[l][1];
            double k = v / moments[l][2];
            expected[l] = m * h + (y[l] - m) * lost(k * h) / k;
            if (m < fewCopies) {
                redraw(l, h, k);
            } else {
                relax(l, h, m, v, k);
            }
        }
        for (int i = 0; i < x.length; i++) {
            double births = model.production(i) * h;
            double deaths = 0;
            double up = 0;
            double mean = births;
            for (int l = 0; l < y.length; l++) {
                double c = model.coupling(i, l) * middle[i] * integral[l];
                mean += model.coupling(i, l) * middle[i] * expected[l];
                if (model.coupling(i, l) > 0) {
                    up += c;
                } else {
                    deaths -= c;
                }
            }
            births += Math.max(0, up);
            double jump = poisson.one(births) - poisson.one(deaths);
            noise[i] = jump - mean;
            x[i] += jump;
        }
        forget(h);
        rates(middle);
    }

    /**
     * Noise that came in evenly over the leap has in the mean relaxed for half of it: the term of
     * second order of weak Taylor schemes (Kloeden and Platen 1992, section 14.2) that holds the
     * drift's slope and the noise.
     */
    private void forget(double h) {
        for (int i = 0; i < x.length; i++) {
            double sum = 0;
            for (int j = 0; j < x.length; j++) {
                sum += jacobian[i][j] * noise[j];
            }
            x[i] = Math.max(0, x[i] + h / 2 * sum);
        }
    }

    /**
     * The executive species half a leap ahead, at the mean of the perceptrons until then. Their
     * laws are those of the middle of the last leap: what changed since then changes the place
     * predicted by a term of second order in the leap, since within a leap the executive species
     * change by a tenth at most.
     */
    private void predict(double h) {
        for (int i = 0; i < x.length; i++) {
            double r = 0;
            for (int l = 0; l < y.length; l++) {
                double m = moments[l][0];
                double z = h / 2 * moments[l][1] / moments[l][2];
                r += model.coupling(i, l) * (m + (y[l] - m) * lost(z) / z);
            }
            double z = r * h / 2;
            double growth = Math.abs(z) < 1e-8 ? h / 2 : -lost(-z) / r;
            middle[i] =
                    Math.max(
                            low[i],
                            Math.min(high[i], x[i] * Math.exp(z) + model.production(i) * growth));
        }
    }

    /** 1 - exp(-z), from z of both signs to some 14 digits without the slow expm1. */
    private static double lost(double z) {
        return Math.abs(z) > .01
                ? 1 - Math.exp(-z)
                : z * (1 - z / 2 * (1 - z / 3 * (1 - z / 4 * (1 - z / 5 * (1 - z / 6)))));
    }

    private void relax(int l, double h, double m, double v, double k) {
        double z = k * h;
        double lost = lost(z);
        double e = 1 - lost;
        double varianceY = v * lost * (1 + e);
        // For short leaps the closed form cancels; its series is (2/3) z^3.
        double varianceI =
                z < 1e-3
                        ? v / (k * k) * (2.0 / 3) * z * z * z * (1 - .75 * z)
                        : v / (k * k) * (2 * z - 3 + 4 * e - e * e);
        double covariance = v / k * lost * lost;
        double first = gauss.sample();
        double second = gauss.sample();
        double root = Math.sqrt(varianceY);
        double slope = root > 0 ? covariance / root : 0;
        integral[l] =
                expected[l]
                        + slope * first
                        + Math.sqrt(Math.max(0, varianceI - slope * slope)) * second;
        y[l] = m + (y[l] - m) * e + root * first;
    }

    private void redraw(int l, double h, double k) {
        if (k * h > MANY_REDRAWS) {
            relax(l, h, moments[l][0], moments[l][1], k);
            y[l] = draw.one(model, l, middle);
            return;
        }
        double left = h;
        double sum = 0;
        while (true) {
            double wait = -Math.log1p(-random.nextDouble()) / k;
            if (wait >= left) {
                integral[l] = sum + y[l] * left;
                return;
            }
            sum += y[l] * wait;
            left -= wait;
            y[l] = draw.one(model, l, middle);
        }
    }

    @Override
    long approximateCount(int species) {
        int i = executive.indexOf(species);
        if (i >= 0) {
            return (long) x[i];
        }
        int l = process.recognition().perceptrons().indexOf(species);
        return l >= 0 ? Math.max(0, Math.round(y[l])) : counts[species];
    }
}
