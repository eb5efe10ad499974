package rncrn.deterministic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rncrn.field.VectorField;
import rncrn.network.ReactionNetwork;

/**
 * The rate equations of a mass-action network: dx_i/dt = sum_r S_ir k_r prod_j x_j^v_jr. Static
 * species, which no reaction changes, are the parameters. Variables and parameters keep the order
 * in which the network declares its species. All values are in the network's unit.
 */
public final class RateEquations implements VectorField {
    private final List<String> variables;
    private final List<String> parameters;
    private final MassActionTerms terms;
    private final double[] initialState;
    private final double[] initialParameters;

    /**
     * @throws IllegalArgumentException if a rate law is not mass action, or every species is static
     */
    public RateEquations(ReactionNetwork network) {
        if (!network.isMassAction()) {
            throw new IllegalArgumentException(
                    "the network has rate laws that are not mass action; its branches cannot be"
                            + " followed");
        }
        boolean[] fixed = network.isStatic();
        List<String> moving = new ArrayList<>();
        List<String> still = new ArrayList<>();
        for (int i = 0; i < fixed.length; i++) {
            (fixed[i] ? still : moving).add(network.species().get(i).name());
        }
        if (moving.isEmpty()) {
            throw new IllegalArgumentException("no reaction of the network changes any species");
        }
        variables = List.copyOf(moving);
        parameters = List.copyOf(still);
        int[] place = new int[fixed.length];
        int nextVariable = 0;
        int nextParameter = moving.size();
        initialState = new double[moving.size()];
        initialParameters = new double[still.size()];
        double[] initial = network.initial();
        for (int i = 0; i < fixed.length; i++) {
            if (fixed[i]) {
                initialParameters[nextParameter - moving.size()] = initial[i];
                place[i] = nextParameter++;
            } else {
                initialState[nextVariable] = initial[i];
                place[i] = nextVariable++;
            }
        }
        terms = new MassActionTerms(network.reactions(), place, moving.size());
    }

    /** Names of the variables, in order. */
    public List<String> variableNames() {
        return variables;
    }

    /** Names of the parameters, in order. */
    public List<String> parameterNames() {
        return parameters;
    }

    /** Initial values of the variables; a fresh array. */
    public double[] initialState() {
        return initialState.clone();
    }

    /** Values of the static species; a fresh array. */
    public double[] initialParameters() {
        return initialParameters.clone();
    }

    @Override
    public int dimension() {
        return variables.size();
    }

    @Override
    public int parameters() {
        return parameters.size();
    }

    @Override
    public void value(double[] x, double[] p, double[] out) {
        Arrays.fill(out, 0, dimension(), 0);
        terms.addValue(x, p, out);
    }

    @Override
    public void jacobian(double[] x, double[] p, double[][] out) {
        MassActionTerms.clear(out, dimension(), dimension());
        terms.addJacobian(x, p, 0, dimension(), out);
    }

    @Override
    public void parameterJacobian(double[] x, double[] p, double[][] out) {
        MassActionTerms.clear(out, dimension(), parameters());
        terms.addJacobian(x, p, dimension(), dimension() + parameters(), out);
    }
}
