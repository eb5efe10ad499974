package rncrn.bifurcation;

import java.util.Arrays;

/**
 * A closed curve over [0, 1] as a piecewise polynomial of degree 4; immutable. Nodes of interval i
 * are 4 i .. 4 i + 4.
 */
final class Orbit {
    private static final int M = Collocation.DEGREE;

    private final double[] mesh;
    private final double[][] nodes;

    /**
     * @param mesh ends of the intervals, from 0 to 1
     * @param nodes states at the nodes, four per interval and one more
     */
    Orbit(double[] mesh, double[][] nodes) {
        if (nodes.length != M * (mesh.length - 1) + 1) {
            throw new IllegalArgumentException("an orbit needs four nodes per interval and one");
        }
        this.mesh = mesh.clone();
        this.nodes = nodes.clone();
    }

    /** A mesh of equal intervals. */
    static double[] uniform(int intervals) {
        double[] mesh = new double[intervals + 1];
        for (int i = 0; i <= intervals; i++) {
            mesh[i] = (double) i / intervals;
        }
        return mesh;
    }

    /** The places of the nodes of a mesh. */
    static double[] places(double[] mesh) {
        int intervals = mesh.length - 1;
        double[] places = new double[M * intervals + 1];
        for (int i = 0; i < intervals; i++) {
            for (int j = 0; j < M; j++) {
                places[M * i + j] = mesh[i] + (mesh[i + 1] - mesh[i]) * j / M;
            }
        }
        places[M * intervals] = 1;
        return places;
    }

    int intervals() {
        return mesh.length - 1;
    }

    double[] mesh() {
        return mesh.clone();
    }

    double width(int interval) {
        return mesh[interval + 1] - mesh[interval];
    }

    /** State at a node; not to be changed. */
    double[] node(int k) {
        return nodes[k];
    }

    int dimension() {
        return nodes[0].length;
    }

    /** Writes sum_j weights[j] u_ij of an interval's nodes. */
    void combine(int interval, double[] weights, double[] out) {
        Arrays.fill(out, 0);
        for (int j = 0; j <= M; j++) {
            double[] node = nodes[M * interval + j];
            for (int k = 0; k < out.length; k++) {
                out[k] += weights[j] * node[k];
            }
        }
    }

    /** The state at a place in [0, 1]. */
    double[] at(double s) {
        int i = Arrays.binarySearch(mesh, s);
        i = i >= 0 ? i : -i - 2;
        i = Math.max(0, Math.min(i, intervals() - 1));
        double[] out = new double[dimension()];
        combine(i, Collocation.basis((s - mesh[i]) / width(i)), out);
        return out;
    }

    /** The same curve on another mesh, up to interpolation. */
    Orbit on(double[] other) {
        double[] places = places(other);
        double[][] states = new double[places.length][];
        for (int k = 0; k < places.length; k++) {
            states[k] = at(places[k]);
        }
        return new Orbit(other, states);
    }

    /** this + factor times other, on the same mesh. */
    Orbit plus(double factor, Orbit other) {
        double[][] sum = new double[nodes.length][dimension()];
        for (int k = 0; k < sum.length; k++) {
            for (int i = 0; i < sum[k].length; i++) {
                sum[k][i] = nodes[k][i] + factor * other.nodes[k][i];
            }
        }
        return new Orbit(mesh, sum);
    }

    /** This curve and then another, each in half of the time. */
    Orbit joined(Orbit next) {
        int count = intervals();
        double[] both = new double[count + next.intervals() + 1];
        double[][] states = new double[nodes.length + next.nodes.length - 1][];
        for (int i = 0; i < both.length; i++) {
            both[i] = i <= count ? mesh[i] / 2 : .5 + next.mesh[i - count] / 2;
        }
        System.arraycopy(nodes, 0, states, 0, nodes.length);
        System.arraycopy(next.nodes, 1, states, nodes.length, next.nodes.length - 1);
        return new Orbit(both, states);
    }

    /** The first of several equal parts of the curve as a curve of its own, on an even mesh. */
    Orbit part(int parts) {
        double[] even = uniform(intervals());
        double[] places = places(even);
        double[][] states = new double[places.length][];
        for (int k = 0; k < places.length; k++) {
            states[k] = at(places[k] / parts);
        }
        return new Orbit(even, states);
    }

