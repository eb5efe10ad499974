package rncrn.bifurcation;

import java.util.List;
import java.util.Optional;
import rncrn.field.Box;

/**
 * Judges whether a branch of cycles ends in a homoclinic orbit: near one, the period obeys T = c -
 * (1/kappa) ln|p - p*|, kappa being the smaller of the saddle's leading unstable and stable rates
 * (Shilnikov et al.; Kuznetsov, 3rd ed., section 6.2); at a homoclinic orbit to a saddle-node, T =
 * c |p - p*|^-1/2, with or without the equilibrium itself. The critical value p* follows from two
 * cycles; three must agree on it.
 */
final class Homoclinic {
    private final Dynamics dynamics;
    private final Box box;
    private final double[] p;
    private final int free;

    Homoclinic(Dynamics dynamics, Box box, double[] p, int free) {
        this.dynamics = dynamics;
        this.box = box;
        this.p = p.clone();
        this.free = free;
    }

    /** The homoclinic point at the end of a branch, if it is one. */
    Optional<SpecialPoint> judge(List<CycleSolution> branch) {
        int last = branch.size() - 1;
        if (last < 4) {
            return Optional.empty();
        }
        CycleSolution end = branch.get(last);
        CycleSolution one = earlier(branch, .85);
        CycleSolution two = earlier(branch, .93);
        if (end.period() < 2 * branch.get(0).period() || one.period() >= two.period()) {
            return Optional.empty();
        }
        double[] at = p.clone();
        at[free] = end.parameter();
        Optional<Equilibrium> saddle = saddle(end.orbit(), at);
        if (saddle.isEmpty()) {
            return saddleNode(one, two, end);
        }
        double kappa = rate(saddle.get());
        double direct =
                logarithmic(two.parameter(), two.period(), end.parameter(), end.period(), kappa);
        double check =
                logarithmic(one.parameter(), one.period(), two.parameter(), two.period(), kappa);
        if (!agrees(direct, check, one.parameter(), two.parameter())) {
            direct = root(two.parameter(), two.period(), end.parameter(), end.period());
            check = root(one.parameter(), one.period(), two.parameter(), two.period());
            if (!agrees(direct, check, one.parameter(), two.parameter())) {
                return Optional.empty();
            }
        }
        return Optional.of(
                new SpecialPoint(
                        SpecialPoint.Kind.HOMOCLINIC,
                        direct,
                        saddle.get().state(),
                        Double.POSITIVE_INFINITY,
                        kappa,
                        saddle.get().eigenvalues()));
    }

    /**
     * On the side of the cycles a saddle-node has no equilibrium left: the law of the period alone
     * tells it, and the slowest place of the last cycle is where it will be.
     */
    private Optional<SpecialPoint> saddleNode(
            CycleSolution one, CycleSolution two, CycleSolution end) {
        double direct = root(two.parameter(), two.period(), end.parameter(), end.period());
        double check = root(one.parameter(), one.period(), two.parameter(), two.period());
        return agrees(direct, check, one.parameter(), two.parameter())
                ? Optional.of(
                        new SpecialPoint(
                                SpecialPoint.Kind.HOMOCLINIC,
                                direct,
                                slowest(end),
                                Double.POSITIVE_INFINITY,
                                Double.NaN,
                                List.of()))
                : Optional.empty();
    }

    private double[] slowest(CycleSolution cycle) {
        double[] at = p.clone();
        at[free] = cycle.parameter();
        return slowest(cycle.orbit(), at);
    }

    /** The two estimates differ by little against the way that was left at the earlier cycles. */
    private static boolean agrees(double direct, double check, double one, double two) {
        double left = Math.abs(two - direct);
        double rounding = 1e-9 * Math.max(1, Math.abs(direct));
        return Math.abs(direct - check) <= .2 * left + rounding
                || Math.abs(one - direct) < 10 * rounding;
    }

    private static CycleSolution earlier(List<CycleSolution> branch, double share) {
        double period = share * branch.get(branch.size() - 1).period();
        int k = branch.size() - 1;
        while (k > 0 && branch.get(k).period() > period) {
            k--;
        }
        return branch.get(k);
    }

    private static double logarithmic(double p1, double t1, double p2, double t2, double kappa) {
        double ratio = Math.exp(-kappa * (t2 - t1));
        return (p2 - ratio * p1) / (1 - ratio);
    }

    private static double root(double p1, double t1, double p2, double t2) {
        double ratio = (t1 * t1) / (t2 * t2);
        return (p2 - ratio * p1) / (1 - ratio);
    }

    private static double rate(Equilibrium saddle) {
        double unstable = Double.POSITIVE_INFINITY;
        double stable = Double.POSITIVE_INFINITY;
        for (Eigenvalue value : saddle.eigenvalues()) {
            if (value.real() > 0) {
                unstable = Math.min(unstable, value.real());
            } else {
                stable = Math.min(stable, -value.real());
            }
        }
        return Math.min(unstable, stable);
    }

    /** The state of the orbit where the search variables move least. */
    private double[] slowest(Orbit orbit, double[] at) {
        int n = orbit.dimension();
        double[] f = new double[n];
        double slowest = Double.POSITIVE_INFINITY;
        double[] place = orbit.node(0);
        for (int k = 0; k < 2000; k++) {
            double[] state = orbit.at(k / 2000.0);
            double[] point = dynamics.project(state);
            dynamics.search().value(point, at, f);
            double speed = 0;
            for (int i = 0; i < point.length; i++) {
                speed += Math.pow(f[i] / Math.max(box.width(i), 1e-12), 2);
            }
            if (speed < slowest) {
                slowest = speed;
                place = state;
            }
        }
        return place;
    }

    /** The equilibrium beside the slowest place of the orbit. */
    private Optional<Equilibrium> saddle(Orbit orbit, double[] at) {
        double[] place = dynamics.project(slowest(orbit, at));
        Equilibrium best = null;
        double nearest = .1;
        for (Equilibrium equilibrium : new EquilibriumFinder(dynamics, box.grown(.1)).find(at)) {
            double[] point = dynamics.project(equilibrium.state());
            double distance = 0;
            for (int i = 0; i < point.length; i++) {
                double width = Math.max(box.width(i), 1e-12);
                distance = Math.max(distance, Math.abs(point[i] - place[i]) / width);
            }
            if (distance < nearest) {
                nearest = distance;
                best = equilibrium;
            }
        }
        return Optional.ofNullable(best);
    }
}
