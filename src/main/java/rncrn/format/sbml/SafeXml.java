package rncrn.format.sbml;

import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import rncrn.InputException;

/**
 * A first pass over an SBML file, before anybody else reads it: refuses what is not well formed,
 * any document type (and with it all entities), absurd depth, elements and attributes that core
 * SBML does not have, and numbers that are none; notes where everything stands.
 */
final class SafeXml {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_ELEMENTS = 1_000_000;
    private static final String MATH = "http://www.w3.org/1998/Math/MathML";
    private static final Set<String> FREE = Set.of("notes", "annotation", "message");
    private static final Set<String> NUMBERS =
            Set.of(
                    "value",
                    "size",
                    "volume",
                    "initialAmount",
                    "initialConcentration",
                    "stoichiometry",
                    "multiplier",
                    "offset");
    private static final Set<String> TRUTHS =
            Set.of(
                    "constant",
                    "hasOnlySubstanceUnits",
                    "boundaryCondition",
                    "reversible",
                    "fast",
                    "persistent",
                    "initialValue",
                    "useValuesFromTriggerTime");
    private static final Set<String> ATTRIBUTES =
            Set.of(
                    ("id name metaid sboTerm level version substanceUnits timeUnits volumeUnits"
                                    + " areaUnits lengthUnits extentUnits conversionFactor units kind"
                                    + " exponent scale compartment compartmentType speciesType charge"
                                    + " outside spatialDimensions spatialSizeUnits symbol variable species"
                                    + " type formula denominator specie")
                            .split(" "));
    private static final Set<String> ELEMENTS =
            Set.of(
                    ("sbml model listOfFunctionDefinitions functionDefinition"
                                    + " listOfUnitDefinitions unitDefinition listOfUnits unit"
                                    + " listOfCompartments compartment listOfSpecies species"
                                    + " listOfParameters parameter listOfInitialAssignments"
                                    + " initialAssignment listOfRules assignmentRule rateRule algebraicRule"
                                    + " listOfConstraints constraint listOfReactions reaction"
                                    + " listOfReactants listOfProducts listOfModifiers speciesReference"
                                    + " modifierSpeciesReference kineticLaw listOfLocalParameters"
                                    + " localParameter stoichiometryMath listOfEvents event trigger delay"
                                    + " priority listOfEventAssignments eventAssignment"
                                    + " listOfCompartmentTypes compartmentType listOfSpeciesTypes"
                                    + " speciesType")
                            .split(" "));

    private final String source;
    private static final Set<String> NAMED =
            Set.of(
                    "compartment",
                    "species",
                    "parameter",
                    "reaction",
                    "event",
                    "functionDefinition",
                    "speciesReference");

    private final Set<String> ids = new HashSet<>();
    private int law = Integer.MAX_VALUE;
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private SafeXml(String source) {
        this.source = source;
    }

    static SafeXml check(String text, String source) {
        SafeXml checked = new SafeXml(source);
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver(
                (publicId, systemId, base, namespace) -> {
                    throw new XMLStreamException("external entities are not read");
                });
        try {
            checked.pass(factory.createXMLStreamReader(new StringReader(text)));
        } catch (XMLStreamException malformed) {
            var where = malformed.getLocation();
            String place =
                    where == null
                            ? source
                            : source + ":" + where.getLineNumber() + ":" + where.getColumnNumber();
            throw new InputException(
                    place + ": this is not well-formed XML; " + reason(malformed), malformed);
        }
        return checked;
    }

    private static String reason(XMLStreamException malformed) {
        String message = String.valueOf(malformed.getMessage());
        int at = message.indexOf("Message: ");
        return at >= 0 ? message.substring(at + 9) : message;
    }

