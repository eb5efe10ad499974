package rncrn.cli;

import rncrn.InputException;

/**
 * A range of a species as it is written on the command line, {@code NAME=a:b}.
 *
 * @param name of the species
 * @param low lower end
 * @param high upper end, above the lower
 */
record NamedRange(String name, double low, double high) {
    /**
     * Reads one.
     *
     * @throws InputException if it is not written so, or its ends are not in order
     */
    static NamedRange parse(String option, String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new InputException(
                    option + " " + text + ": write it as NAME=a:b, such as X_1=0:10");
        }
        double[] ends = ends(option, text, text.substring(equals + 1));
        return new NamedRange(text.substring(0, equals).strip(), ends[0], ends[1]);
    }

    /** Two numbers a:b, a below b. */
    static double[] ends(String option, String text) {
        return ends(option, text, text);
    }

    private static double[] ends(String option, String whole, String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new InputException(option + " " + whole + ": write the range as a:b");
        }
        double a = NetworkOptions.number(option, text.substring(0, colon));
        double b = NetworkOptions.number(option, text.substring(colon + 1));
        if (!(a < b)) {
            throw new InputException(option + " " + whole + ": the lower end comes first");
        }
        return new double[] {a, b};
    }
}
