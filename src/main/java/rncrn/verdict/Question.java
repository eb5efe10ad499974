package rncrn.verdict;

import java.util.List;
import rncrn.field.Box;
import rncrn.network.ReactionNetwork;

/**
 * What is asked: does this network keep its deterministic regimes under molecular noise?
 *
 * @param name name of the design, for titles
 * @param network the reaction list; static species that are not parameters keep their initial
 *     values
 * @param executive indices of the species in which behaviour is judged
 * @param parameters indices of the static species that are varied
 * @param parameterValues grid of concentrations of the parameter species, one list per cell row
 * @param systemSizes system sizes, ascending
 * @param domain box of executive concentrations for which the network was designed
 * @param horizon how long a state must hold or an oscillation stay in phase, in the network's unit
 *     of time; 0 means the default, see {@link Settings}
 * @param seed seed of everything
 * @param settings confidence and effort
 */
public record Question(
        String name,
        ReactionNetwork network,
        List<Integer> executive,
        List<Integer> parameters,
        List<List<Double>> parameterValues,
        List<Double> systemSizes,
        Box domain,
        double horizon,
        long seed,
        Settings settings) {
    public Question {
        executive = List.copyOf(executive);
        parameters = List.copyOf(parameters);
        parameterValues = parameterValues.stream().map(List::copyOf).toList();
        systemSizes = systemSizes.stream().sorted().toList();
        if (executive.isEmpty() || domain.dimension() != executive.size()) {
            throw new IllegalArgumentException(
                    "the domain needs one dimension for each executive species");
        }
        if (parameterValues.isEmpty() || systemSizes.isEmpty()) {
            throw new IllegalArgumentException(
                    "a study needs at least one parameter value and one system size");
        }
        for (List<Double> values : parameterValues) {
            if (values.size() != parameters.size()) {
                throw new IllegalArgumentException(
                        "each parameter value needs one number for each parameter species");
            }
        }
        if (!(horizon >= 0 && horizon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the horizon is " + horizon + "; it must be positive, or 0 for the default");
        }
    }

    /** Names of the executive species. */
    public List<String> executiveNames() {
        return executive.stream().map(i -> network.species().get(i).name()).toList();
    }

    /** Names of the parameter species. */
    public List<String> parameterNames() {
        return parameters.stream().map(i -> network.species().get(i).name()).toList();
    }

    /** The same question with another horizon. */
    public Question withHorizon(double time) {
        return new Question(
                name,
                network,
                executive,
                parameters,
                parameterValues,
                systemSizes,
                domain,
                time,
                seed,
                settings);
    }

    /** The same question with other settings. */
    public Question withSettings(Settings others) {
        return new Question(
                name,
                network,
                executive,
                parameters,
                parameterValues,
                systemSizes,
                domain,
                horizon,
                seed,
                others);
    }
}
