package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rncrn.InputException;
import rncrn.format.Input;
import rncrn.format.Inputs;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Unit;
import rncrn.neural.Compiler;
import rncrn.stochastic.JumpProcess;

/** The network that a verb works on, with the options that finish it. */
final class NetworkOptions {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NETWORK",
            description =
                    "A reaction list, trained network, SBML model, BioNetGen network or MATLAB"
                            + " weights.")
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "NAME=value",
            description =
                    "Initial value of a species in the input's own unit (concentrations for"
                            + " reaction lists); may be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--mu",
            paramLabel = "MU",
            description = "Time scale of the perceptrons of a trained network.")
    private Double mu;

    @Option(
            names = {"-w", "--system-size"},
            paramLabel = "W",
            description =
                    "System size: copy number = W times concentration. Required by stochastic"
                            + " methods where the input speaks of concentrations.")
    private Double systemSize;

    /** Whether a file is given. */
    boolean hasFile() {
        return file != null;
    }

    /** The file given. */
    Path file() {
        if (file == null) {
            throw new InputException("NETWORK is missing; give a file to work on");
        }
        return file;
    }

    /** What the file holds. */
    Input input() {
        Input input = Inputs.read(file(), settings());
        if (mu != null && (input instanceof Input.Network || input instanceof Input.Ruled)) {
            throw new InputException(
                    "--mu goes with trained networks only; "
                            + input.file()
                            + " is a finished list of reactions");
        }
        return input;
    }

    /** The same options without those that are already at work in a finished network. */
    NetworkOptions withoutModelOptions() {
        NetworkOptions copy = new NetworkOptions();
        copy.file = file;
        copy.systemSize = systemSize;
        return copy;
    }

    /** The same options with another time scale of the perceptrons. */
    NetworkOptions withMu(double other) {
        NetworkOptions copy = new NetworkOptions();
        copy.file = file;
        copy.settings = settings;
        copy.systemSize = systemSize;
        copy.mu = other;
        return copy;
    }

    /** The reaction network that the input stands for, initial values set. */
    ReactionNetwork network(Input input) {
        return input instanceof Input.Ruled || isSbml(input)
                ? bare(input)
                : with(bare(input), settings());
    }

    /** SBML is read with the given values, parameters among them. */
    static boolean isSbml(Input input) {
        String name = input.file().toString().toLowerCase(java.util.Locale.ROOT);
        return input instanceof Input.Network && name.matches(".*\\.(xml|sbml)");
    }

    private ReactionNetwork bare(Input input) {
        if (input instanceof Input.Trained trained) {
            return Compiler.compile(mu == null ? trained.network() : withMu(trained));
        }
        if (input instanceof Input.Network network) {
            return network.network();
        }
        if (input instanceof Input.Ruled ruled) {
            return ruled.plain();
        }
        throw new InputException(
                input.file()
                        + " is a design, which has no reactions yet; train it first: rncrn train "
                        + input.file());
    }

    private rncrn.neural.Rncrn withMu(Input.Trained trained) {
        try {
            return trained.network().withMu(mu);
        } catch (IllegalArgumentException refused) {
            throw new InputException("--mu: " + refused.getMessage(), refused);
        }
    }

    /** Sets initial values, complaining in the name of the option. */
    static ReactionNetwork with(ReactionNetwork network, Map<String, Double> values) {
        ReactionNetwork result = network;
        for (Map.Entry<String, Double> value : values.entrySet()) {
            try {
                result = result.withInitial(Map.of(value.getKey(), value.getValue()));
            } catch (IllegalArgumentException refused) {
                throw new InputException(
                        "--set "
                                + value.getKey()
                                + "="
                                + value.getValue()
                                + ": "
                                + refused.getMessage(),
                        refused);
            }
        }
        return result;
    }

    /** The values given by --set, in order. */
    Map<String, Double> settings() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new InputException(
                        "--set " + setting + ": write it as NAME=value, such as L_1=3");
            }
            String name = setting.substring(0, equals).strip();
            if (values.containsKey(name)) {
                throw new InputException("--set " + name + " is given twice; keep one of them");
            }
            values.put(name, number("--set " + name, setting.substring(equals + 1)));
        }
        return values;
    }

    /** A number in an option's value. */
    static double number(String option, String text) {
        try {
            if (text.strip().matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?")) {
                return Double.parseDouble(text.strip());
            }
        } catch (NumberFormatException notOne) {
            // Falls through to the complaint.
        }
        throw new InputException(option + ": '" + text + "' is not a number");
    }

    /** The network at its system size, for stochastic methods. */
    JumpProcess process(ReactionNetwork network) {
        SystemSize size = size(network);
        JumpProcess process = new JumpProcess(network, size);
        double propensity;
        try {
            propensity = process.initialPropensity();
        } catch (IllegalArgumentException refused) {
            throw new InputException("--system-size: " + refused.getMessage(), refused);
        }
        if (!(propensity <= JumpProcess.MAX_PROPENSITY)) {
            throw new InputException(
                    file
                            + ": the propensities overflow in the initial state (their sum is "
                            + propensity
                            + "); give smaller rate constants or initial values, or another"
                            + " --system-size");
        }
        return process;
    }

    private SystemSize size(ReactionNetwork network) {
        if (network.unit() == Unit.COPY_NUMBER) {
            refuseSystemSize("the input already speaks of copy numbers");
            return SystemSize.ONE;
        }
        if (systemSize == null) {
            throw new InputException(
                    "--system-size W is missing: "
                            + file
                            + " speaks of concentrations, and copy numbers are W times those");
        }
        try {
            return new SystemSize(systemSize);
        } catch (IllegalArgumentException refused) {
            throw new InputException("--system-size: " + refused.getMessage(), refused);
        }
    }

    /** Complains where a system size is given but has no meaning. */
    void refuseSystemSize(String why) {
        if (systemSize != null) {
            throw new InputException("--system-size must be left out: " + why);
        }
    }
}
