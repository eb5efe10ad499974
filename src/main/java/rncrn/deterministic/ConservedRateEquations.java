package rncrn.deterministic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rncrn.field.VectorField;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;

/**
 * Rate equations with the conservation laws removed. Every law c . x = total makes one species
 * follow from the others; it leaves the variables, and the total becomes a parameter. Without this
 * the Jacobian of a closed network is singular everywhere and its equilibria come in families.
 *
 * <p>The laws are the left null vectors of the stoichiometric matrix, found by exact elimination
 * with whole numbers.
 */
public final class ConservedRateEquations implements VectorField {
    private final RateEquations full;
    private final int[] kept;
    private final int[] dependent;
    private final double[][] law;
    private final List<String> parameterNames;
    private final double[] initialParameters;

    private ConservedRateEquations(RateEquations full, List<long[]> laws) {
        this.full = full;
        int n = full.dimension();
        dependent = new int[laws.size()];
        law = new double[laws.size()][n];
        boolean[] gone = new boolean[n];
        for (int l = 0; l < laws.size(); l++) {
            // The laws are in reduced form: the last entry of each belongs to it alone.
            int pivot = n - 1;
            while (laws.get(l)[pivot] == 0) {
                pivot--;
            }
            dependent[l] = pivot;
            gone[pivot] = true;
            for (int i = 0; i < n; i++) {
                law[l][i] = (double) laws.get(l)[i] / laws.get(l)[pivot];
            }
        }
        kept = new int[n - laws.size()];
        int next = 0;
        for (int i = 0; i < n; i++) {
            if (!gone[i]) {
                kept[next++] = i;
            }
        }
        List<String> names = new ArrayList<>(full.parameterNames());
        double[] initial = full.initialState();
        initialParameters =
                java.util.Arrays.copyOf(full.initialParameters(), names.size() + laws.size());
        for (int l = 0; l < laws.size(); l++) {
            double total = 0;
            for (int i = 0; i < n; i++) {
                total += law[l][i] * initial[i];
            }
            initialParameters[names.size()] = total;
            names.add("total(" + words(l) + ")");
        }
        parameterNames = List.copyOf(names);
    }

    /** The equations without their conservation laws, or nothing where there are none. */
    public static Optional<ConservedRateEquations> of(ReactionNetwork network) {
        RateEquations full = new RateEquations(network);
        List<long[]> laws = laws(network, full);
        return laws.isEmpty() || laws.size() >= full.dimension()
                ? Optional.empty()
                : Optional.of(new ConservedRateEquations(full, laws));
    }

    /** Left null vectors over the variables, each with a last entry that no other one has. */
    private static List<long[]> laws(ReactionNetwork network, RateEquations full) {
        int n = full.dimension();
        List<long[]> rows = new ArrayList<>();
        for (Reaction reaction : network.reactions()) {
            if (reaction.constant() == 0) {
                continue;
            }
            long[] row = new long[n];
            for (Reaction.Change change : reaction.netChange()) {
                String name = network.species().get(change.species()).name();
                row[full.variableNames().indexOf(name)] = change.amount();
            }
            rows.add(row);
        }
        // Row echelon form of the changes, first columns first; free columns are the last ones.
        List<Integer> pivots = new ArrayList<>();
        int rank = 0;
        for (int column = 0; column < n && rank < rows.size(); column++) {
            int found = rank;
            while (found < rows.size() && rows.get(found)[column] == 0) {
                found++;
            }
            if (found == rows.size()) {
                continue;
            }
            long[] pivot = rows.get(found);
            rows.set(found, rows.get(rank));
            rows.set(rank, pivot);
            for (int r = 0; r < rows.size(); r++) {
                if (r != rank && rows.get(r)[column] != 0) {
                    rows.set(r, eliminated(rows.get(r), pivot, column));
                }
            }
            pivots.add(column);
            rank++;
        }
        List<long[]> laws = new ArrayList<>();
        for (int free = 0; free < n; free++) {
            if (pivots.contains(free)) {
                continue;
            }
            long common = 1;
            for (int r = 0; r < rank; r++) {
                common = lcm(common, Math.abs(rows.get(r)[pivots.get(r)]));
            }
            long[] law = new long[n];
            law[free] = common;
            for (int r = 0; r < rank; r++) {
                law[pivots.get(r)] =
                        -Math.multiplyExact(rows.get(r)[free], common / rows.get(r)[pivots.get(r)]);
            }
            laws.add(reduced(law));
        }
        return laws;
    }

