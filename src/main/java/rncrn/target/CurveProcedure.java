package rncrn.target;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns a curve into a field round it (arXiv 2602.02374, section 5). At each sample P with unit
 * tangent e, taken towards the next sample, the field is eta e; at P + k delta n and P - k delta n,
 * k = 1..K, along each unit normal n, it is eta e minus or plus eta h(k delta) n, which points back
 * to the curve, where h(d) = exp(kappa d), or kappa d in the linear variant. A repelling curve
 * flips the sign of the normal part. In more than two dimensions the normals are an orthonormal
 * basis of the complement of e, made from the coordinate axes by Gram-Schmidt.
 *
 * @param step step of the curve parameter, positive
 * @param delta distance between offsets, positive
 * @param offsets K, not negative
 * @param eta speed, positive
 * @param kappa steepness of the normal part, positive
 * @param linear whether the normal part is linear in the distance
 * @param repelling whether the field points away from the curve
 */
public record CurveProcedure(
        double step,
        double delta,
        int offsets,
        double eta,
        double kappa,
        boolean linear,
        boolean repelling)
        implements CurveSampling {

    @Override
    public void sample(
            List<Curve> curves, double[] parameters, double weight, TrainingSet.Builder set) {
        for (Curve curve : curves) {
            sample(curve, parameters, weight, set);
        }
    }

    /** Adds the samples of a curve at one parameter value. */
    public void sample(Curve curve, double[] parameters, double weight, TrainingSet.Builder set) {
        int n = curve.dimension();
        int count = (int) Math.ceil((curve.to() - curve.from()) / step - 1e-9);
        double[] field = new double[n];
        double[] at = new double[n];
        for (int s = 0; s < count; s++) {
            double t = curve.from() + s * step;
            double[] point = curve.point(t);
            double[] tangent = unit(difference(curve.point(t + step), point));
            for (int i = 0; i < n; i++) {
                field[i] = eta * tangent[i];
            }
            set.add(point, parameters, field, weight);
            for (double[] normal : normals(tangent)) {
                for (int k = 1; k <= offsets; k++) {
                    for (int side = 1; side >= -1; side -= 2) {
                        double distance = k * delta;
                        double pull =
                                eta * (linear ? kappa * distance : Math.exp(kappa * distance));
                        double sign = repelling ? side : -side;
                        for (int i = 0; i < n; i++) {
                            at[i] = point[i] + side * distance * normal[i];
                            field[i] = eta * tangent[i] + sign * pull * normal[i];
                        }
                        set.add(at, parameters, field, weight);
                    }
                }
            }
        }
    }

    /** An orthonormal basis of the complement of a unit vector. */
    static List<double[]> normals(double[] tangent) {
        int n = tangent.length;
        List<double[]> basis = new ArrayList<>();
        basis.add(tangent);
        // Axes most across the tangent first, so that nothing nearly parallel is normalised.
        Integer[] axes = new Integer[n];
        for (int i = 0; i < n; i++) {
            axes[i] = i;
        }
        java.util.Arrays.sort(
                axes, (a, b) -> Double.compare(Math.abs(tangent[a]), Math.abs(tangent[b])));
        for (int a = 0; a < n - 1; a++) {
            double[] v = new double[n];
            v[axes[a]] = 1;
            for (double[] b : basis) {
                double dot = 0;
                for (int i = 0; i < n; i++) {
                    dot += v[i] * b[i];
                }
                for (int i = 0; i < n; i++) {
                    v[i] -= dot * b[i];
                }
            }
            basis.add(unit(v));
        }
        return basis.subList(1, n);
    }

    private static double[] difference(double[] a, double[] b) {
        double[] out = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = a[i] - b[i];
        }
        return out;
    }

    private static double[] unit(double[] v) {
        double norm = 0;
        for (double c : v) {
            norm += c * c;
        }
        norm = Math.sqrt(norm);
        if (!(norm > 0)) {
            throw new IllegalArgumentException("a curve stands still between two samples");
        }
        double[] out = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            out[i] = v[i] / norm;
        }
        return out;
    }
}
