package rncrn.training;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.bifurcation.Cycle;
import rncrn.bifurcation.Dynamics;
import rncrn.bifurcation.Equilibrium;
import rncrn.bifurcation.RegimeFinder;
import rncrn.bifurcation.Regimes;
import rncrn.design.Design;
import rncrn.field.Box;
import rncrn.target.Axis;
import rncrn.target.Curve;
import rncrn.target.Piece;
import rncrn.target.TrainingSet;

/** Where a noise-aware network is looked at: its field, its attractors, its surroundings. */
final class NoisePoints {
    private static final int ORBIT_POINTS = 40;

    /** Copies of a cycle on which the target field is asked for again. */
    private static final double[] SCALES = {.3, .55, .8, 1, 1.3};

    /** Weight of a cycle's relative deviation in size. */
    private static final double RING_WEIGHT = 3;

    private static final int REST_POINTS = 10;
    private static final int LINE_POINTS = 60;
    private static final int GUARD_POINTS = 240;

    /** Nearer than this share of the domain to a wanted curve there is nothing to guard. */
    private static final double TRAINED_BAND = .08;

    final List<NoiseModel.Point> field = new ArrayList<>();
    final List<NoiseModel.Point> attractor = new ArrayList<>();
    final List<NoiseModel.Point> guard = new ArrayList<>();
    final List<NoiseModel.Ring> rings = new ArrayList<>();

    NoisePoints(Design design, TrainingSet set, long seed) {
        double total = 0;
        for (int d = 0; d < set.size(); d++) {
            total += set.weight(d);
        }
        for (int d = 0; d < set.size(); d++) {
            field.add(point(design, set, d, total));
        }
        for (Piece piece : design.target()) {
            for (List<Double> at : piece.at()) {
                attractor(design, piece, at);
            }
        }
        guard(design, seed);
    }

    private static NoiseModel.Point point(Design design, TrainingSet set, int d, double total) {
        int n = set.dimension();
        double[] u = new double[n + set.parameters()];
        double[] t = new double[n];
        for (int k = 0; k < u.length; k++) {
            u[k] = set.input(d, k);
        }
        for (int i = 0; i < n; i++) {
            t[i] = set.target(d, i);
        }
        double weight = Math.sqrt(set.weight(d) * set.size() / total);
        return new NoiseModel.Point(u, t, weights(design, u, t, weight));
    }

    private static double[] weights(Design design, double[] u, double[] t, double weight) {
        double square = 0;
        for (double component : t) {
            square += component * component;
        }
        double[] w = new double[t.length];
        for (int i = 0; i < w.length; i++) {
            w[i] = design.noise().relative() ? weight / u[i] / Math.sqrt(1 + square / 4) : weight;
        }
        return w;
    }

    private void attractor(Design design, Piece piece, List<Double> at) {
        double[] p = at.stream().mapToDouble(Double::doubleValue).toArray();
        if (piece instanceof Piece.Curves curves) {
            for (var curve : curves.curves()) {
                for (double[] x : curve.points(LINE_POINTS)) {
                    add(x, p);
                }
            }
            return;
        }
        Piece.Field wanted = (Piece.Field) piece;
        Box domain = design.domain();
        if (domain.dimension() == 1) {
            // On a line every way leads over all points between.
            Axis line = wanted.grid().get(0);
            for (int k = 0; k < LINE_POINTS; k++) {
                double share = (k + .5) / LINE_POINTS;
                add(new double[] {line.from() + (line.to() - line.from()) * share}, p);
            }
            return;
        }
        Dynamics target = Dynamics.of(wanted.field(), design.species(), design.parameters());
        Regimes regimes = new RegimeFinder(target, domain).at(p);
        for (Cycle cycle : regimes.stableCycles()) {
            ring(wanted, cycle, p);
            int step = Math.max(1, cycle.orbit().length / ORBIT_POINTS);
            for (int k = 0; k < cycle.orbit().length; k += step) {
                add(cycle.orbit()[k], p);
                for (double scale : SCALES) {
                    focus(design, wanted, scaled(cycle.orbit(), k, scale), p);
                }
            }
        }
        for (Equilibrium rest : regimes.stableEquilibria()) {
            for (int k = 0; k < REST_POINTS; k++) {
                add(rest.state(), p);
            }
        }
    }

