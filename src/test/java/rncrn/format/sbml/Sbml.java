package rncrn.format.sbml;

import java.util.Map;
import rncrn.network.ruled.RuledNetwork;

/** Small SBML models for tests, written with plain formulas in place of MathML. */
public final class Sbml {
    private Sbml() {}

    /** A Level 3 document round the content of a model. */
    public static String document(String content) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1">
        <model id="m" substanceUnits="item">
        """
                + content
                + "\n</model></sbml>\n";
    }

    /** Reads the content of a model. */
    public static RuledNetwork read(String content) {
        return SbmlReader.parse(document(content), "model", Map.of());
    }

    public static String compartment(double size) {
        return "<listOfCompartments><compartment id=\"c\" spatialDimensions=\"3\" size=\""
                + size
                + "\" constant=\"true\"/></listOfCompartments>";
    }

    /** A reacting species in amounts. */
    public static String species(String id, double amount) {
        return species(id, "initialAmount=\"" + amount + "\"", true, false);
    }

    public static String species(String id, String initial, boolean amounts, boolean boundary) {
        return "<species id=\""
                + id
                + "\" compartment=\"c\" "
                + initial
                + " hasOnlySubstanceUnits=\""
                + amounts
                + "\" boundaryCondition=\""
                + boundary
                + "\" constant=\"false\"/>";
    }

    public static String parameter(String id, double value, boolean constant) {
        return "<parameter id=\""
                + id
                + "\" value=\""
                + value
                + "\" constant=\""
                + constant
                + "\"/>";
    }

    /** A reaction; sides are species separated by blanks, a number before one multiplies it. */
    public static String reaction(
            String id, String left, String right, String law, boolean reversible) {
        return "<reaction id=\""
                + id
                + "\" reversible=\""
                + reversible
                + "\" fast=\"false\">"
                + side("Reactants", left)
                + side("Products", right)
                + "<kineticLaw>"
                + math(law)
                + "</kineticLaw></reaction>";
    }

    private static String side(String list, String terms) {
        if (terms.isBlank()) {
            return "";
        }
        StringBuilder side = new StringBuilder("<listOf" + list + ">");
        for (String term : terms.strip().split(" ", -1)) {
            String count = term.replaceAll("[A-Za-z_].*", "");
            side.append("<speciesReference species=\"")
                    .append(term.substring(count.length()))
                    .append("\" stoichiometry=\"")
                    .append(count.isEmpty() ? "1" : count)
                    .append("\" constant=\"true\"/>");
        }
        return side + "</listOf" + list + ">";
    }

    /** MathML of a formula. */
    public static String math(String formula) {
        try {
            String xml = org.sbml.jsbml.ASTNode.parseFormula(formula).toMathML();
            return xml.substring(xml.indexOf("<math"));
        } catch (org.sbml.jsbml.text.parser.ParseException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /** An event without delay or priority. */
    public static String event(String trigger, String variable, String value, String more) {
        return event(trigger, variable, value, more, "persistent=\"true\"");
    }

    public static String event(
            String trigger, String variable, String value, String more, String persistence) {
        return "<event useValuesFromTriggerTime=\"true\"><trigger initialValue=\"false\" "
                + persistence
                + ">"
                + math(trigger)
                + "</trigger>"
                + more
                + "<listOfEventAssignments><eventAssignment variable=\""
                + variable
                + "\">"
                + math(value)
                + "</eventAssignment></listOfEventAssignments></event>";
    }
}
