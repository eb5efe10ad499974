package rncrn.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import rncrn.InputException;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.Term;
import rncrn.network.Unit;

/**
 * Reads reaction lists as text, in the layout of the publications' lists (arXiv 2602.02374):
 *
 * <pre>
 * #X_1=0.5,Y_1=0.0
 * X_1 + Y_1->X_1 + Y_1 + Y_1,13.9
 * Y_1->,0.25
 * ->X_1,260
 * # any other remark
 * </pre>
 *
 * One reaction a line with its deterministic mass-action constant; an empty side is nothing. A line
 * {@code #NAME=value,...} gives initial values and declares its species, which others may follow; a
 * species that only reactions name starts from 0. Other lines that begin with {@code #} are
 * remarks. Two additions: a whole number before a species ({@code 2 Y_1} or {@code 2*Y_1}), and the
 * remark {@code # unit: copy numbers} for lists that count molecules, with {@code # unit:
 * concentrations} as what holds without one.
 */
public final class ReactionListReader {
    private static final Pattern INITIAL = Pattern.compile("#[ \t]*[^ \t=:]+[ \t]*=.*");
    private static final Pattern UNIT = Pattern.compile("#[ \t]*unit[ \t]*:(.*)");
    private static final int MAX_COEFFICIENT = 1_000_000;

    private final String source;
    private final ReactionNetwork.Builder network;
    private final Set<String> given = new HashSet<>();

    private ReactionListReader(String source, Unit unit) {
        this.source = source;
        this.network = ReactionNetwork.builder(unit);
    }

    /**
     * Reads a file.
     *
     * @throws InputException with file, line and column if it cannot be read or does not make sense
     */
    public static ReactionNetwork read(Path file) {
        return parse(TextFile.text(file), file.toString());
    }

    /**
     * Reads a text.
     *
     * @param source what to call the text in complaints
     */
    public static ReactionNetwork parse(String text, String source) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        ReactionListReader reader = new ReactionListReader(source, unit(lines, source));
        for (int i = 0; i < lines.length; i++) {
            reader.line(i + 1, lines[i]);
        }
        ReactionNetwork read = reader.network.build();
        if (read.reactions().isEmpty()) {
            throw new InputException(
                    source + ": there is no reaction in it; write one a line, as A + B->C,1.5");
        }
        return read;
    }

    private static Unit unit(String[] lines, String source) {
        Unit unit = null;
        for (int i = 0; i < lines.length; i++) {
            var matcher = UNIT.matcher(lines[i].strip());
            if (matcher.matches()) {
                String word = matcher.group(1).strip();
                Unit read =
                        switch (word) {
                            case "copy numbers" -> Unit.COPY_NUMBER;
                            case "concentrations" -> Unit.CONCENTRATION;
                            default ->
                                    throw new InputException(
                                            source
                                                    + ":"
                                                    + (i + 1)
                                                    + ": the unit is '"
                                                    + word
                                                    + "'; write copy numbers or concentrations");
                        };
                if (unit != null && unit != read) {
                    throw new InputException(
                            source + ":" + (i + 1) + ": the unit is given twice; keep one of them");
                }
                unit = read;
            }
        }
        return unit == null ? Unit.CONCENTRATION : unit;
    }

    private void line(int number, String raw) {
        String line = raw.stripTrailing();
        int start = line.length() - line.stripLeading().length();
        if (line.isBlank()) {
            return;
        }
        if (line.charAt(start) == '#') {
            if (INITIAL.matcher(line.substring(start)).matches()) {
                initial(new LineScanner(source, number, line, start + 1));
            }
            return;
        }
        LineScanner scanner = new LineScanner(source, number, line, start);
        try {
            reaction(scanner);
        } catch (IllegalArgumentException refused) {
            throw new InputException(scanner.lineError(refused.getMessage()).getMessage(), refused);
        }
    }

    private void initial(LineScanner scanner) {
        do {
            String name = scanner.name();
            if (name == null) {
                throw scanner.error(
                        "a line of initial values needs a species name here, not "
                                + scanner.rest()
                                + "; a remark must not hold an equals sign after its first word");
            }
            if (!scanner.accept("=")) {
                throw scanner.error("'=' must follow " + name + ", not " + scanner.rest());
            }
            double value = scanner.amount("the initial value of " + name);
            if (!given.add(name)) {
                throw scanner.lineError(
                        "the initial value of " + name + " is given twice; keep one of them");
            }
            network.initial(network.speciesOf(name), value);
        } while (scanner.accept(","));
        if (!scanner.atEnd()) {
            throw scanner.error("a comma must stand between initial values, not " + scanner.rest());
        }
    }

    private void reaction(LineScanner scanner) {
        List<Term> reactants = side(scanner, "->");
        if (!scanner.accept("->")) {
            throw scanner.error(
                    "a reaction needs '->' here, not "
                            + scanner.rest()
                            + "; write it as A + B->C,1.5");
        }
        List<Term> products = side(scanner, ",");
        if (!scanner.accept(",")) {
            throw scanner.error(
                    "a comma and the rate constant must follow the products, not "
                            + scanner.rest()
                            + "; write it as A + B->C,1.5");
        }
        double constant = scanner.amount("the rate constant");
        if (!scanner.atEnd()) {
            throw scanner.error(
                    "nothing may follow the rate constant, but there is " + scanner.rest());
        }
        network.reaction(Reaction.massAction(reactants, products, constant));
    }

    private List<Term> side(LineScanner scanner, String end) {
        List<Term> terms = new ArrayList<>();
        if (scanner.sees(end)) {
            return terms;
        }
        do {
            Integer count = scanner.whole();
            if (count != null) {
                scanner.accept("*");
                if (count < 1 || count > MAX_COEFFICIENT) {
                    throw scanner.error(
                            "the coefficient "
                                    + count
                                    + " is not allowed; it goes from 1 to "
                                    + MAX_COEFFICIENT);
                }
            }
            String name = scanner.name();
            if (name == null) {
                throw scanner.error(
                        "a species name (letters, digits, underscores) is needed here, not "
                                + scanner.rest());
            }
            terms.add(new Term(network.speciesOf(name), count == null ? 1 : count));
        } while (scanner.accept("+"));
        return terms;
    }
}
