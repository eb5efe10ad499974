package rncrn.deterministic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rncrn.network.Reaction;
import rncrn.network.Term;

/**
 * Mass-action fluxes k prod u^v in flat arrays. Quantities u are numbered with the variables first
 * and the constants (parameters) after them.
 */
final class MassActionTerms {
    private final int variables;
    private final double[] constant;
    private final int[][] factor;
    private final int[][] power;
    private final int[][] changed;
    private final double[][] amount;

    /**
     * @param reactions reactions to take up; those that are not mass action are left out
     * @param place number of each species among the quantities
     * @param variables how many quantities are variables
     */
    MassActionTerms(List<Reaction> reactions, int[] place, int variables) {
        this.variables = variables;
        List<Reaction> active = new ArrayList<>();
        for (Reaction reaction : reactions) {
            if (reaction.isMassAction()
                    && reaction.constant() > 0
                    && !reaction.netChange().isEmpty()) {
                active.add(reaction);
            }
        }
        int count = active.size();
        constant = new double[count];
        factor = new int[count][];
        power = new int[count][];
        changed = new int[count][];
        amount = new double[count][];
        for (int r = 0; r < count; r++) {
            Reaction reaction = active.get(r);
            constant[r] = reaction.constant();
            List<Term> left = reaction.reactants();
            factor[r] = left.stream().mapToInt(term -> place[term.species()]).toArray();
            power[r] = left.stream().mapToInt(Term::count).toArray();
            List<Reaction.Change> net = reaction.netChange();
            changed[r] = net.stream().mapToInt(change -> place[change.species()]).toArray();
            amount[r] = net.stream().mapToDouble(Reaction.Change::amount).toArray();
        }
    }

    /** Adds the rates of change to out. */
    void addValue(double[] x, double[] p, double[] out) {
        for (int r = 0; r < constant.length; r++) {
            double flux = constant[r];
            for (int k = 0; k < factor[r].length; k++) {
                flux *= power(quantity(factor[r][k], x, p), power[r][k]);
            }
            for (int c = 0; c < changed[r].length; c++) {
                out[changed[r][c]] += amount[r][c] * flux;
            }
        }
    }

    /** Adds the derivatives by quantities [from, to) to out, column 0 being the first of them. */
    void addJacobian(double[] x, double[] p, int from, int to, double[][] out) {
        for (int r = 0; r < constant.length; r++) {
            for (int k = 0; k < factor[r].length; k++) {
                int by = factor[r][k];
                if (by < from || by >= to) {
                    continue;
                }
                double slope = constant[r] * power[r][k];
                slope *= power(quantity(by, x, p), power[r][k] - 1);
                for (int other = 0; other < factor[r].length; other++) {
                    if (other != k) {
                        slope *= power(quantity(factor[r][other], x, p), power[r][other]);
                    }
                }
                for (int c = 0; c < changed[r].length; c++) {
                    out[changed[r][c]][by - from] += amount[r][c] * slope;
                }
            }
        }
    }

    private double quantity(int number, double[] x, double[] p) {
        return number < variables ? x[number] : p[number - variables];
    }

    private static double power(double base, int exponent) {
        double value = 1;
        for (int k = 0; k < exponent; k++) {
            value *= base;
        }
        return value;
    }

    static void clear(double[][] matrix, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            Arrays.fill(matrix[i], 0, columns, 0);
        }
    }
}
