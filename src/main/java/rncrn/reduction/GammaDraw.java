package rncrn.reduction;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Gamma numbers whose shape changes with every draw, without any setting up (Marsaglia and Tsang
 * 2000, doi 10.1145/358407.358414).
 */
final class GammaDraw {
    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian gauss;

    GammaDraw(UniformRandomProvider random) {
        this.random = random;
        this.gauss = ZigguratSampler.NormalizedGaussian.of(random);
    }

    /** A number of scale 1; its shape is not negative, and 0 gives 0. */
    double one(double shape) {
        if (!(shape > 0)) {
            return 0;
        }
        return shape < 1
                ? atLeastOne(shape + 1) * Math.pow(random.nextDouble(), 1 / shape)
                : atLeastOne(shape);
    }

    private double atLeastOne(double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double z = gauss.sample();
            double v = 1 + c * z;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            double u = random.nextDouble();
            if (u < 1 - .0331 * z * z * z * z
                    || Math.log(u) < .5 * z * z + d * (1 - v + Math.log(v))) {
                return d * v;
            }
        }
    }
}
