package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rncrn.stochastic.State;

class SweptAreaTest {
    /** A state of two species, no more. */
    private static State at(double x, double y) {
        return new State() {
            @Override
            public double time() {
                return 0;
            }

            @Override
            public long count(int species) {
                return Math.round(species == 0 ? x : y);
            }
        };
    }

    /**
     * A rotating Ornstein-Uhlenbeck process, dx = (-g x - w y) dt + s dW, dy = (w x - g y) dt + s
     * dW', sweeps w E r^2 = w s^2/g per unit of time; plain chords lose g h/2 of it and more.
     */
    @Test
    void extrapolationMakesUpForWhatChordsCutOff() {
        double g = 4;
        double w = 3;
        double h = .05;
        double r = 1e6;
        SplittableRandom random = new SplittableRandom(8);
        java.util.Random gauss = new java.util.Random(random.nextLong());
        SweptArea area = new SweptArea(List.of(0, 1), new double[] {.5, .5});
        double decay = Math.exp(-g * h);
        double root = Math.sqrt((1 - decay * decay) / 2) * r;
        double x = 0;
        double y = 0;
        double sum = 0;
        double chords = 0;
        int steps = 400_000;
        for (int k = 0; k < steps; k++) {
            double nx = decay * (x * Math.cos(w * h) - y * Math.sin(w * h));
            double ny = decay * (x * Math.sin(w * h) + y * Math.cos(w * h));
            nx += root * gauss.nextGaussian();
            ny += root * gauss.nextGaussian();
            chords += (x * ny - y * nx) / (steps * h);
            x = nx;
            y = ny;
            sum += area.gained(at(x, y)) / (steps * h);
        }
        double expected = w * r * r;
        // Chords lose 18 %; what is left after extrapolation is of second order, 4 %.
        assertEquals(-.18, chords / expected - 1, .02);
        assertEquals(0, sum / expected - 1, .05);
    }

    @Test
    void aPathPutElsewhereSweepsUpToItsExitAndFromItsStart() {
        SweptArea area = new SweptArea(List.of(0, 1), new double[2]);
        assertEquals(0, area.gained(at(10, 0)));
        assertEquals(100, area.gained(at(10, 10)));
        assertEquals(10 * 20 - 10 * 10, area.gained(new long[] {10, 20}, new long[] {-500, 300}));
        // One step: no pair yet.
        assertEquals(-500 * 310 + 300 * 500, area.gained(at(-500, 310)));
    }
}
