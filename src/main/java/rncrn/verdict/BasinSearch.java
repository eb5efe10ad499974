package rncrn.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import rncrn.ComputationException;
import rncrn.bifurcation.Dynamics;
import rncrn.deterministic.OdeSystem;
import rncrn.deterministic.OdeTrajectory;
import rncrn.deterministic.Tolerances;
import rncrn.field.Box;

/**
 * Looks for the edge of the basin of a stable equilibrium in two search variables, along rays: what
 * starts at a point with the perceptrons at rest returns, or leaves. Only an edge that is met in
 * every direction within the box counts.
 */
final class BasinSearch {
    private static final int DIRECTIONS = 16;
    private static final int HALVINGS = 10;

    /** Shares of the way to the edge at which trajectories are to start. */
    private static final double[] SHARES = {0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5};

    /** How long is waited for the return, in relaxation times, looking so often. */
    private static final double LONGEST = 30;

    private static final int LOOKS = 60;

    /** So near, in widths of the box, nothing leaves again. */
    private static final double NEAR = 0.02;

    private final Dynamics dynamics;
    private final Box box;
    private final double[] p;
    private final double[] centre;
    private final double relaxation;
    private final OdeSystem system;
    private final Box guard;

    /**
     * @param centre the equilibrium in search variables
     * @param relaxation its slowest relaxation time
     */
    BasinSearch(Dynamics dynamics, Box box, double[] p, double[] centre, double relaxation) {
        this.dynamics = dynamics;
        this.box = box;
        this.p = p;
        this.centre = centre;
        this.relaxation = relaxation;
        this.system = OdeSystem.of(dynamics.field(), p);
        this.guard = guard();
    }

    /** The box grown by its width, for the search variables; the others roam. */
    private Box guard() {
        double[] low = new double[dynamics.field().dimension()];
        double[] high = new double[low.length];
        Arrays.fill(low, -Double.MAX_VALUE);
        Arrays.fill(high, Double.MAX_VALUE);
        for (int i = 0; i < box.dimension(); i++) {
            int place = dynamics.variables().indexOf(dynamics.searchVariables().get(i));
            low[place] = box.lower(i) - box.width(i);
            high[place] = box.upper(i) + box.width(i);
        }
        return Box.of(low, high);
    }

    /**
     * The basin.
     *
     * @param whole concentrations of all species from a state of the field
     */
    Optional<Basin> find(UnaryOperator<List<Double>> whole) {
        List<Double> reach = new ArrayList<>();
        for (int i = 0; i < DIRECTIONS; i++) {
            double angle = 2 * Math.PI * i / DIRECTIONS;
            double farthest = farthest(angle);
            if (returns(at(angle, farthest))) {
                return Optional.empty();
            }
            double in = 0;
            double out = farthest;
            for (int k = 0; k < HALVINGS; k++) {
                double middle = (in + out) / 2;
                if (returns(at(angle, middle))) {
                    in = middle;
                } else {
                    out = middle;
                }
            }
            if (in < NEAR) {
                return Optional.empty();
            }
            reach.add((in + out) / 2);
        }
        List<Basin.Ring> rings = new ArrayList<>();
        for (double share : SHARES) {
            List<List<Double>> starts = new ArrayList<>();
            for (int i = 0; i < DIRECTIONS; i++) {
                double[] point = at(2 * Math.PI * i / DIRECTIONS, share * reach.get(i));
                for (int k = 0; k < point.length; k++) {
                    point[k] = Math.max(0, point[k]);
                }
                starts.add(whole.apply(Arrays.stream(dynamics.lift(point, p)).boxed().toList()));
            }
            rings.add(new Basin.Ring(share, starts));
        }
        return Optional.of(
                new Basin(
                        Arrays.stream(centre).boxed().toList(),
                        List.of(box.width(0), box.width(1)),
                        reach,
                        rings));
    }

    /** How far the ray runs within the box. */
    private double farthest(double angle) {
        double farthest = 2;
        double[] along = {Math.cos(angle), Math.sin(angle)};
        for (int i = 0; i < 2; i++) {
            double room =
                    (along[i] > 0 ? box.upper(i) - centre[i] : centre[i] - box.lower(i))
                            / box.width(i);
            if (Math.abs(along[i]) > 1e-9) {
                farthest = Math.min(farthest, room / Math.abs(along[i]));
            }
        }
        return farthest;
    }

    private double[] at(double angle, double distance) {
        return new double[] {
            centre[0] + box.width(0) * distance * Math.cos(angle),
            centre[1] + box.width(1) * distance * Math.sin(angle)
        };
    }

    private boolean returns(double[] point) {
        double[] times = new double[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            times[i] = LONGEST * relaxation * i / (LOOKS - 1);
        }
        try {
            OdeTrajectory.Sampled path =
                    OdeTrajectory.sample(
                            system,
                            dynamics.lift(point, p),
                            times,
                            Tolerances.PLAIN,
                            Optional.of(guard));
            return path.exit().isEmpty() && near(path.states()[path.states().length - 1]);
        } catch (ComputationException runsAway) {
            return false;
        }
    }

    private boolean near(double[] state) {
        double[] point = dynamics.project(state);
        double apart = 0;
        for (int i = 0; i < point.length; i++) {
            apart = Math.max(apart, Math.abs(point[i] - centre[i]) / box.width(i));
        }
        return apart < NEAR;
    }
}
