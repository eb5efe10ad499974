package rncrn.training;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import rncrn.design.TrainingPlan;

/**
 * Starting points: switching hyperplanes of random direction through random data points, their
 * steepness log-uniform, a third of the starts with directions stretched along the axes.
 */
final class Starts {
    static final double WIDE_FROM = .1;
    static final double WIDE_TO = 60;

    private Starts() {}

    /** The generator of one piece of work, a function of the seed and the work's number alone. */
    static UniformRandomProvider random(long seed, long number) {
        return RandomSource.XO_SHI_RO_256_PP.create(
                seed * 0x9e3779b97f4a7c15L + number * 0xbf58476d1ce4e5b9L + 0x94d049bb133111ebL);
    }

    /** Hyperplanes of one start. */
    static double[] hyperplanes(Problem problem, int m, TrainingPlan plan, long seed, int number) {
        UniformRandomProvider random = random(seed, number);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        boolean wide = random.nextDouble() < plan.wideShare();
        double from = Math.log(wide ? WIDE_FROM : plan.steepnessFrom());
        double to = Math.log(wide ? WIDE_TO : plan.steepnessTo());
        boolean stretched = random.nextInt(3) == 0;
        int k = problem.width - 1;
        double[] v = new double[m * problem.width];
        for (int j = 0; j < m; j++) {
            double[] direction = new double[k];
            double norm = 0;
            for (int i = 0; i < k; i++) {
                direction[i] = normal.sample();
                if (stretched) {
                    direction[i] *= Math.exp(normal.sample());
                }
                norm += direction[i] * direction[i];
            }
            double steepness = Math.exp(from + (to - from) * random.nextDouble());
            int d = random.nextInt(problem.points);
            double bias = 0;
            for (int i = 0; i < k; i++) {
                double entry = steepness * direction[i] / Math.sqrt(norm);
                v[j * problem.width + i] = entry;
                bias -= entry * problem.z[i][d];
            }
            v[j * problem.width + k] = bias;
        }
        return v;
    }
}
