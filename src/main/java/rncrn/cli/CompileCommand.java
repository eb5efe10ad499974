package rncrn.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rncrn.InputException;
import rncrn.files.WholeFile;
import rncrn.format.NetWriter;
import rncrn.format.ReactionListWriter;
import rncrn.format.sbml.SbmlWriter;
import rncrn.network.ReactionNetwork;

/** The verb {@code compile}: a network written out as a list of reactions. */
@Command(
        name = "compile",
        description =
                "Writes a network as a reaction list, SBML or BioNetGen file. Initial values are 0"
                        + " unless the input or --set gives them.")
public final class CompileCommand implements Runnable {
    @Mixin private CommonOptions common;
    @Mixin private NetworkOptions networks;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "crn|sbml|net",
            description = "What to write: crn (reaction-list text), sbml, or net (BioNetGen).")
    private Format format;

    /** What can be written. */
    enum Format {
        CRN,
        SBML,
        NET
    }

    @Override
    public void run() {
        if (format == null) {
            throw new InputException("--format is missing; give crn, sbml or net");
        }
        networks.refuseSystemSize("a list of reactions is written in its own unit");
        ReactionNetwork network = networks.network(networks.input());
        Path file = common.outputFile();
        String text =
                switch (format) {
                    case CRN -> ReactionListWriter.write(network);
                    case SBML -> SbmlWriter.write(network);
                    case NET -> NetWriter.write(network);
                };
        WholeFile.text(file, text);
        common.out()
                .println(
                        network.reactions().size()
                                + " reactions of "
                                + network.species().size()
                                + " species in "
                                + file);
        common.out().flush();
    }
}
