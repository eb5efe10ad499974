package rncrn.target;

import java.util.List;

/** Part of a target: what is wanted at certain parameter values. */
public sealed interface Piece {
    /** Parameter values at which the piece holds, each P long. */
    List<List<Double>> at();

    /** Adds the piece's points to a training set. */
    void sample(TrainingSet.Builder set);

    /**
     * A field on a grid.
     *
     * @param at parameter values
     * @param field the field, N variables and P parameters
     * @param grid one axis per variable
     * @param weight weight of each point, positive
     */
    record Field(List<List<Double>> at, FormulaField field, List<Axis> grid, double weight)
            implements Piece {
        public Field {
            at = at.stream().map(List::copyOf).toList();
            grid = List.copyOf(grid);
        }

        @Override
        public void sample(TrainingSet.Builder set) {
            double[] x = new double[field.dimension()];
            double[] out = new double[field.dimension()];
            for (List<Double> values : at) {
                set.stratum();
                sample(set, array(values), x, out, 0);
            }
        }

        private void sample(
                TrainingSet.Builder set, double[] parameters, double[] x, double[] out, int axis) {
            if (axis == x.length) {
                field.value(x, parameters, out);
                set.add(x, parameters, out, weight);
                return;
            }
            Axis range = grid.get(axis);
            for (int i = 0; i < range.size(); i++) {
                x[axis] = range.value(i);
                sample(set, parameters, x, out, axis + 1);
            }
        }
    }

    /**
     * Curves, each a limit cycle that the field is to have.
     *
     * @param at parameter values
     * @param curves the curves, or arcs of curves with gaps left to the network
     * @param procedure how they become a field
     * @param weight weight of each point, positive
     */
    record Curves(List<List<Double>> at, List<Curve> curves, CurveSampling procedure, double weight)
            implements Piece {
        public Curves {
            at = at.stream().map(List::copyOf).toList();
            curves = List.copyOf(curves);
        }

        @Override
        public void sample(TrainingSet.Builder set) {
            for (List<Double> values : at) {
                set.stratum();
                procedure.sample(curves, array(values), weight, set);
            }
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
