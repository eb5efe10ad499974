package rncrn.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import rncrn.InputException;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.Species;
import rncrn.network.Term;
import rncrn.network.Unit;

/**
 * Writes reaction lists as text, in the layout that {@link ReactionListReader} describes and that
 * the publications' scripts read. Numbers are written so that reading gives the same bits.
 */
public final class ReactionListWriter {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Coefficients up to this are written by repeating the species, as the published lists do. */
    private static final int MAX_REPEATED = 8;

    private ReactionListWriter() {}

    /**
     * The text.
     *
     * @throws InputException if a law is not mass action or a name cannot be written in this layout
     */
    public static String write(ReactionNetwork network) {
        StringBuilder text = new StringBuilder();
        if (network.unit() == Unit.COPY_NUMBER) {
            text.append("# unit: copy numbers\n");
        }
        List<String> initial = new ArrayList<>();
        for (Species species : network.species()) {
            if (!NAME.matcher(species.name()).matches()) {
                throw new InputException(
                        "species "
                                + species.name()
                                + " cannot be written to a reaction list: names there have only"
                                + " letters, digits and underscores; write another format");
            }
            initial.add(species.name() + "=" + species.initial());
        }
        if (!initial.isEmpty()) {
            text.append('#').append(String.join(",", initial)).append('\n');
        }
        for (Reaction reaction : network.reactions()) {
            if (!reaction.isMassAction()) {
                throw new InputException(
                        "reaction "
                                + reaction.name()
                                + " is not mass action, which is all that a reaction list can say;"
                                + " write SBML instead");
            }
            side(text, network, reaction.reactants());
            text.append("->");
            side(text, network, reaction.products());
            text.append(',').append(reaction.constant()).append('\n');
        }
        return text.toString();
    }

    private static void side(StringBuilder text, ReactionNetwork network, List<Term> terms) {
        String plus = "";
        for (Term term : terms) {
            String name = network.species().get(term.species()).name();
            if (term.count() > MAX_REPEATED) {
                text.append(plus).append(term.count()).append(' ').append(name);
                plus = " + ";
                continue;
            }
            for (int k = 0; k < term.count(); k++) {
                text.append(plus).append(name);
                plus = " + ";
            }
        }
    }
}
