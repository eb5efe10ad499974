package rncrn.training;

/** Loops over columns. Sums run in four interleaved parts, always the same ones. */
final class Vectors {
    private Vectors() {}

    /** Sum of a_d b_d over the first n entries. */
    static double dot(double[] a, double[] b, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int d = 0;
        for (; d + 3 < n; d += 4) {
            s0 += a[d] * b[d];
            s1 += a[d + 1] * b[d + 1];
            s2 += a[d + 2] * b[d + 2];
            s3 += a[d + 3] * b[d + 3];
        }
        for (; d < n; d++) {
            s0 += a[d] * b[d];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** a_d += factor b_d. */
    static void add(double[] a, double factor, double[] b, int n) {
        for (int d = 0; d < n; d++) {
            a[d] += factor * b[d];
        }
    }

    /** out_d = a_d b_d. */
    static void product(double[] a, double[] b, double[] out, int n) {
        for (int d = 0; d < n; d++) {
            out[d] = a[d] * b[d];
        }
    }

    static void scale(double[] a, double factor, int n) {
        for (int d = 0; d < n; d++) {
            a[d] *= factor;
        }
    }
}
