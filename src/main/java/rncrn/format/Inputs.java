package rncrn.format;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import rncrn.InputException;
import rncrn.format.sbml.SbmlReader;
import rncrn.network.ruled.RuledNetwork;

/** Recognises any input file by its content and its extension, and reads it. */
public final class Inputs {
    private static final String KNOWN =
            "reaction lists (.txt, .crn), SBML (.xml, .sbml), BioNetGen networks (.net), trained"
                    + " networks (.json), MATLAB weights (.mat), designs (.yaml)";

    private Inputs() {}

    /**
     * Reads a file of any known kind. What the content says beyond doubt (a brace, an angle
     * bracket) goes before what the extension says.
     *
     * @throws InputException if the file cannot be read, is of no known kind, or is malformed
     */
    public static Input read(Path file) {
        return read(file, Map.of());
    }

    /**
     * Reads a file of any known kind, with other values for some quantities of an SBML model.
     *
     * @param overrides initial amounts of species and values of parameters; other kinds of input do
     *     not look at them
     */
    public static Input read(Path file, Map<String, Double> overrides) {
        byte[] bytes = TextFile.bytes(file);
        String source = file.toString();
        String extension = extension(file);
        if (extension.equals("yaml") || extension.equals("yml")) {
            return new Input.Design(file);
        }
        if (extension.equals("mat") || MatReader.recognises(bytes)) {
            return new Input.Trained(file, MatReader.read(file));
        }
        char first = first(bytes);
        if (first == 0) {
            throw new InputException(source + ": the file is empty");
        }
        if (extension.equals("json") || first == '{') {
            return new Input.Trained(
                    file, ModelReader.parse(TextFile.decode(bytes, source), source));
        }
        if (extension.equals("xml") || extension.equals("sbml") || first == '<') {
            return sbml(file, TextFile.decode(bytes, source), overrides);
        }
        if (extension.equals("txt") || extension.equals("crn")) {
            return new Input.Network(
                    file, ReactionListReader.parse(TextFile.decode(bytes, source), source));
        }
        if (extension.equals("net")) {
            return new Input.Network(
                    file, NetReader.parse(TextFile.decode(bytes, source), source).network());
        }
        throw new InputException(
                source + ": this is none of the inputs that rncrn reads: " + KNOWN);
    }

    private static Input sbml(Path file, String text, Map<String, Double> overrides) {
        RuledNetwork model = SbmlReader.parse(text, file.toString(), overrides);
        return model.isPlain() && model.reportsSpecies()
                ? new Input.Network(file, model.network())
                : new Input.Ruled(file, model);
    }

    static String extension(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** First character that is neither white space nor part of a byte-order mark, 0 if none. */
    private static char first(byte[] bytes) {
        String start =
                new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1);
        for (int i = start.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0; i < start.length(); i++) {
            if (!Character.isWhitespace(start.charAt(i))) {
                return start.charAt(i);
            }
        }
        return 0;
    }
}
