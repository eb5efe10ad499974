package rncrn.reduction;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Poisson numbers whose mean changes with every draw, without any setting up: from 10 on by
 * transformed rejection (Hörmann 1993, doi 10.1016/0167-6687(93)90997-4, algorithm PTRS), below by
 * multiplying uniform numbers. Both follow the Poisson law itself.
 */
final class PoissonDraw {
    private static final double FEW = 10;

    /** Largest mean for which the logarithm of a weight keeps enough digits. */
    private static final double MANY = 1e9;

    private static final int TABLE = 16;

    /** Logarithms of factorials. */
    private static final double[] LOG_FACTORIAL = new double[TABLE];

    static {
        for (int k = 2; k < TABLE; k++) {
            LOG_FACTORIAL[k] = LOG_FACTORIAL[k - 1] + Math.log(k);
        }
    }

    private static final double HALF_LOG_TWO_PI = .5 * Math.log(2 * Math.PI);

    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian gauss;

    PoissonDraw(UniformRandomProvider random) {
        this.random = random;
        this.gauss = ZigguratSampler.NormalizedGaussian.of(random);
    }

    /** A number; 0 where the mean is not positive, a rounded normal one where it is above 1e9. */
    double one(double mean) {
        if (mean > MANY) {
            return Math.max(0, Math.rint(mean + Math.sqrt(mean) * gauss.sample()));
        }
        return mean >= FEW ? many(mean) : mean > 0 ? few(mean) : 0;
    }

    private double few(double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int k = 0;
        while (product > limit) {
            product *= random.nextDouble();
            k++;
        }
        return k;
    }

    private double many(double mean) {
        double b = .931 + 2.53 * Math.sqrt(mean);
        double a = -.059 + .02483 * b;
        double accepted = .9277 - 3.6224 / (b - 2);
        while (true) {
            double u = random.nextDouble() - .5;
            double v = random.nextDouble();
            double us = .5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + mean + .43);
            if (us >= .07 && v <= accepted) {
                return k;
            }
            if (k < 0 || (us < .013 && v > us)) {
                continue;
            }
            double scale = 1.1239 + 1.1328 / (b - 3.4);
            double hat = Math.log(v * scale / (a / (us * us) + b));
            if (hat <= k * Math.log(mean) - mean - logFactorial(k)) {
                return k;
            }
        }
    }

    /** Stirling's series, whose next term is below 1e-10 from the table's end on. */
    static double logFactorial(double k) {
        if (k < TABLE) {
            return LOG_FACTORIAL[(int) k];
        }
        double inverse = 1 / k;
        double square = inverse * inverse;
        return (k + .5) * Math.log(k)
                - k
                + HALF_LOG_TWO_PI
                + inverse * (1.0 / 12 - square * (1.0 / 360 - square / 1260));
    }
}
