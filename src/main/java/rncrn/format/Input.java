package rncrn.format;

import java.nio.file.Path;
import rncrn.InputException;
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
    record Ruled(Path file, RuledNetwork model) implements Input {
        /**
         * The network alone.
         *
         * @throws InputException if rules, events or the time play a part
         */
        public ReactionNetwork plain() {
            if (!model.isPlain()) {
                throw new InputException(
                        file
                                + " has events, rates that read the time, or quantities that move, which"
                                + " only rncrn simulate and rncrn scan can take");
            }
            return model.network();
        }
    }

    /** A trained network. */
    record Trained(Path file, Rncrn network) implements Input {}

    /** A design, to be read by the package of designs. */
    record Design(Path file) implements Input {}
}
