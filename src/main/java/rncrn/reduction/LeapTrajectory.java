package rncrn.reduction;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.stochastic.Watch;

/**
 * Leaps in the executive species with the perceptrons integrated over each leap, given the
 * executive species predicted in its middle: by the moments of their exact laws ({@link
 * PerceptronPath}), those of fewer mean copies than {@link #fewCopies} by the exact law itself.
 * Births and deaths of the executive species are then Poisson numbers with the integrals in their
 * means. Single integrals may be negative; only the sum that drives a channel is held at 0, since
 * holding each would bias it.
 *
 * <p>A classification network is followed first ({@link CascadePath}). Its output fluctuates on the
 * time scale of the perceptrons, and not a little: leaps are then short against it, and perceptrons
 * that do not relax within one walk ({@link PerceptronWalk}), which knows no mean to return to.
 */
final class LeapTrajectory extends SlowTrajectory {
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

    /** The same for the short leaps beside a classification network. */
    private static final int SLOPE_SELDOM = 128;

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
    private final PerceptronPath path;
    private final PerceptronWalk walk;

    /** The classification network on its way, or null without one. */
    private CascadePath cascade;

    /** Copies of its output over the leap, as far as tables go. */
    private double driver;

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
        path = new PerceptronPath(random, gauss);
        walk = new PerceptronWalk(random);
        place(initial);
    }

    @Override
    void placed() {
        for (int l = 0; l < y.length; l++) {
            y[l] = counts[process.recognition().perceptrons().get(l)];
        }
        cascade =
                process.cascade(counts)
                        .map(
                                c ->
                                        new CascadePath(
                                                c,
                                                process.recognition().cascade(),
                                                fineness(),
                                                random,
                                                counts))
                        .orElse(null);
        sinceSlope = SLOPE_SELDOM;
        laws(x);
        rates(x);
    }

    @Override
    boolean startsAnywhere() {
        return process.cascade(counts).isPresent();
    }

    /** Length of leaps against that of default ones. */
    private double fineness() {
        return share / LeapMethod.DEFAULT_SHARE;
    }

    private void laws(double[] at) {
        driver = cascade == null ? 0 : Math.min(cascade.output(), model.driverTop());
        for (int l = 0; l < y.length; l++) {
            moments(l, at, moments[l]);
        }
    }

    private void moments(int l, double[] at, double[] out) {
        PerceptronInput input = model.input(l);
        model.table(l).moments(input.birth(at, driver), input.death(at, driver), out);
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
        if (++sinceSlope > (cascade == null ? SLOPE_EVERY : SLOPE_SELDOM)) {
            sinceSlope = 0;
            slope = slope(at);
        }
        longest = Math.min(share / fastest, SLOW_SHARE / slope);
        if (cascade != null) {
            longest = Math.min(longest, cascade.longest());
        }
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
                moments(l, beside, other);
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
        if (cascade != null) {
            cascade.leap(h);
        }
        predict(h);
        driver = cascade == null ? 0 : Math.min(cascade.output(), model.driverTop());
        for (int l = 0; l < y.length; l++) {
            if (cascade == null || !walked(l, h)) {
                moments(l, middle, moments[l]);
                leapt(l, h);
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
                r += model.coupling(i, l) * (m + (y[l] - m) * PerceptronPath.lost(z) / z);
            }
            double z = r * h / 2;
            double growth = Math.abs(z) < 1e-8 ? h / 2 : -PerceptronPath.lost(-z) / r;
            middle[i] =
                    Math.max(
                            low[i],
                            Math.min(high[i], x[i] * Math.exp(z) + model.production(i) * growth));
        }
    }

    /**
     * Walks, beside a classification network, where a perceptron does not relax within the leap or
     * is far from its law; the rate equation tells that as well as the exact law, at less cost.
     */
    private boolean walked(int l, double h) {
        PerceptronInput input = model.input(l);
        double z = cascade.output();
        double birth = input.birth(middle, z);
        double death = input.death(middle, z);
        double s = birth - death;
        double rate = Math.sqrt(s * s + 4 * input.g() * input.kap());
        double m = PerceptronLaw.steady(input.g(), birth, death, input.kap());
        double v = (input.g() + (birth + death + input.kap() * m) * m) / (2 * rate);
        if (!cascade.walks(y[l], h, m, v, v / rate)) {
            return false;
        }
        expected[l] = y[l] * h;
        moments[l][0] = m;
        moments[l][1] = v;
        moments[l][2] = v / rate;
        CascadePath.walk(walk, input.g(), input.kap(), birth, death, y[l], h, fineness());
        y[l] = walk.count();
        integral[l] = walk.integral();
        return true;
    }

    /** Leaps by the moments of the exact law. */
    private void leapt(int l, double h) {
        double m = moments[l][0];
        double v = moments[l][1];
        double c = moments[l][2];
        expected[l] = PerceptronPath.expected(y[l], h, m, v, c);
        if (m < fewCopies) {
            double birth = model.input(l).birth(middle, driver);
            double death = model.input(l).death(middle, driver);
            path.redraw(y[l], h, m, v, c, () -> (double) draw.one(model, l, birth, death));
        } else {
            path.relax(y[l], h, m, v, c);
        }
        y[l] = path.end();
        integral[l] = path.integral();
    }

    @Override
    long approximateCount(int species) {
        int i = executive.indexOf(species);
        if (i >= 0) {
            return (long) x[i];
        }
        int l = process.recognition().perceptrons().indexOf(species);
        if (l >= 0) {
            return Math.max(0, Math.round(y[l]));
        }
        long own = cascade == null ? -1 : cascade.count(species);
        return own >= 0 ? own : counts[species];
    }
}