    /**
     * Asks for the size of a cycle. A field that deviates across the cycle by d on average moves it
     * by d over the rate at which distances to it shrink, log|multiplier| over the period; the row
     * is that move, relative to the radius.
     */
    private void ring(Piece.Field wanted, Cycle cycle, double[] p) {
        double[][] orbit = cycle.orbit();
        double homing = -Math.log(cycle.multipliers().get(1).modulus()) / cycle.period();
        List<NoiseModel.Point> points = new ArrayList<>();
        int step = Math.max(1, orbit.length / ORBIT_POINTS);
        double radius = 0;
        for (int k = 0; k < orbit.length; k++) {
            radius += Math.sqrt(square(orbit[k], scaled(orbit, k, 0))) / orbit.length;
        }
        for (int k = 0; k < orbit.length; k += step) {
            double[] along = new double[orbit[k].length];
            wanted.field().value(orbit[k], p, along);
            double[] across = difference(orbit[k], scaled(orbit, k, 0));
            double share = dot(across, along) / dot(along, along);
            for (int i = 0; i < across.length; i++) {
                across[i] -= share * along[i];
            }
            double size = RING_WEIGHT / (homing * radius * Math.sqrt(dot(across, across)));
            double[] weight = new double[across.length];
            for (int i = 0; i < across.length; i++) {
                weight[i] = size * across[i];
            }
            points.add(new NoiseModel.Point(joined(orbit[k], p), along, weight));
        }
        rings.add(new NoiseModel.Ring(points));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** A point of an orbit, moved towards the orbit's centroid or away from it. */
    private static double[] scaled(double[][] orbit, int k, double scale) {
        double[] x = new double[orbit[k].length];
        for (int i = 0; i < x.length; i++) {
            double centre = 0;
            for (double[] point : orbit) {
                centre += point[i] / orbit.length;
            }
            x[i] = centre + scale * (orbit[k][i] - centre);
        }
        return x;
    }

    /**
     * Asks for the target field on its own cycle and on smaller and larger copies of it once more:
     * what a cycle endures is the depth of the valley it runs in, and the noise penalty would gain
     * much by a valley that is flat.
     */
    private void focus(Design design, Piece.Field piece, double[] x, double[] p) {
        double focus = design.noise().attractorWeight();
        if (focus == 0) {
            return;
        }
        double[] u = joined(x, p);
        double[] t = new double[x.length];
        piece.field().value(x, p, t);
        double[] w = weights(design, u, t, Math.sqrt(focus));
        field.add(new NoiseModel.Point(u, t, w));
    }

    private void add(double[] x, double[] p) {
        attractor.add(new NoiseModel.Point(joined(x, p), new double[0], new double[0]));
    }

    private static double[] joined(double[] x, double[] p) {
        double[] u = new double[x.length + p.length];
        System.arraycopy(x, 0, u, 0, x.length);
        System.arraycopy(p, 0, u, x.length, p.length);
        return u;
    }

    /** Random points of the outer box at all parameter values, with the way that leads out. */
    private void guard(Design design, long seed) {
        UniformRandomProvider random = Starts.random(seed, -2);
        Box outer = design.noise().outer();
        int n = outer.dimension();
        List<Piece> pieces = design.target();
        for (int k = 0; k < GUARD_POINTS; k++) {
            Piece piece = pieces.get(k % pieces.size());
            List<Double> at = piece.at().get((k / pieces.size()) % piece.at().size());
            double[] x = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = outer.lower(i) + random.nextDouble() * outer.width(i);
            }
            double[] out =
                    piece instanceof Piece.Curves
                            ? awayFrom(curves(pieces, at), x, design.domain())
                            : outOf(design.domain(), x);
            if (out != null) {
                double[] p = at.stream().mapToDouble(Double::doubleValue).toArray();
                guard.add(new NoiseModel.Point(joined(x, p), out, new double[] {1}));
            }
        }
    }

    /** All curves wanted at one parameter value, whichever piece they are of. */
    private static List<Curve> curves(List<Piece> pieces, List<Double> at) {
        return pieces.stream()
                .filter(piece -> piece.at().contains(at))
                .filter(Piece.Curves.class::isInstance)
                .flatMap(piece -> ((Piece.Curves) piece).curves().stream())
                .toList();
    }

    private static double[] outOf(Box domain, double[] x) {
        if (domain.contains(x)) {
            return null;
        }
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i] - domain.lower(i) - domain.width(i) / 2;
        }
        return unit(out);
    }

    /**
     * The way from the nearest point of the curves; null inside the trained band and near the
     * medial axis, where two far parts of the curves are about equally near.
     */
    private static double[] awayFrom(List<Curve> curves, double[] x, Box domain) {
        List<double[]> line = new ArrayList<>();
        curves.forEach(curve -> line.addAll(List.of(curve.points(200))));
        double least = Double.POSITIVE_INFINITY;
        double[] best = null;
        for (double[] point : line) {
            double square = square(point, x);
            if (square < least) {
                least = square;
                best = difference(x, point);
            }
        }
        double distance = Math.sqrt(least);
        double size = 0;
        for (int i = 0; i < x.length; i++) {
            size = Math.max(size, domain.width(i));
        }
        if (best == null || distance < TRAINED_BAND * size) {
            return null;
        }
        double[] out = unit(best);
        for (double[] point : line) {
            double other = Math.sqrt(square(point, x));
            if (other < 1.3 * distance) {
                double[] way = unit(difference(x, point));
                double cosine = 0;
                for (int i = 0; i < x.length; i++) {
                    cosine += way[i] * out[i];
                }
                if (cosine < .3) {
                    return null;
                }
            }
        }
        return out;
    }

    private static double square(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] out = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = a[i] - b[i];
        }
        return out;
    }

    private static double[] unit(double[] v) {
        double norm = Math.sqrt(square(v, new double[v.length]));
        double[] out = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            out[i] = v[i] / norm;
        }
        return out;
    }
}
