package rncrn.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rncrn.bifurcation.Dynamics;
import rncrn.deterministic.Crossings;
import rncrn.deterministic.OdeSystem;
import rncrn.deterministic.Rodas;
import rncrn.deterministic.Tolerances;
import rncrn.field.Box;
import rncrn.target.Curve;

/**
 * A cycle found by following a trajectory that starts on the wanted curve, for curves that wind:
 * their trajectories are long, and a search from all over the domain costs more than it tells. The
 * trajectory is watched where it passes through the plane across the curve's first point, near that
 * point; once two passages repeat, the way between them is the cycle, and it attracts, since the
 * trajectory came to it forwards in time.
 *
 * @param period time between the passages that repeat
 * @param orbit states of the executive species over one period, closed
 * @param windings by species, how often it rises through the middle of its range in one period
 * @param apart distance of the two passages, in widths of the domain
 */
record FollowedCycle(double period, List<double[]> orbit, List<Integer> windings, double apart) {
    private static final int MOST_PASSAGES = 30;

    /** Passages that repeat so well count as one, in widths of the domain. */
    private static final double REPEATED = 2e-4;

    /** Time that is waited for, in lengths of the curve over the speed at its start. */
    private static final double LONGEST = 40;

    private static final int POINTS = 3000;

    /**
     * Follows.
     *
     * @param reach how far from the curve's first point a passage may lie
     * @return nothing where no passage repeats
     */
    static Optional<FollowedCycle> of(
            Dynamics dynamics, Box domain, double[] at, Curve curve, double reach) {
        double[][] line = curve.points(POINTS);
        double[] base = line[0];
        double[] normal = new double[base.length];
        double length = 0;
        for (int k = 1; k < line.length; k++) {
            length += distance(line[k], line[k - 1]);
        }
        double step = distance(line[1], base);
        for (int i = 0; i < base.length; i++) {
            normal[i] = (line[1][i] - base[i]) / step;
        }
        double[] start = dynamics.lift(base, at);
        double[] drift = new double[base.length];
        dynamics.search().value(base, at, drift);
        double speed = 0;
        for (double component : drift) {
            speed += component * component;
        }
        Passages passages = new Passages(dynamics, domain, base, normal, reach);
        new Rodas(OdeSystem.of(dynamics.field(), at), new Tolerances(1e-6, 1e-8), 400_000)
                .integrate(
                        0,
                        start,
                        LONGEST * length / Math.max(Math.sqrt(speed), 1e-3),
                        passages::observe);
        return passages.cycle();
    }

    private static double distance(double[] a, double[] b) {
        double square = 0;
        for (int i = 0; i < a.length; i++) {
            square += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(square);
    }

    /** Passages so far, and the way since the last one. */
    private static final class Passages {
        private final Dynamics dynamics;
        private final Box domain;
        private final Box guard;
        private final Crossings crossings;
        private final double[] state;
        private final List<double[]> way = new ArrayList<>();
        private double[] last;
        private double lastTime;
        private int count;
        private FollowedCycle found;

        Passages(Dynamics dynamics, Box domain, double[] base, double[] normal, double reach) {
            this.dynamics = dynamics;
            this.domain = domain;
            guard = domain.grown(1);
            state = new double[dynamics.field().dimension()];
            crossings =
                    new Crossings(
                            state.length,
                            (t, y) -> {
                                double[] x = dynamics.project(y);
                                double along = 0;
                                for (int i = 0; i < base.length; i++) {
                                    along += normal[i] * (x[i] - base[i]);
                                }
                                return along;
                            },
                            (t, y, rising) -> {
                                double[] x = dynamics.project(y);
                                return !rising || distance(x, base) > reach || passed(t, x);
                            });
        }

        boolean observe(rncrn.deterministic.DenseStep step) {
            if (!crossings.observe(step)) {
                return false;
            }
            // Twice a step, so that the way is smooth enough to measure distances to.
            for (double t : new double[] {(step.start() + step.end()) / 2, step.end()}) {
                step.at(t, state);
                way.add(dynamics.project(state));
            }
            return guard.contains(way.get(way.size() - 1)) && count < MOST_PASSAGES;
        }

        /** Whether to go on. */
        private boolean passed(double t, double[] x) {
            count++;
            if (last != null) {
                double apart = 0;
                for (int i = 0; i < x.length; i++) {
                    apart = Math.max(apart, Math.abs(x[i] - last[i]) / domain.width(i));
                }
                if (apart < REPEATED) {
                    way.add(x);
                    found = new FollowedCycle(t - lastTime, List.copyOf(way), windings(), apart);
                    return false;
                }
            }
            last = x;
            lastTime = t;
            way.clear();
            way.add(x);
            return true;
        }

        private List<Integer> windings() {
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < domain.dimension(); i++) {
                double low = Double.POSITIVE_INFINITY;
                double high = Double.NEGATIVE_INFINITY;
                for (double[] x : way) {
                    low = Math.min(low, x[i]);
                    high = Math.max(high, x[i]);
                }
                // A dead band about the middle, so that nothing counts twice.
                double below = low + .45 * (high - low);
                double above = low + .55 * (high - low);
                int rises = 0;
                boolean down = false;
                for (int k = 0; k < 2 * way.size(); k++) {
                    double value = way.get(k % way.size())[i];
                    if (value < below) {
                        down = true;
                    } else if (value > above) {
                        // The first time round only settles on which side it is.
                        rises += down && k >= way.size() ? 1 : 0;
                        down = false;
                    }
                }
                all.add(rises);
            }
            return all;
        }

        Optional<FollowedCycle> cycle() {
            return Optional.ofNullable(found);
        }
    }
}
