package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import rncrn.deterministic.ConservedRateEquations;
import rncrn.deterministic.PerceptronElimination;
import rncrn.deterministic.PerceptronTimeScale;
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
    private final VectorField search;
    private final int[] kept;

    private Dynamics(
            VectorField field,
            List<String> variables,
            List<String> parameters,
            Optional<PerceptronElimination> elimination,
            VectorField search) {
        if (variables.size() != field.dimension() || parameters.size() != field.parameters()) {
            throw new IllegalArgumentException("a field needs a name for each variable, parameter");
        }
        this.field = field;
        this.variables = List.copyOf(variables);
        this.parameters = List.copyOf(parameters);
        this.elimination = elimination;
        this.search = search;
        this.kept =
                elimination
                        .map(PerceptronElimination::kept)
                        .orElseGet(() -> IntStream.range(0, field.dimension()).toArray());
    }

    /** A plain field. */
    public static Dynamics of(VectorField field, List<String> variables, List<String> parameters) {
        return new Dynamics(field, variables, parameters, Optional.empty(), field);
    }

    /**
     * The full rate equations of a mass-action network; static species are the parameters.
     *
     * @throws IllegalArgumentException if a rate law is not mass action
     */
    public static Dynamics of(ReactionNetwork network) {
        RateEquations field = new RateEquations(network);
        Optional<PerceptronElimination> elimination = PerceptronElimination.of(network);
        return new Dynamics(
                field,
                field.variableNames(),
                field.parameterNames(),
                elimination,
                elimination.<VectorField>map(e -> e).orElse(field));
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
        return search;
    }

    /** Names of the search variables. */
    public List<String> searchVariables() {
        return IntStream.of(kept).mapToObj(variables::get).toList();
    }

    /** The field of the search variables, as dynamics of its own: the quasi-static limit. */
    public Dynamics reduced() {
        return of(search, searchVariables(), parameters);
    }

    /**
     * The same dynamics with the time scale of perceptrons as one more parameter, the last. Only
     * for networks that have perceptrons.
     *
     * @param name of the new parameter
     * @param reference its value at which the dynamics are those of now, positive
     * @param which tells by name which of the perceptrons have this time scale
     */
    public Dynamics withTimeScale(String name, double reference, Predicate<String> which) {
        int[] scaled =
                IntStream.of(elimination.orElseThrow().eliminated())
                        .filter(i -> which.test(variables.get(i)))
                        .toArray();
        List<String> names = new ArrayList<>(parameters);
        names.add(name);
        return new Dynamics(
                new PerceptronTimeScale(field, scaled, reference),
                variables,
                names,
                elimination,
                PerceptronTimeScale.ignoring(search));
    }

    /** Whether there are perceptrons, which the search variables leave out. */
    public boolean hasPerceptrons() {
        return elimination.isPresent();
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
