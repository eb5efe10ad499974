package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rncrn.InputException;
import rncrn.format.Input;
import rncrn.format.Inputs;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.Species;
import rncrn.network.Unit;

/**
 * An input with some of its quantities varied: initial values by the name of the species, in SBML
 * parameters and compartments by theirs, the constant of the n-th reaction of other inputs as
 * {@code k:n}, and the time scale of a trained network as {@code mu}.
 */
final class VariedInput {
    private static final String CONSTANT = "k:";

    private final Path file;
    private final NetworkOptions networks;
    private final Input bare;

    VariedInput(Path file, NetworkOptions networks) {
        this.file = file;
        this.networks = networks;
        this.bare = Inputs.read(file, networks.settings());
    }

    /** Options and input at a point. */
    record At(NetworkOptions networks, Input input) {}

    At at(Map<String, Double> point) {
        try {
            return varied(point);
        } catch (InputException refused) {
            // The values reach the input as those of --set do.
            throw new InputException(refused.getMessage().replace("--set ", "--vary "), refused);
        }
    }

    /** Whether a quantity is a number of molecules, and so whole. */
    boolean isCount(String name) {
        ReactionNetwork network =
                bare instanceof Input.Ruled ruled
                        ? ruled.model().network()
                        : bare instanceof Input.Network list ? list.network() : null;
        return network != null
                && network.unit() == Unit.COPY_NUMBER
                && network.names().contains(name);
    }

    private At varied(Map<String, Double> point) {
        Map<String, Double> rest = new LinkedHashMap<>(point);
        NetworkOptions options = networks;
        if (rest.containsKey("mu") && bare instanceof Input.Trained) {
            options = networks.withMu(rest.remove("mu"));
        }
        if (isSbml()) {
            Map<String, Double> values = new LinkedHashMap<>(networks.settings());
            values.putAll(rest);
            return new At(options, Inputs.read(file, values));
        }
        ReactionNetwork network = options.network(bare);
        Map<String, Double> initial = new LinkedHashMap<>();
        for (Map.Entry<String, Double> value : rest.entrySet()) {
            if (value.getKey().startsWith(CONSTANT)) {
                network = withConstant(network, value.getKey(), value.getValue());
            } else {
                initial.put(value.getKey(), value.getValue());
            }
        }
        return new At(
                options.withoutModelOptions(),
                new Input.Network(file, NetworkOptions.with(network, initial)));
    }

    private boolean isSbml() {
        return bare instanceof Input.Ruled || NetworkOptions.isSbml(bare);
    }

    private static ReactionNetwork withConstant(
            ReactionNetwork network, String name, double value) {
        String digits = name.substring(CONSTANT.length());
        int size = network.reactions().size();
        int number = digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
        if (number < 1 || number > size) {
            throw new InputException(
                    "--vary " + name + ": the reactions are numbered k:1 to k:" + size);
        }
        try {
            List<Reaction> reactions = new ArrayList<>(network.reactions());
            Reaction old = reactions.get(number - 1);
            reactions.set(number - 1, Reaction.massAction(old.reactants(), old.products(), value));
            ReactionNetwork.Builder builder = ReactionNetwork.builder(network.unit());
            for (Species species : network.species()) {
                builder.species(species.name(), species.initial());
            }
            reactions.forEach(builder::reaction);
            return builder.build();
        } catch (IllegalArgumentException refused) {
            throw new InputException("--vary " + name + ": " + refused.getMessage(), refused);
        }
    }
}
