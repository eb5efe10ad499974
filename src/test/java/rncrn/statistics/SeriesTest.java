package rncrn.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Correlation times, burn-in, bootstrap, spectra on series whose laws are known. */
class SeriesTest {
    private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(11L);
    private final ZigguratSampler.NormalizedGaussian normal =
            ZigguratSampler.NormalizedGaussian.of(random);

    /** AR(1) from its stationary law: correlation time (1 + rho)/(1 - rho). */
    private double[] autoregressive(int n, double rho, double start) {
        double[] x = new double[n];
        x[0] = start;
        for (int i = 1; i < n; i++) {
            x[i] = rho * x[i - 1] + Math.sqrt(1 - rho * rho) * normal.sample();
        }
        return x;
    }

    @Test
    void correlationTimeOfAnAutoregressiveSeries() {
        double[][] series = new double[8][];
        for (int i = 0; i < series.length; i++) {
            series[i] = autoregressive(20_000, 0.9, normal.sample());
        }
        // Relative standard error of tau about sqrt(2 (2 M + 1)/N) = 0.035 with M = 5 tau.
        assertEquals(19, Autocorrelation.time(series), 19 * 5 * 0.035);
        double[] rho = Autocorrelation.of(series, 20);
        assertEquals(0.9, rho[1], 0.02);
        assertEquals(Math.pow(0.9, 10), rho[10], 0.06);
        assertEquals(1, rho[0]);
    }

    @Test
    void burnInIsSeenAndStationarySeriesAreKept() {
        double[][] far = new double[8][];
        for (int i = 0; i < far.length; i++) {
            far[i] = autoregressive(4000, 0.98, 20);
        }
        int cut = BurnIn.samples(far);
        // 20 * 0.98^t falls below the scatter of the mean over 8 series, 0.35, at t = 200.
        assertTrue(cut >= 120 && cut <= 900, "cut " + cut);
        assertEquals(0, BurnIn.samples(new double[][] {new double[10], new double[10]}));
    }

    /** Coverage of 95 % intervals for the mean of correlated series; false alarm below 1e-6. */
    @Test
    void blockBootstrapCoversTheMean() {
        int covered = 0;
        int rounds = 300;
        for (int round = 0; round < rounds; round++) {
            double[][] series = new double[4][];
            for (int i = 0; i < series.length; i++) {
                series[i] = autoregressive(600, 0.8, normal.sample());
            }
            List<double[]> blocks = new ArrayList<>();
            for (int[] block : Blocks.of(series, Autocorrelation.time(series))) {
                double[] sums = new double[2];
                for (int i = block[1]; i < block[2]; i++) {
                    sums[0] += series[block[0]][i];
                    sums[1]++;
                }
                blocks.add(sums);
            }
            Interval mean =
                    new BlockBootstrap(blocks.toArray(double[][]::new), 200, random)
                            .interval(sum -> sum[0] / sum[1], 0.95);
            if (mean.low() <= 0 && mean.high() >= 0) {
                covered++;
            }
        }
        // Short blocks lose a little: 92 % is expected, 85 % would be a fault.
        assertTrue(covered >= 0.85 * rounds, "covered " + covered);
        assertTrue(covered <= 0.99 * rounds, "covered " + covered);
    }

    @Test
    void blocksTileTheStretches() {
        List<int[]> blocks = Blocks.of(new int[] {100, 3, 57}, 2);
        int covered = 0;
        for (int[] block : blocks) {
            assertTrue(block[2] > block[1]);
            covered += block[2] - block[1];
        }
        assertEquals(157, covered);
        assertTrue(blocks.size() >= 8);
        // Many stretches shorter than a correlation time: each is a block.
        int[] many = new int[24];
        java.util.Arrays.fill(many, 100);
        assertEquals(24, Blocks.of(many, 1000).size());
    }

    @Test
    void spectrumOfANoisyOscillation() {
        // Phase diffusion D at angular speed w has a Lorentz line of half-width D about w, hence a
        // quality factor w/(2 D).
        double step = 0.1;
        double speed = 2;
        double diffusion = 0.02;
        double[] x = new double[1 << 18];
        double phase = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.cos(phase);
            phase += speed * step + Math.sqrt(2 * diffusion * step) * normal.sample();
        }
        Spectrum spectrum = Spectrum.of(new double[][] {x}, step, 1 << 14);
        assertEquals(speed / (2 * Math.PI), spectrum.frequency(spectrum.peak()), 0.01);
        assertEquals(speed / (2 * diffusion), spectrum.qualityFactor(), 25);
    }

    @Test
    void momentsMergeAsIfSeenTogether() {
        Moments left = new Moments();
        Moments right = new Moments();
        Moments both = new Moments();
        for (int i = 0; i < 1000; i++) {
            double x = 1e6 + normal.sample();
            (i % 3 == 0 ? left : right).add(x);
            both.add(x);
        }
        left.add(right);
        assertEquals(both.mean(), left.mean(), 1e-8);
        assertEquals(both.variance(), left.variance(), 1e-6);
        assertEquals(both.count(), left.count());
        assertTrue(Double.isNaN(new Moments().mean()));
    }
}
