package rncrn.deterministic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rncrn.field.VectorField;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.Term;

/**
 * The field that remains when every perceptron-like species sits at its steady state. A species y
 * is perceptron-like when its own rate equation reads a + b y - c y^2 with a, c positive whatever
 * the other concentrations are, which has exactly one positive steady state, and when it depends on
 * no perceptron-like species that depends on it: the chemical perceptrons of arXiv 2406.03456, feed
 * forward layers of them included, found in any reaction list by the form of its reactions alone.
 *
 * <p>Its equilibria are exactly those of the full rate equations, whatever the time scales; its
 * other dynamics are those of the full equations in the limit of fast perceptrons.
 */
public final class PerceptronElimination implements VectorField {
    private final RateEquations full;
    private final int[] kept;
    private final List<Perceptron> eliminated;

    private PerceptronElimination(RateEquations full, int[] kept, List<Perceptron> eliminated) {
        this.full = full;
        this.kept = kept;
        this.eliminated = List.copyOf(eliminated);
    }

    /** The remaining field, or nothing where no species of the network is perceptron-like. */
    public static Optional<PerceptronElimination> of(ReactionNetwork network) {
        RateEquations full = new RateEquations(network);
        int n = full.dimension();
        int[] place = new int[network.species().size()];
        for (int i = 0; i < place.length; i++) {
            String name = network.species().get(i).name();
            int variable = full.variableNames().indexOf(name);
            place[i] = variable >= 0 ? variable : n + full.parameterNames().indexOf(name);
        }
        List<Perceptron> candidates = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Perceptron.of(i, network.reactions(), place).ifPresent(candidates::add);
        }
        List<Perceptron> ordered = ordered(candidates, n);
        if (ordered.size() == n) {
            ordered.remove(n - 1);
        }
        if (ordered.isEmpty()) {
            return Optional.empty();
        }
        boolean[] gone = new boolean[n];
        ordered.forEach(perceptron -> gone[perceptron.variable] = true);
        int[] kept = new int[n - ordered.size()];
        int next = 0;
        for (int i = 0; i < n; i++) {
            if (!gone[i]) {
                kept[next++] = i;
            }
        }
        return Optional.of(new PerceptronElimination(full, kept, ordered));
    }

    /** Candidates in an order in which each depends only on kept species and on earlier ones. */
    private static List<Perceptron> ordered(List<Perceptron> candidates, int n) {
        List<Perceptron> waiting = new ArrayList<>(candidates);
        List<Perceptron> ordered = new ArrayList<>();
        boolean[] blocked = new boolean[n];
        candidates.forEach(candidate -> blocked[candidate.variable] = true);
        while (!waiting.isEmpty()) {
            boolean moved = false;
            for (int k = 0; k < waiting.size(); k++) {
                Perceptron candidate = waiting.get(k);
                if (!candidate.dependsOn(blocked)) {
                    ordered.add(candidate);
                    waiting.remove(k--);
                    blocked[candidate.variable] = false;
                    moved = true;
                }
            }
            if (!moved) {
                // A loop of candidates: one of them has to stay a variable.
                blocked[waiting.remove(0).variable] = false;
            }
        }
        return ordered;
    }

    /** The full rate equations. */
    public RateEquations full() {
        return full;
    }

    /** Which variables of the full equations remain, ascending; a fresh array. */
    public int[] kept() {
        return kept.clone();
    }

    /** Which variables of the full equations are eliminated, in the order of elimination. */
    public int[] eliminated() {
        return eliminated.stream().mapToInt(perceptron -> perceptron.variable).toArray();
    }

    /** Names of the remaining variables. */
    public List<String> variableNames() {
        List<String> names = new ArrayList<>();
        for (int i : kept) {
            names.add(full.variableNames().get(i));
        }
        return names;
    }

    /** The state of the full equations whose perceptrons are steady; a fresh array. */
    public double[] lift(double[] x, double[] p) {
        double[] state = new double[full.dimension()];
        for (int i = 0; i < kept.length; i++) {
            state[kept[i]] = x[i];
        }
        for (Perceptron perceptron : eliminated) {
            state[perceptron.variable] = perceptron.steady(state, p);
        }
        return state;
    }

    @Override
    public int dimension() {
        return kept.length;
    }

    @Override
    public int parameters() {
        return full.parameters();
    }

    @Override
    public void value(double[] x, double[] p, double[] out) {
        double[] all = new double[full.dimension()];
        full.value(lift(x, p), p, all);
        for (int i = 0; i < kept.length; i++) {
            out[i] = all[kept[i]];
        }
    }

    @Override
    public void jacobian(double[] x, double[] p, double[][] out) {
        int n = full.dimension();
        double[][] byState = new double[n][n];
        full.jacobian(lift(x, p), p, byState);
        for (int k = 0; k < kept.length; k++) {
            double[] direct = new double[n];
            for (int i = 0; i < n; i++) {
                direct[i] = byState[i][kept[k]];
            }
            implicit(byState, direct, k, out);
        }
    }

    @Override
    public void parameterJacobian(double[] x, double[] p, double[][] out) {
        int n = full.dimension();
        double[][] byState = new double[n][n];
        double[][] byParameter = new double[n][parameters()];
        double[] state = lift(x, p);
        full.jacobian(state, p, byState);
        full.parameterJacobian(state, p, byParameter);
        for (int k = 0; k < parameters(); k++) {
            double[] direct = new double[n];
            for (int i = 0; i < n; i++) {
                direct[i] = byParameter[i][k];
            }
            implicit(byState, direct, k, out);
        }
    }

    /**
     * Column of the remaining Jacobian from the direct derivatives of the full field: the
     * perceptrons follow by f_y dy + f_z = 0, one after the other in their order.
     */
    private void implicit(double[][] byState, double[] direct, int column, double[][] out) {
        double[] follow = new double[direct.length];
        for (int e = 0; e < eliminated.size(); e++) {
            int i = eliminated.get(e).variable;
            double sum = direct[i];
            for (int earlier = 0; earlier < e; earlier++) {
                int j = eliminated.get(earlier).variable;
                sum += byState[i][j] * follow[j];
            }
            follow[i] = -sum / byState[i][i];
        }
        for (int i = 0; i < kept.length; i++) {
            double sum = direct[kept[i]];
            for (Perceptron perceptron : eliminated) {
                sum += byState[kept[i]][perceptron.variable] * follow[perceptron.variable];
            }
            out[i][column] = sum;
        }
    }

    /** The rate equation a + b y + c y^2 of one species, as monomials of the other quantities. */
    private static final class Perceptron {
        final int variable;
        private final List<Monomial> monomials;

        private Perceptron(int variable, List<Monomial> monomials) {
            this.variable = variable;
            this.monomials = monomials;
        }

        /**
         * A factor of the rate equation: coefficient times quantities to their powers times y^own.
         */
        private record Monomial(double coefficient, List<Term> others, int own) {}

        static Optional<Perceptron> of(int variable, List<Reaction> reactions, int[] place) {
            List<Monomial> monomials = new ArrayList<>();
            boolean fed = false;
            boolean bounded = false;
            for (Reaction reaction : reactions) {
                int change = 0;
                for (Reaction.Change net : reaction.netChange()) {
                    if (place[net.species()] == variable) {
                        change = net.amount();
                    }
                }
                if (change == 0 || reaction.constant() == 0) {
                    continue;
                }
                int own = 0;
                List<Term> others = new ArrayList<>();
                for (Term term : reaction.reactants()) {
                    int quantity = place[term.species()];
                    if (quantity == variable) {
                        own = term.count();
                    } else {
                        others.add(new Term(quantity, term.count()));
                    }
                }
                if (own > 2 || (own == 0 && change < 0) || (own == 2 && change > 0)) {
                    return Optional.empty();
                }
                fed |= own == 0 && others.isEmpty();
                bounded |= own == 2 && others.isEmpty();
                monomials.add(new Monomial(change * reaction.constant(), others, own));
            }
            return fed && bounded
                    ? Optional.of(new Perceptron(variable, monomials))
                    : Optional.empty();
        }

        boolean dependsOn(boolean[] species) {
            for (Monomial monomial : monomials) {
                for (Term term : monomial.others) {
                    if (term.species() < species.length && species[term.species()]) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** The positive root, in the form that does not cancel. */
        double steady(double[] state, double[] p) {
            double a = 0;
            double b = 0;
            double c = 0;
            for (Monomial monomial : monomials) {
                double value = monomial.coefficient;
                for (Term term : monomial.others) {
                    double base =
                            term.species() < state.length
                                    ? state[term.species()]
                                    : p[term.species() - state.length];
                    for (int k = 0; k < term.count(); k++) {
                        value *= base;
                    }
                }
                switch (monomial.own) {
                    case 0 -> a += value;
                    case 1 -> b += value;
                    default -> c -= value;
                }
            }
            double root = Math.sqrt(b * b + 4 * a * c);
            return b > 0 ? (b + root) / (2 * c) : 2 * a / (root - b);
        }
    }
}