    private void pass(XMLStreamReader xml) throws XMLStreamException {
        int depth = 0;
        int elements = 0;
        int free = Integer.MAX_VALUE;
        while (xml.hasNext()) {
            int what = xml.next();
            if (what == XMLStreamConstants.DTD || what == XMLStreamConstants.ENTITY_REFERENCE) {
                throw error(
                        xml,
                        "document types and entities are refused; remove the DOCTYPE and &name;");
            }
            if (what == XMLStreamConstants.END_ELEMENT) {
                depth--;
                free = depth < free ? Integer.MAX_VALUE : free;
                law = depth < law ? Integer.MAX_VALUE : law;
            } else if (what == XMLStreamConstants.START_ELEMENT) {
                if (depth == 0 && !xml.getLocalName().equals("sbml")) {
                    throw error(xml, "the document is <" + xml.getLocalName() + ">, not <sbml>");
                }
                depth++;
                if (depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
                    throw error(xml, "the document is too deep or too large to be a model");
                }
                if (depth < free) {
                    law = xml.getLocalName().equals("kineticLaw") ? depth : law;
                    element(xml, depth == 1);
                    if (FREE.contains(xml.getLocalName())) {
                        free = depth;
                    }
                }
            }
        }
    }

    private void element(XMLStreamReader xml, boolean root) {
        String name = xml.getLocalName();
        String namespace = String.valueOf(xml.getNamespaceURI());
        if (namespace.equals(MATH)) {
            return;
        }
        if (!namespace.startsWith("http://www.sbml.org/sbml/level")) {
            throw error(xml, "<" + name + "> is not in the namespace of SBML; remove it");
        }
        if (FREE.contains(name)) {
            return;
        }
        if (!ELEMENTS.contains(name)) {
            throw error(xml, "core SBML has no element <" + name + ">; check its spelling");
        }
        counts.merge(name, 1, Integer::sum);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attribute(xml, i, root);
        }
        String own = xml.getAttributeValue(null, "id");
        if (own != null && NAMED.contains(name) && law == Integer.MAX_VALUE && !ids.add(own)) {
            throw error(xml, "the id " + own + " is given to two things; rename one of them");
        }
        for (String key : new String[] {"id", "variable", "symbol"}) {
            String id = xml.getAttributeValue(null, key);
            if (id != null) {
                places.putIfAbsent(key.equals("id") ? id : name + " " + id, place(xml));
            }
        }
    }

    private void attribute(XMLStreamReader xml, int i, boolean root) {
        String name = xml.getAttributeLocalName(i);
        String value = xml.getAttributeValue(i).strip();
        String namespace = xml.getAttributeNamespace(i);
        if (namespace != null && !namespace.isEmpty()) {
            if (root && name.equals("required") && !value.equals("false") && !value.equals("0")) {
                throw error(
                        xml,
                        "the model needs the SBML package "
                                + xml.getAttributePrefix(i)
                                + ", which is not supported; only core SBML is");
            }
            return;
        }
        if (TRUTHS.contains(name)) {
            if (!Set.of("true", "false", "1", "0").contains(value)) {
                throw error(xml, name + "=\"" + value + "\" must be true or false");
            }
        } else if (NUMBERS.contains(name)) {
            number(xml, name, value);
        } else if (!ATTRIBUTES.contains(name)) {
            throw error(
                    xml,
                    "<"
                            + xml.getLocalName()
                            + "> has no attribute "
                            + name
                            + "; check its spelling");
        }
    }

    private void number(XMLStreamReader xml, String name, String value) {
        boolean number =
                value.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?")
                        || Set.of("INF", "-INF", "NaN").contains(value);
        if (!number) {
            throw error(xml, name + "=\"" + value + "\" is not a number");
        }
    }

    private InputException error(XMLStreamReader xml, String message) {
        return new InputException(place(xml) + ": " + message);
    }

    private String place(XMLStreamReader xml) {
        return source
                + ":"
                + xml.getLocation().getLineNumber()
                + ":"
                + xml.getLocation().getColumnNumber();
    }

    /** How many elements of this name there are. */
    int count(String element) {
        return counts.getOrDefault(element, 0);
    }

    /** A complaint about the thing of this id. */
    InputException error(String id, String message) {
        return new InputException(places.getOrDefault(id, source) + ": " + message);
    }

    /** A complaint with its place, put before it unless it has one. */
    InputException placed(String id, String what, RuntimeException refused) {
        String message = String.valueOf(refused.getMessage());
        return message.startsWith(source + ":")
                ? new InputException(message, refused)
                : new InputException(
                        places.getOrDefault(id, source) + ": " + what + ": " + message, refused);
    }
}
