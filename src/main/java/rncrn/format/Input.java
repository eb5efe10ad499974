package rncrn.format;

import java.nio.file.Path;
import rncrn.network.ReactionNetwork;
import rncrn.network.ruled.RuledNetwork;
import rncrn.neural.Rncrn;

/** What a file given by the user turned out to hold. */
public sealed interface Input {
    /** The file. */
    Path file();

    /** A reaction network. */
    record Network(Path file, ReactionNetwork network) implements Input {}

    /** A network with rules, events or outputs of its own, such as SBML models have. */
    record Ruled(Path file, RuledNetwork model) implements Input {}

    /** A trained network. */
    record Trained(Path file, Rncrn network) implements Input {}

    /** A design, to be read by the package of designs. */
    record Design(Path file) implements Input {}
}
