package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import rncrn.stochastic.Streams;

class RelabellingTest {
    private static final int FEW = 32;
    private static final int MORE = 128;

    private static double[] skew(int runs, UniformRandomProvider random, double scale) {
        double[] counts = new double[runs];
        for (int r = 0; r < runs; r++) {
            double e = -Math.log1p(-random.nextDouble());
            counts[r] = Math.rint(scale * e * e);
        }
        return counts;
    }

    private static double z(double[] one, double[] other, int kind) {
        double[][] rows = {one};
        double[][] others = {other};
        return Math.abs(new WindowSample(rows).z(new WindowSample(others), 0, kind));
    }

    /**
     * Of samples of one skew law many lie more than 3 standard errors apart; what relabelling then
     * calls real is as rare as the normal law says, 5.4 of 2000. More than 20 has probability 1e-6.
     */
    @Test
    void falseAlarmsAreAsRareAsSaid() {
        UniformRandomProvider random = Streams.stream(31, 0);
        int far = 0;
        int real = 0;
        for (int k = 0; k < 2000; k++) {
            double[] one = skew(FEW, random, 30);
            double[] other = skew(MORE, random, 30);
            double z = z(one, other, 1);
            if (z > 3) {
                far++;
                if (!new Relabelling(one, other, 1).byChance(z, 3, random)) {
                    real++;
                }
            }
        }
        assertTrue(far > 60, "only " + far + " lie far apart, so nothing was tested");
        assertTrue(real <= 20, real + " of " + far + " called real");
    }

    @Test
    void trueDifferencesAreSeen() {
        UniformRandomProvider random = Streams.stream(32, 0);
        double[] one = new double[FEW];
        double[] other = new double[MORE];
        double[] wide = new double[MORE];
        for (int r = 0; r < MORE; r++) {
            double e = random.nextDouble() + random.nextDouble() + random.nextDouble();
            other[r] = Math.rint(100 * e);
            wide[r] = Math.rint(400 * e);
            if (r < FEW) {
                one[r] = Math.rint(100 * (random.nextDouble() + 2 * random.nextDouble()) + 80);
            }
        }
        assertFalse(new Relabelling(one, other, 0).byChance(z(one, other, 0), 4.5, random));
        assertFalse(new Relabelling(one, wide, 1).byChance(z(one, wide, 1), 4.5, random));
    }

    /** Sums of powers against the definitions. */
    @Test
    void momentsAreThoseOfTheRuns() {
        double[] counts = {3, 7, 7, 12, 1, 4};
        WindowSample sample = new WindowSample(new double[][] {counts});
        double mean = 34.0 / 6;
        double second = 0;
        double fourth = 0;
        for (double n : counts) {
            second += Math.pow(n - mean, 2) / 5;
            fourth += Math.pow(n - mean, 4) / 6;
        }
        double sd = Math.sqrt(second);
        assertEquals(mean, sample.value[0][0], 1e-12);
        assertEquals(sd, sample.value[0][1], 1e-12);
        assertEquals(sd / Math.sqrt(6), sample.error[0][0], 1e-12);
        assertEquals(
                Math.sqrt((fourth - second * second) / 6) / (2 * sd), sample.error[0][1], 1e-12);
    }
}
