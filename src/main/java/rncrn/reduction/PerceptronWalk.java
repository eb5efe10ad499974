package rncrn.reduction;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * One perceptron over a short time with everything around it held: births at g + B n, deaths at D n
 * + kap n (n - 1). In the limit of short steps its law is that of the chain, whether or not its
 * fluctuations are small or linear.
 *
 * <p>Few or strongly fluctuating copies are whole. The linear part of a step is drawn from its
 * exact transition law (Kendall 1948, doi 10.1214/aoms/1177730285): after a time t every copy has
 * no descendant with probability a, else a geometric number of them with ratio b, and what came
 * from nothing is negative binomial,
 *
 * <pre>
 * e = exp((B - D) t),   a = D (e - 1)/(B e - D),   b = B (e - 1)/(B e - D),
 * n(t) = K + Poisson(q Gamma(K + g/B)),   K = Binomial(n, 1 - a),   q = b/(1 - b) = B (e - 1)/(B - D)
 * </pre>
 *
 * so that births and deaths that far outnumber the change between them cost nothing. Removal in
 * pairs alone takes n to n/(1 + (n - 1) w), w = 1 - exp(-kap t), in the mean; half of it goes
 * before and half after the linear part (Strang splitting), from n/2 disjoint pairs, which has its
 * variance right to second order, too.
 *
 * <p>Where the noise of a step is small beside the copies, they follow the rate equation's closed
 * solution, y(t) = (y (q + s T) + 2 g T)/(q + (2 kap y - s) T) with s = B - D + kap, q^2 = s^2 + 4
 * g kap and T = tanh(q t/2), and a normal number of the variance that the step brings.
 */
final class PerceptronWalk {
    /** Mean number of births per copy below which they are as good as none. */
    private static final double NONE = 1e-9;

    /** Standard deviation of a step, relative to the copies, up to which it counts as small. */
    private static final double SMALL = .1;

    /** Copies from which a step may be smooth. */
    static final double MANY = 50;

    private final BinomialDraw binomial;
    private final GammaDraw gamma;
    private final PoissonDraw poisson;
    private final ZigguratSampler.NormalizedGaussian gauss;
    private double g;
    private double birth;
    private double death;
    private double kap;
    private double t;

    /** Share of pair removal in half a step, and what the linear part makes of a copy. */
    private double pairs;

    private double growth;
    private double survival;
    private double immigration;

    /** Whether the above are those of the present step. */
    private boolean ready;

    private double count;
    private double integral;

    PerceptronWalk(UniformRandomProvider random) {
        binomial = new BinomialDraw(random);
        gamma = new GammaDraw(random);
        poisson = new PoissonDraw(random);
        gauss = ZigguratSampler.NormalizedGaussian.of(random);
    }

    /** Copies at the end of the last walk. */
    double count() {
        return count;
    }

    /** Integral of the copies over the last walk, by the trapezoidal rule. */
    double integral() {
        return integral;
    }

    /**
     * Walks.
     *
     * @param from copies, not negative; rounded where they are few
     * @param h length
     * @param steps equal steps to take
     */
    void go(double g, double birth, double death, double kap, double from, double h, int steps) {
        this.g = g;
        this.birth = birth;
        this.death = death;
        this.kap = kap;
        t = h / steps;
        ready = false;
        double s = birth - death + kap;
        double q = Math.sqrt(s * s + 4 * g * kap);
        double e = Math.exp(-q * t);
        double tanh = (1 - e) / (1 + e);
        count = from;
        integral = 0;
        for (int k = 0; k < steps; k++) {
            double y = count;
            double flux = g + (birth + death) * y + kap * y * (y - 1);
            if (y > MANY && flux * t < SMALL * SMALL * y * y) {
                double z = (y * (q + s * tanh) + 2 * g * tanh) / (q + (2 * kap * y - s) * tanh);
                double m = .5 * (y + z);
                double lost = (2 * kap * m - s) * t;
                double gained = (g + (birth + death) * m + kap * m * (m - 1)) * t;
                // (1 - exp(-2 a))/(2 a) to second order, a being what relaxes meanwhile.
                double kept = 1 - lost * (1 - 2.0 / 3 * lost);
                count = Math.max(0, z + Math.sqrt(gained * kept) * gauss.sample());
            } else {
                jump(Math.rint(y));
            }
            integral += t / 2 * (y + count);
        }
    }

    private void jump(double n) {
        if (!ready) {
            ready = true;
            linear();
        }
        double kept = binomial.one(paired(n), survival);
        double grown =
                growth < NONE
                        ? kept + poisson.one(immigration)
                        : kept + poisson.one(growth * gamma.one(kept + g / birth));
        count = paired(grown);
    }

    private void linear() {
        double s = birth - death;
        boolean flat = Math.abs(s * t) < 1e-8;
        double change = flat ? t : Math.expm1(s * t) / s;
        pairs = -Math.expm1(-kap * t / 2);
        growth = birth * change;
        survival = (flat ? 1 : Math.exp(s * t)) / (1 + growth);
        immigration = g * change;
    }

    /** What half a step's removal in pairs leaves. */
    private double paired(double n) {
        if (n < 2) {
            return n;
        }
        double couples = Math.floor(n / 2);
        double w = (n - 1) * pairs;
        return n - binomial.one(couples, n * w / (1 + w) / couples);
    }
}
