package rncrn.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Densities, modes, craters and phases of clouds whose laws are known. */
class ShapeTest {
    private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(5L);
    private final ZigguratSampler.NormalizedGaussian normal =
            ZigguratSampler.NormalizedGaussian.of(random);

    private KernelDensity estimate(double[] sample) {
        KernelDensity.Bins bins = new KernelDensity.Bins(-6, 10);
        for (double x : sample) {
            bins.add(x);
        }
        return KernelDensity.of(bins, sample.length, 0);
    }

    @Test
    void kernelEstimateOfANormalSample() {
        double[] sample = new double[4000];
        Arrays.setAll(sample, i -> normal.sample());
        KernelDensity density = estimate(sample);
        double sum = 0;
        for (int i = 0; i < density.size(); i++) {
            double exact = Math.exp(-density.x(i) * density.x(i) / 2) / Math.sqrt(2 * Math.PI);
            assertEquals(exact, density.density(i), 0.05);
            sum += density.density(i) * 16 / (density.size() - 1);
        }
        assertEquals(1, sum, 1e-6);
        // The best bandwidth for a normal law is 1.06 n^(-1/5).
        assertEquals(1.06 * Math.pow(4000, -0.2), density.bandwidth(), 0.06);
        assertEquals(1, density.modes(0.9).size());
        assertEquals(0, density.modes(0.9).get(0), 0.3);
    }

    @Test
    void twoModesAreFoundInTheirPlaces() {
        double[] sample = new double[4000];
        Arrays.setAll(sample, i -> i % 4 == 0 ? 5 + 0.5 * normal.sample() : normal.sample());
        KernelDensity density = estimate(sample);
        List<Double> modes = density.modes(0.9);
        assertEquals(2, modes.size());
        assertEquals(0, modes.get(0), 0.3);
        assertEquals(5, modes.get(1), 0.2);
        assertTrue(density.valleyRatio(0, 5) < 0.1);
        assertEquals(1, density.valleyRatio(-0.1, 0.1), 0.1);
    }

    /** Copy numbers: the comb must not be taken for structure, however long the sample. */
    @Test
    void bandwidthOnALattice() {
        for (double spacing : new double[] {0.02, 0.1, 0.5}) {
            KernelDensity.Bins bins = new KernelDensity.Bins(-6, 10);
            for (int i = 0; i < 20_000; i++) {
                bins.add(spacing * Math.rint(normal.sample() / spacing));
            }
            KernelDensity density = KernelDensity.of(bins, 20_000, spacing);
            double best = 1.06 * Math.pow(20_000, -0.2);
            assertEquals(Math.max(best, spacing), density.bandwidth(), 0.3 * best);
            assertEquals(1, density.modes(0.9).size());
        }
    }

    @Test
    void modesOfOneAndOfTwo() {
        double[][] one = new double[4][500];
        double[][] two = new double[4][500];
        for (int s = 0; s < 4; s++) {
            for (int i = 0; i < 500; i++) {
                one[s][i] = Math.rint(5 * normal.sample() + 30);
                two[s][i] = Math.rint(4 * normal.sample() + (random.nextBoolean() ? 20 : 45));
            }
        }
        Modes single = Modes.of(one, 1, 0.9, 0.99, random);
        assertEquals(1, single.count().high());
        assertTrue(single.dip() > 1e-3);
        assertEquals(30, single.median().estimate(), 1);
        Modes twin = Modes.of(two, 1, 0.9, 0.99, random);
        assertEquals(2, twin.count().low());
        assertTrue(twin.dip() <= 1e-3);
    }

    /**
     * A Gaussian cloud is a peak whatever its place, shape and correlation; a cycle is a crater.
     */
    @Test
    void cratersAndPeaks() {
        double[][][] peak = new double[8][600][];
        double[][][] ring = new double[8][600][];
        for (int s = 0; s < 8; s++) {
            for (int i = 0; i < 600; i++) {
                double u = normal.sample();
                double v = normal.sample();
                peak[s][i] = new double[] {7 + 3 * u + v, 4 + 0.2 * v};
                double angle = 2 * Math.PI * random.nextDouble();
                ring[s][i] =
                        new double[] {
                            5 + 4 * Math.cos(angle) + 0.5 * u, 5 + Math.sin(angle) + 0.15 * v
                        };
            }
        }
        Interval peaked = Crater.ratio(peak, 0.9999, random);
        assertTrue(peaked.low() > 0.6, peaked.toString());
        assertTrue(peaked.high() < 1.8, peaked.toString());
        Interval cratered = Crater.ratio(ring, 0.9999, random);
        assertTrue(cratered.high() < 0.4, cratered.toString());
    }

    @Test
    void phaseOfANoisyRotation() {
        double step = 0.1;
        double speed = -2;
        double diffusion = 0.05;
        double[][][] points = new double[6][20_000][];
        for (double[][] stretch : points) {
            double phase = 2 * Math.PI * random.nextDouble();
            for (int i = 0; i < stretch.length; i++) {
                // An ellipse, so that the angle does not advance evenly.
                stretch[i] = new double[] {3 + 2 * Math.cos(phase), 1 + Math.sin(phase)};
                phase += speed * step + Math.sqrt(2 * diffusion * step) * normal.sample();
            }
        }
        Phase phase = new Phase(points, step, 3);
        Interval measured = phase.diffusion(0.9999);
        assertTrue(measured.low() < diffusion && measured.high() > diffusion, measured.toString());
        assertEquals(diffusion, measured.estimate(), 0.01);
        Interval period = phase.period(0.9999);
        assertTrue(period.low() < Math.PI && period.high() > Math.PI, period.toString());
        // The passage by a full turn at speed w has mean 2 pi/w and variance 4 pi D/w^3.
        Moments turns = new Moments();
        phase.turns().forEach(turns::add);
        assertEquals(Math.PI, turns.mean(), 0.05);
        assertEquals(4 * Math.PI * diffusion / 8, turns.variance(), 0.02);
    }
}
