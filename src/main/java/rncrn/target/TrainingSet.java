package rncrn.target;

import java.util.Arrays;

/**
 * Points with the field wanted there. Rows keep the order in which they were added. Arrays are held
 * flat, row after row; they are shared, not copied, since sets run to 320,000 points, and nobody
 * writes to them.
 */
public final class TrainingSet {
    private final int n;
    private final int p;
    private final double[] inputs;
    private final double[] targets;
    private final double[] weights;
    private final int[] strata;

    private TrainingSet(
            int n, int p, double[] inputs, double[] targets, double[] weights, int[] strata) {
        this.n = n;
        this.p = p;
        this.inputs = inputs;
        this.targets = targets;
        this.weights = weights;
        this.strata = strata;
    }

    public static Builder builder(int dimension, int parameters) {
        return new Builder(dimension, parameters);
    }

    /** N, executive species. */
    public int dimension() {
        return n;
    }

    /** P, parameters. */
    public int parameters() {
        return p;
    }

    public int size() {
        return weights.length;
    }

    /** Component k of the input of point d: the state for k below N, then the parameters. */
    public double input(int d, int k) {
        return inputs[d * (n + p) + k];
    }

    /** Wanted component i of the field at point d. */
    public double target(int d, int i) {
        return targets[d * n + i];
    }

    /** Weight of the point's squared residual, positive. */
    public double weight(int d) {
        return weights[d];
    }

    /** Number of strata: parts of the target, each at one parameter value. */
    public int strata() {
        return strata.length - 1;
    }

    /** First row of a stratum; {@code strataStart(strata())} is the size of the set. */
    public int strataStart(int stratum) {
        return strata[stratum];
    }

    /** The points of these row numbers, as one stratum. */
    public TrainingSet rows(int[] rows) {
        double[] x = new double[rows.length * (n + p)];
        double[] t = new double[rows.length * n];
        double[] w = new double[rows.length];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(inputs, rows[r] * (n + p), x, r * (n + p), n + p);
            System.arraycopy(targets, rows[r] * n, t, r * n, n);
            w[r] = weights[rows[r]];
        }
        return new TrainingSet(n, p, x, t, w, new int[] {0, rows.length});
    }

    /** The same points with other weights. */
    public TrainingSet withWeights(double[] other) {
        return new TrainingSet(n, p, inputs, targets, other.clone(), strata);
    }

    /** Collects points. */
    public static final class Builder {
        private final int n;
        private final int p;
        private int size;
        private int strata;
        private int[] starts = new int[8];
        private double[] inputs = new double[64];
        private double[] targets = new double[64];
        private double[] weights = new double[64];

        private Builder(int n, int p) {
            this.n = n;
            this.p = p;
        }

        /** Points added from here on belong to a new stratum. */
        public Builder stratum() {
            if (strata == 0 || starts[strata - 1] < size) {
                starts = strata == starts.length ? Arrays.copyOf(starts, 2 * strata) : starts;
                starts[strata++] = size;
            }
            return this;
        }

        /** Adds a point. Components beyond N (P) of x (parameters) are ignored. */
        public Builder add(double[] x, double[] parameters, double[] target, double weight) {
            for (int i = 0; i < n; i++) {
                if (!Double.isFinite(target[i])) {
                    throw new IllegalArgumentException(
                            "the target is "
                                    + target[i]
                                    + " at "
                                    + Arrays.toString(x)
                                    + "; it must be a finite number everywhere on its grid");
                }
            }
            inputs = room(inputs, (size + 1) * (n + p));
            targets = room(targets, (size + 1) * n);
            weights = room(weights, size + 1);
            System.arraycopy(x, 0, inputs, size * (n + p), n);
            System.arraycopy(parameters, 0, inputs, size * (n + p) + n, p);
            System.arraycopy(target, 0, targets, size * n, n);
            weights[size++] = weight;
            return this;
        }

        public int size() {
            return size;
        }

        public TrainingSet build() {
            int[] all = Arrays.copyOf(starts, strata + 1);
            all[strata] = size;
            if (strata == 0 || starts[0] > 0) {
                throw new IllegalStateException("points were added before the first stratum");
            }
            return new TrainingSet(
                    n,
                    p,
                    Arrays.copyOf(inputs, size * (n + p)),
                    Arrays.copyOf(targets, size * n),
                    Arrays.copyOf(weights, size),
                    all);
        }

        private static double[] room(double[] array, int length) {
            return length <= array.length
                    ? array
                    : Arrays.copyOf(array, Math.max(length, 2 * array.length));
        }
    }
}
