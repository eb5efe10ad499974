package rncrn.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rncrn.InputException;

/** Reads one line of text from left to right, and knows where it stands for complaints. */
final class LineScanner {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}+(?![0-9.eE])");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?+(?:[0-9]++\\.?+[0-9]*+|\\.[0-9]++)(?:[eE][+-]?+[0-9]++)?+");

    private final String source;
    private final int line;
    private final String text;
    private int at;

    LineScanner(String source, int line, String text, int at) {
        this.source = source;
        this.line = line;
        this.text = text;
        this.at = at;
    }

    boolean atEnd() {
        skip();
        return at == text.length();
    }

    boolean accept(String token) {
        skip();
        if (text.startsWith(token, at)) {
            at += token.length();
            return true;
        }
        return false;
    }

    boolean sees(String token) {
        skip();
        return text.startsWith(token, at);
    }

    /** A name, or null where there is none. */
    String name() {
        return match(NAME);
    }

    /** A whole number without sign, or null where there is none. */
    Integer whole() {
        String digits = match(WHOLE);
        return digits == null ? null : Integer.valueOf(digits);
    }

    /** A number that is finite and not negative. */
    double amount(String what) {
        skip();
        int start = at;
        String digits = match(NUMBER);
        double value = digits == null ? Double.NaN : Double.parseDouble(digits);
        if (digits == null || !(atEnd() || sees(","))) {
            throw error(
                    start, what + " needs a number here, such as 12.5 or 3e-4, not " + rest(start));
        }
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw error(
                    start,
                    what + " is " + digits + "; it must be a finite number that is not negative");
        }
        return value;
    }

    /** A complaint about the place reached so far. */
    InputException error(String message) {
        skip();
        return error(at, message);
    }

    /** A complaint about the start of the line. */
    InputException lineError(String message) {
        return new InputException(source + ":" + line + ": " + message);
    }

    String rest() {
        skip();
        return rest(at);
    }

    private String rest(int from) {
        String rest = text.substring(from).strip();
        if (rest.isEmpty()) {
            return "the end of the line";
        }
        String shown = rest.length() > 30 ? rest.substring(0, 30) + "..." : rest;
        // Terminals act on control characters instead of showing them.
        return "'" + shown.replaceAll("\\p{Cntrl}", "\uFFFD") + "'";
    }

    private InputException error(int place, String message) {
        return new InputException(source + ":" + line + ":" + (place + 1) + ": " + message);
    }

    private String match(Pattern pattern) {
        skip();
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        // A transparent region lets the pattern's look-ahead see what follows.
        if (!matcher.useTransparentBounds(true).lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher.group();
    }

    private void skip() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }
}
