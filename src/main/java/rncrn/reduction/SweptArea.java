package rncrn.reduction;

import java.util.List;
import rncrn.stochastic.State;

/**
 * Twice the area that a path of two species sweeps round a centre, from looks at equal steps of
 * time. Chords cut off what noise and drift turn between two looks, a share in proportion to the
 * step: chords over two steps cut off twice that, and extrapolation removes it.
 */
final class SweptArea {
    private final List<Integer> species;
    private final double[] centre;
    private final double[] last = new double[2];
    private final double[] beforeLast = new double[2];
    private double single;
    private int known;

    SweptArea(List<Integer> species, double[] centre) {
        this.species = species;
        this.centre = centre;
    }

    /**
     * What has been gained between the last look and an exit, after which the path begins anew. It
     * counts: next to the edge a path sweeps several times the usual area.
     *
     * @param exit state at the exit
     * @param start state from which it goes on
     */
    double gained(long[] exit, long[] start) {
        double x = exit[species.get(0)] - centre[0];
        double y = exit[species.get(1)] - centre[1];
        double gain = known > 0 ? last[0] * y - last[1] * x : 0;
        last[0] = start[species.get(0)] - centre[0];
        last[1] = start[species.get(1)] - centre[1];
        known = 1;
        return gain;
    }

    /** What has been gained since the last look, or since the path began anew. */
    double gained(State state) {
        double x = state.count(species.get(0)) - centre[0];
        double y = state.count(species.get(1)) - centre[1];
        double now = known > 0 ? last[0] * y - last[1] * x : 0;
        double gain = now;
        if (known > 1) {
            // 2 A(h) - A(2h), where every step lies in two overlapping pairs.
            double pair = beforeLast[0] * y - beforeLast[1] * x;
            gain = now + (now + single - pair) / 2;
        }
        single = now;
        beforeLast[0] = last[0];
        beforeLast[1] = last[1];
        last[0] = x;
        last[1] = y;
        known++;
        return gain;
    }
}
