package rncrn.bifurcation;

import java.util.List;
import rncrn.field.Box;

/**
 * Which attractor the trajectory from each point of a grid settles on.
 *
 * @param regimes what there is at these parameter values
 * @param x grid of the first search variable
 * @param y grid of the second one, of length 1 where there is only one
 * @param label one row per y: 0.. for the stable equilibria in their order, then for the stable
 *     cycles; -1 where the trajectory leaves, -2 where it settles on nothing known
 */
@SuppressWarnings("ArrayRecordComponent") // A holder of results, never compared.
public record Basins(Regimes regimes, double[] x, double[] y, int[][] label) {
    /** The trajectory left the surroundings of the box. */
    public static final int ESCAPES = -1;

    /** The trajectory settled on nothing known. */
    public static final int UNDECIDED = -2;

    /**
     * The basins on a box of one or two search variables; the perceptrons of a reaction list start
     * at rest.
     *
     * @param cells points per side, at least 2
     */
    public static Basins compute(Dynamics dynamics, Box box, double[] p, int cells) {
        if (box.dimension() > 2 || cells < 2) {
            throw new IllegalArgumentException(
                    "basins need one or two species and at least two points a side");
        }
        Regimes regimes = new RegimeFinder(dynamics, box).at(p);
        Settling settling = new Settling(dynamics, box, p);
        List<Equilibrium> rest = regimes.stableEquilibria();
        List<Cycle> cycles = regimes.stableCycles();
        double[] x = grid(box, 0, cells);
        double[] y = box.dimension() == 2 ? grid(box, 1, cells) : new double[1];
        int[][] label = new int[y.length][x.length];
        for (int r = 0; r < y.length; r++) {
            for (int c = 0; c < x.length; c++) {
                double[] point =
                        box.dimension() == 2 ? new double[] {x[c], y[r]} : new double[] {x[c]};
                label[r][c] =
                        label(settling.follow(dynamics.lift(point, p), rest, cycles), rest.size());
            }
        }
        return new Basins(regimes, x, y, label);
    }

    private static int label(Attractor attractor, int equilibria) {
        if (attractor instanceof Attractor.Rest found) {
            return found.equilibrium();
        }
        if (attractor instanceof Attractor.KnownCycle found) {
            return equilibria + found.cycle();
        }
        return attractor instanceof Attractor.Escape ? ESCAPES : UNDECIDED;
    }

    /** Middles of equal cells. */
    private static double[] grid(Box box, int side, int cells) {
        double[] grid = new double[cells];
        for (int k = 0; k < cells; k++) {
            grid[k] = box.lower(side) + box.width(side) * (k + .5) / cells;
        }
        return grid;
    }
}
