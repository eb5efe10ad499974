package rncrn.target;

import java.util.List;

/**
 * Turns curves into a field in a tube round them. Each of a number of base points on a curve is a
 * sample, and so are the points about it across the curve, at each of some radii, in the plane on
 * either side, in space in a number of directions that turn from sample to sample. Wherever a point
 * lies, the field is that of the nearest point of any of the curves: with e, k and c the unit
 * tangent, the curvature vector and the place there and d = x - c,
 *
 * <pre>eta (e (1 - k.d) - kappa d),</pre>
 *
 * without the factor 1 - k.d where it is not wanted; with it neighbouring trajectories keep abreast
 * in a bend. Unlike offsets along normals this never asks for two fields at one place.
 *
 * <p>Base points are spread by arc length and, by the share given, by curvature, so that sharp
 * turns are not missed. Nothing is drawn at random: directions turn by the golden ratio.
 *
 * @param points base points per curve, at least 3
 * @param radii distances from the curve, positive
 * @param directions directions across the curve in three dimensions or more, at least 1
 * @param eta speed, positive
 * @param kappa pull back to the curve per distance, positive
 * @param bend whether the factor 1 - k.d is there
 * @param curvatureShare share of the base points spread by curvature, 0 to below 1
 * @param onCurve weight of the base points relative to that of the others, positive
 */
public record TubeSampling(
        int points,
        List<Double> radii,
        int directions,
        double eta,
        double kappa,
        boolean bend,
        double curvatureShare,
        double onCurve)
        implements CurveSampling {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    public TubeSampling {
        radii = List.copyOf(radii);
    }

    @Override
    public void sample(
            List<Curve> curves, double[] parameters, double weight, TrainingSet.Builder set) {
        List<TracedCurve> traced = curves.stream().map(TracedCurve::new).toList();
        int number = 0;
        for (TracedCurve curve : traced) {
            for (double[] base : curve.spread(points, curvatureShare)) {
                add(traced, base, parameters, onCurve * weight, set);
                List<double[]> normals = CurveProcedure.normals(curve.nearest(base).tangent());
                for (double radius : radii) {
                    for (double[] across : directions(normals, number++ * GOLDEN)) {
                        double[] at = base.clone();
                        for (int i = 0; i < at.length; i++) {
                            at[i] += radius * across[i];
                        }
                        add(traced, at, parameters, weight, set);
                    }
                }
            }
        }
    }

    /** Unit vectors across the curve; turns: by how much the first is turned, in whole turns. */
    private double[][] directions(List<double[]> normals, double turns) {
        int n = normals.get(0).length;
        if (normals.size() == 1) {
            double[] a = normals.get(0);
            double[] b = new double[n];
            for (int i = 0; i < n; i++) {
                b[i] = -a[i];
            }
            return new double[][] {a, b};
        }
        double[][] all = new double[directions][n];
        for (int k = 0; k < directions; k++) {
            double angle = 2 * Math.PI * (turns + (double) k / directions);
            // Beyond three dimensions the plane turns through the normals pair by pair.
            double[] a = normals.get(k % (normals.size() - 1));
            double[] b = normals.get(k % (normals.size() - 1) + 1);
            for (int i = 0; i < n; i++) {
                all[k][i] = Math.cos(angle) * a[i] + Math.sin(angle) * b[i];
            }
        }
        return all;
    }

    private void add(
            List<TracedCurve> curves,
            double[] at,
            double[] parameters,
            double weight,
            TrainingSet.Builder set) {
        for (double x : at) {
            if (x < 0) {
                // Concentrations have no other side.
                return;
            }
        }
        TracedCurve.Place near = curves.get(0).nearest(at);
        for (TracedCurve curve : curves) {
            TracedCurve.Place place = curve.nearest(at);
            near = place.distance() < near.distance() ? place : near;
        }
        double along = 1;
        for (int i = 0; bend && i < at.length; i++) {
            along -= near.curvature()[i] * (at[i] - near.point()[i]);
        }
        double[] field = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            field[i] = eta * (along * near.tangent()[i] - kappa * (at[i] - near.point()[i]));
        }
        set.add(at, parameters, field, weight);
    }
}