    private static long[] eliminated(long[] row, long[] pivot, int column) {
        long[] out = new long[row.length];
        for (int i = 0; i < row.length; i++) {
            out[i] =
                    Math.subtractExact(
                            Math.multiplyExact(row[i], pivot[column]),
                            Math.multiplyExact(pivot[i], row[column]));
        }
        return reduced(out);
    }

    private static long[] reduced(long[] row) {
        long common = 0;
        for (long entry : row) {
            common = gcd(common, Math.abs(entry));
        }
        for (int i = 0; common > 1 && i < row.length; i++) {
            row[i] /= common;
        }
        return row;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static long lcm(long a, long b) {
        return Math.multiplyExact(a / gcd(a, b), b);
    }

    private String words(int l) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < law[l].length; i++) {
            double factor = law[l][i];
            if (factor != 0) {
                String sign = words.isEmpty() ? "" : factor < 0 ? "-" : "+";
                String size = Math.abs(factor) == 1 ? "" : Math.abs(factor) + "*";
                words.append(words.isEmpty() && factor < 0 ? "-" : sign);
                words.append(size).append(full.variableNames().get(i));
            }
        }
        return words.toString();
    }

    /** Names of the remaining variables. */
    public List<String> variableNames() {
        List<String> names = new ArrayList<>();
        for (int i : kept) {
            names.add(full.variableNames().get(i));
        }
        return names;
    }

    /** Names of the static species, then of the totals. */
    public List<String> parameterNames() {
        return parameterNames;
    }

    /** Values of the static species and of the totals at the network's initial state. */
    public double[] initialParameters() {
        return initialParameters.clone();
    }

    /** The state of all variables; a fresh array. */
    public double[] expand(double[] x, double[] p) {
        double[] state = new double[full.dimension()];
        for (int i = 0; i < kept.length; i++) {
            state[kept[i]] = x[i];
        }
        for (int l = 0; l < dependent.length; l++) {
            double value = p[full.parameters() + l];
            for (int i : kept) {
                value -= law[l][i] * state[i];
            }
            state[dependent[l]] = value;
        }
        return state;
    }

    @Override
    public int dimension() {
        return kept.length;
    }

    @Override
    public int parameters() {
        return parameterNames.size();
    }

    @Override
    public void value(double[] x, double[] p, double[] out) {
        double[] all = new double[full.dimension()];
        full.value(expand(x, p), p, all);
        for (int i = 0; i < kept.length; i++) {
            out[i] = all[kept[i]];
        }
    }

    @Override
    public void jacobian(double[] x, double[] p, double[][] out) {
        int n = full.dimension();
        double[][] all = new double[n][n];
        full.jacobian(expand(x, p), p, all);
        for (int i = 0; i < kept.length; i++) {
            for (int j = 0; j < kept.length; j++) {
                double sum = all[kept[i]][kept[j]];
                for (int l = 0; l < dependent.length; l++) {
                    sum -= all[kept[i]][dependent[l]] * law[l][kept[j]];
                }
                out[i][j] = sum;
            }
        }
    }

    @Override
    public void parameterJacobian(double[] x, double[] p, double[][] out) {
        int n = full.dimension();
        double[] state = expand(x, p);
        double[][] byState = new double[n][n];
        double[][] byParameter = new double[n][full.parameters()];
        full.jacobian(state, p, byState);
        full.parameterJacobian(state, p, byParameter);
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(byParameter[kept[i]], 0, out[i], 0, full.parameters());
            for (int l = 0; l < dependent.length; l++) {
                out[i][full.parameters() + l] = byState[kept[i]][dependent[l]];
            }
        }
    }
}
