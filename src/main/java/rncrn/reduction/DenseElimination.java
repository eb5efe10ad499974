package rncrn.reduction;

/**
 * Eliminates the first states of a dense killed Markov chain by the algorithm of Grassmann, Taksar
 * and Heyman (1985), blocked: a panel of rows is brought up to date and eliminated, then its effect
 * on all later rows is one matrix product.
 */
final class DenseElimination {
    private static final int PANEL = 48;
    private static final int STRIP = 512;

    private DenseElimination() {}

    /**
     * Eliminates states 0 to count - 1.
     *
     * @param a rates from row to column, size by size; the diagonal is ignored. Afterwards row k
     *     holds from column k + 1 on the probabilities of going on from k, and column k below the
     *     diagonal the rates into k at the time of its elimination
     * @param exit killing rates; of the states left, including killing by way of those gone
     * @param total receives the total rate of leaving each state gone, at its elimination
     */
    static void run(double[] a, double[] exit, int size, int count, double[] total) {
        for (int from = 0; from < count; from += PANEL) {
            int to = Math.min(count, from + PANEL);
            panel(a, exit, size, from, to, total);
            for (int i = to; i < size; i++) {
                inward(a, exit, size, from, to, i);
            }
            product(a, size, from, to);
        }
    }

    private static void panel(
            double[] a, double[] exit, int size, int from, int to, double[] total) {
        for (int k = from; k < to; k++) {
            int row = k * size;
            double sum = exit[k];
            for (int j = k + 1; j < size; j++) {
                sum += a[row + j];
            }
            if (!(sum > 0) && k + 1 < size) {
                throw LatticeElimination.stuck();
            }
            if (sum < LatticeElimination.NEVER && k + 1 == size) {
                // The very last state: the way out is rarer than doubles can say.
                sum = LatticeElimination.NEVER;
            }
            total[k] = sum;
            double inverse = 1 / sum;
            for (int j = k + 1; j < size; j++) {
                a[row + j] *= inverse;
            }
            exit[k] *= inverse;
            for (int i = k + 1; i < to; i++) {
                double rate = a[i * size + k];
                if (rate > 0) {
                    int other = i * size;
                    for (int j = k + 1; j < size; j++) {
                        a[other + j] += rate * a[row + j];
                    }
                    exit[i] += rate * exit[k];
                }
            }
        }
    }

    /** Brings the panel's columns of a later row up to date. */
    private static void inward(double[] a, double[] exit, int size, int from, int to, int i) {
        int row = i * size;
        for (int k = from; k < to; k++) {
            double rate = a[row + k];
            if (rate > 0) {
                int pivot = k * size;
                for (int j = k + 1; j < to; j++) {
                    a[row + j] += rate * a[pivot + j];
                }
                exit[i] += rate * exit[k];
            }
        }
    }

    private static void product(double[] a, int size, int from, int to) {
        for (int left = to; left < size; left += STRIP) {
            int right = Math.min(size, left + STRIP);
            for (int i = to; i < size; i++) {
                int row = i * size;
                int k = from;
                for (; k + 4 <= to; k += 4) {
                    double r0 = a[row + k];
                    double r1 = a[row + k + 1];
                    double r2 = a[row + k + 2];
                    double r3 = a[row + k + 3];
                    if (r0 + r1 + r2 + r3 == 0) {
                        continue;
                    }
                    int p0 = k * size;
                    int p1 = p0 + size;
                    int p2 = p1 + size;
                    int p3 = p2 + size;
                    for (int j = left; j < right; j++) {
                        a[row + j] +=
                                r0 * a[p0 + j] + r1 * a[p1 + j] + r2 * a[p2 + j] + r3 * a[p3 + j];
                    }
                }
                for (; k < to; k++) {
                    double rate = a[row + k];
                    int pivot = k * size;
                    for (int j = left; j < right; j++) {
                        a[row + j] += rate * a[pivot + j];
                    }
                }
            }
        }
    }
}
