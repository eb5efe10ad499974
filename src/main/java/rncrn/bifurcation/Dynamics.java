package rncrn.bifurcation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rncrn.deterministic.ConservedRateEquations;
import rncrn.deterministic.PerceptronElimination;
import rncrn.deterministic.RateEquations;
import rncrn.field.VectorField;
import rncrn.network.ReactionNetwork;

/**
 * A vector field with names, and with the smaller search space in which its equilibria are sought.
 * For a reaction list with perceptrons the search space holds the executive species only, since the
 * steady concentrations of the perceptrons follow from them; for a plain field it is the whole
 * state space. Boxes and starting points are given in the search space.
 */
public final class Dynamics {
    private final VectorField field;
    private final List<String> variables;
    private final List<String> parameters;
    private final Optional<PerceptronElimination> elimination;
    private final int[] kept;

    private Dynamics(
            VectorField field,
            List<String> variables,
            List<String> parameters,
            Optional<PerceptronElimination> elimination) {
        if (variables.size() != field.dimension() || parameters.size() != field.parameters()) {
            throw new IllegalArgumentException("a field needs a name for each variable, parameter");
        }
        this.field = field;
        this.variables = List.copyOf(variables);
        this.parameters = List.copyOf(parameters);
        this.elimination = elimination;
        this.kept =
                elimination
                        .map(PerceptronElimination::kept)
                        .orElseGet(() -> IntStream.range(0, field.dimension()).toArray());
    }

    /** A plain field. */
    public static Dynamics of(VectorField field, List<String> variables, List<String> parameters) {
        return new Dynamics(field, variables, parameters, Optional.empty());
    }

    /**
     * The full rate equations of a mass-action network; static species are the parameters.
     *
     * @throws IllegalArgumentException if a rate law is not mass action
     */
    public static Dynamics of(ReactionNetwork network) {
        RateEquations field = new RateEquations(network);
        return new Dynamics(
                field,
                field.variableNames(),
                field.parameterNames(),
                PerceptronElimination.of(network));
    }

    /**
     * The rate equations of a network with its conservation laws removed: the totals are parameters
     * after the static species. The same as {@link #of(ReactionNetwork)} where there are none.
     */
    public static Dynamics withoutLaws(ReactionNetwork network) {
        return ConservedRateEquations.of(network)
                .map(field -> of(field, field.variableNames(), field.parameterNames()))
                .orElseGet(() -> of(network));
    }

    /** The dynamics whose regimes are asked for. */
    public VectorField field() {
        return field;
    }

    /** Names of the variables of the field. */
    public List<String> variables() {
        return variables;
    }

    /** Names of the parameters of the field. */
    public List<String> parameters() {
        return parameters;
    }

    /** A field with the same equilibria in the fewest variables that are known to do. */
    public VectorField search() {
        return elimination.<VectorField>map(e -> e).orElse(field);
    }

    /** Names of the search variables. */
    public List<String> searchVariables() {
        return IntStream.of(kept).mapToObj(variables::get).toList();
    }

    /** The field of the search variables, as dynamics of its own: the quasi-static limit. */
    public Dynamics reduced() {
        return of(search(), searchVariables(), parameters);
    }

    /** A state of the full field above a point of the search space, perceptrons at rest. */
    public double[] lift(double[] point, double[] p) {
        return elimination.map(e -> e.lift(point, p)).orElseGet(point::clone);
    }

    /** The search variables of a state. */
    public double[] project(double[] state) {
        double[] point = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            point[i] = state[kept[i]];
        }
        return point;
    }

    /** Values of the search variables put in their places among all variables, 0 elsewhere. */
    double[] embed(double[] point) {
        double[] state = new double[field.dimension()];
        for (int i = 0; i < kept.length; i++) {
            state[kept[i]] = point[i];
        }
        return state;
    }

    /** The search field with time running backwards. */
    Dynamics backwards() {
        return of(new Backwards(search()), searchVariables(), parameters);
    }
}