    /**
     * How far the curve is from running through several equal parts one after the other: the
     * largest |u(s + 1/parts) - u(s)| of any variable, in units given for each.
     */
    double unlikeness(int parts, double[] unit) {
        double largest = 0;
        for (int k = 0; k < 64; k++) {
            double s = k / 64.0;
            double[] here = at(s);
            double[] there = at((s + 1.0 / parts) % 1);
            for (int v = 0; v < here.length; v++) {
                largest = Math.max(largest, Math.abs(there[v] - here[v]) / unit[v]);
            }
        }
        return largest;
    }

    /** int sum_v weight_v a_v b_v with another curve on the same mesh. */
    double product(Orbit other, double[] weight) {
        double sum = 0;
        double[] x = new double[weight.length];
        double[] y = new double[weight.length];
        for (int i = 0; i < intervals(); i++) {
            for (int c = 0; c < M; c++) {
                combine(i, Collocation.VALUE[c], x);
                other.combine(i, Collocation.VALUE[c], y);
                for (int v = 0; v < x.length; v++) {
                    sum += width(i) * Collocation.WEIGHT[c] * weight[v] * x[v] * y[v];
                }
            }
        }
        return sum;
    }

    /** Largest |u_v| sqrt(weight_v) at a node. */
    double largest(double[] weight) {
        double largest = 0;
        for (double[] node : nodes) {
            for (int v = 0; v < node.length; v++) {
                largest = Math.max(largest, Math.abs(node[v]) * Math.sqrt(weight[v]));
            }
        }
        return largest;
    }

    /** Smallest value of each variable, with the interior of intervals looked at. */
    double[] minimum() {
        return extreme(-1);
    }

    /** Largest value of each variable. */
    double[] maximum() {
        return extreme(1);
    }

    private double[] extreme(int sign) {
        int n = dimension();
        double[] best = new double[n];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        double[] state = new double[n];
        for (int i = 0; i < intervals(); i++) {
            for (int k = 0; k < 16; k++) {
                combine(i, FINE[k], state);
                for (int v = 0; v < n; v++) {
                    best[v] = Math.max(best[v], sign * state[v]);
                }
            }
        }
        for (int v = 0; v < n; v++) {
            best[v] *= sign;
        }
        return best;
    }

    private static final double[][] FINE = new double[16][];

    static {
        for (int k = 0; k < 16; k++) {
            FINE[k] = Collocation.basis(k / 16.0);
        }
    }

    /**
     * A mesh on which the error is spread evenly: each interval gets the same share of the integral
     * of |u^(5)|^(1/5), the fifth derivative taken from the jumps of the fourth between neighbours
     * (Ascher, Mattheij and Russell 1988, section 9.2). The number of intervals follows from the
     * integral, within the bounds.
     */
    double[] adapted(int fewest, int most) {
        int n = dimension();
        int count = intervals();
        double[] range = maximum();
        double[] low = minimum();
        for (int v = 0; v < n; v++) {
            double size = Math.max(Math.abs(range[v]), Math.abs(low[v]));
            range[v] = Math.max(range[v] - low[v], 1e-6 * size + 1e-300);
        }
        double[][] fourth = new double[count][n];
        double[] weights = {256, -1024, 1536, -1024, 256};
        for (int i = 0; i < count; i++) {
            combine(i, weights, fourth[i]);
            for (int v = 0; v < n; v++) {
                fourth[i][v] /= range[v] * Math.pow(width(i), 4);
            }
        }
        double[] jump = new double[count];
        for (int i = 0; i < count; i++) {
            int next = (i + 1) % count;
            double gap = (width(i) + width(next)) / 2;
            for (int v = 0; v < n; v++) {
                jump[i] = Math.max(jump[i], Math.abs(fourth[next][v] - fourth[i][v]) / gap);
            }
        }
        double[] total = new double[count + 1];
        double mean = 0;
        double[] monitor = new double[count];
        for (int i = 0; i < count; i++) {
            double steep = Math.max(jump[i], jump[(i + count - 1) % count]);
            monitor[i] = Math.pow(steep, 1.0 / 5);
            mean += monitor[i] * width(i);
        }
        for (int i = 0; i < count; i++) {
            // A floor keeps quiet stretches from being left without any node.
            total[i + 1] = total[i] + width(i) * (monitor[i] + .2 * mean);
        }
        int wanted = (int) Math.max(fewest, Math.min(most, Math.ceil(5 * mean)));
        double[] fresh = new double[wanted + 1];
        int i = 0;
        for (int k = 1; k < wanted; k++) {
            double share = total[count] * k / wanted;
            while (total[i + 1] < share) {
                i++;
            }
            fresh[k] = mesh[i] + width(i) * (share - total[i]) / (total[i + 1] - total[i]);
        }
        fresh[wanted] = 1;
        return fresh;
    }
}
