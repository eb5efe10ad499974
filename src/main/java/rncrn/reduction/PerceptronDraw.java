package rncrn.reduction;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Draws perceptrons from their stationary law given the executive species: from few copies by
 * inversion of the exact law, from many as a rounded normal number of the exact mean and variance.
 */
final class PerceptronDraw {
    /** Mean copy number above which the normal law is used. */
    private static final double MANY = 200;

    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian gauss;
    private final PerceptronLaw law = new PerceptronLaw();
    private final double[] moments;

    PerceptronDraw(SlowProcess process, UniformRandomProvider random) {
        this.random = random;
        this.gauss = ZigguratSampler.NormalizedGaussian.of(random);
        this.moments = new double[3 + 4 * process.recognition().executive().size()];
    }

    /** Copies of perceptron l at executive copies x, a classification network at its mean. */
    long one(SlowModel model, int l, double[] x) {
        return one(model, l, model.input(l).birth(x), model.input(l).death(x));
    }

    /** Copies of perceptron j in layer l of a classification network. */
    long one(Cascade cascade, int l, int j) {
        return (long) cascade.draw(l, j, random, gauss);
    }

    /** Copies of perceptron l at its coefficients B and D. */
    long one(SlowModel model, int l, double birth, double death) {
        PerceptronInput input = model.input(l);
        model.table(l).moments(birth, death, moments);
        if (moments[0] > MANY) {
            return Math.max(0, Math.round(moments[0] + Math.sqrt(moments[1]) * gauss.sample()));
        }
        law.weigh(input.g(), birth, death, input.kap());
        double u = random.nextDouble();
        int n = law.low();
        while (n < law.high() && u >= law.weight(n)) {
            u -= law.weight(n);
            n++;
        }
        return n;
    }
}
