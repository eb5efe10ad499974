package rncrn.format;

import java.util.List;
import java.util.StringJoiner;
import rncrn.InputException;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.Species;
import rncrn.network.Term;
import rncrn.network.Unit;

/**
 * Writes BioNetGen networks (.net): parameters, species, reactions. Rate constants there are the
 * deterministic mass-action ones of {@link rncrn.network}; nothing is divided by symmetry factors,
 * as BioNetGen's own simulators expect of a finished network. A remark tells which unit the numbers
 * have, since the format itself cannot.
 */
public final class NetWriter {
    private NetWriter() {}

    /**
     * The text.
     *
     * @throws InputException if a law is not mass action or a name cannot be written in this format
     */
    public static String write(ReactionNetwork network) {
        StringBuilder text = new StringBuilder();
        text.append("# Written by rncrn\n# unit: ");
        text.append(network.unit() == Unit.CONCENTRATION ? "concentrations" : "copy numbers");
        text.append("\nbegin parameters\n");
        List<Reaction> reactions = network.reactions();
        for (int r = 0; r < reactions.size(); r++) {
            if (!reactions.get(r).isMassAction()) {
                throw new InputException(
                        "reaction "
                                + reactions.get(r).name()
                                + " is not mass action, which is all that a .net file can say here;"
                                + " write SBML instead");
            }
            text.append(String.format("%5d k%d %s\n", r + 1, r + 1, reactions.get(r).constant()));
        }
        text.append("end parameters\nbegin species\n");
        int number = 0;
        for (Species species : network.species()) {
            if (species.name().matches(".*[\\s#].*")) {
                throw new InputException(
                        "species "
                                + species.name()
                                + " cannot be written to a .net file: a name must not hold white"
                                + " space or #");
            }
            text.append(String.format("%5d %s %s\n", ++number, species.name(), species.initial()));
        }
        text.append("end species\nbegin reactions\n");
        for (int r = 0; r < reactions.size(); r++) {
            text.append(
                    String.format(
                            "%5d %s %s k%d\n",
                            r + 1,
                            side(reactions.get(r).reactants()),
                            side(reactions.get(r).products()),
                            r + 1));
        }
        return text.append("end reactions\n").toString();
    }

    private static String side(List<Term> terms) {
        StringJoiner side = new StringJoiner(",");
        for (Term term : terms) {
            for (int k = 0; k < term.count(); k++) {
                side.add(Integer.toString(term.species() + 1));
            }
        }
        return terms.isEmpty() ? "0" : side.toString();
    }
}
