package rncrn.format.sbml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rncrn.InputException;
import rncrn.Reference;
import rncrn.format.ModelReader;
import rncrn.format.NetWriter;
import rncrn.format.ReactionListReader;
import rncrn.format.ReactionListWriter;
import rncrn.network.RateLaw;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.Term;
import rncrn.network.ruled.RuledNetwork;
import rncrn.neural.Compiler;

class SbmlReaderTest {
    @Test
    void toggleSwitchHasItsExactStationaryLaw() {
        String law = "30*64/(64 + %s^2)";
        RuledNetwork model =
                Sbml.read(
                        Sbml.compartment(1)
                                + "<listOfSpecies>"
                                + Sbml.species("U", 0)
                                + Sbml.species("V", 0)
                                + "</listOfSpecies><listOfReactions>"
                                + Sbml.reaction("bu", "", "U", law.formatted("V"), true)
                                + Sbml.reaction("bv", "", "V", law.formatted("U"), true)
                                + Sbml.reaction("du", "U", "", "U", true)
                                + Sbml.reaction("dv", "V", "", "V", true)
                                + "</listOfReactions>");
        assertTrue(model.isPlain());
        assertFalse(model.network().reactions().get(0).isMassAction());
        assertTrue(model.network().reactions().get(2).isMassAction());
        double[][] p = stationary(model.network(), 90);
        double equal = 0;
        double mean = 0;
        for (int u = 0; u < p.length; u++) {
            for (int v = 0; v < p.length; v++) {
                equal += u == v ? p[u][v] : 0;
                mean += u * p[u][v];
            }
        }
        assertEquals(.004092836, equal, 1e-8);
        assertEquals(14.273975, mean, 1e-5);
    }

    /** Stationary law on a square by Gauss-Seidel iteration from a start with the symmetry. */
    private static double[][] stationary(ReactionNetwork network, int size) {
        RateLaw.General u = (RateLaw.General) network.reactions().get(0).law();
        RateLaw.General v = (RateLaw.General) network.reactions().get(1).law();
        double[][] p = new double[size][size];
        for (double[] row : p) {
            java.util.Arrays.fill(row, 1.0 / (size * size));
        }
        double[] birthU = new double[size];
        double[] birthV = new double[size];
        for (int n = 0; n < size; n++) {
            birthU[n] = u.function().at(0, new double[] {0, n});
            birthV[n] = v.function().at(0, new double[] {n, 0});
        }
        for (int sweep = 0; sweep < 3000; sweep++) {
            double sum = 0;
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    double in = 0;
                    in += a > 0 ? birthU[b] * p[a - 1][b] : 0;
                    in += b > 0 ? birthV[a] * p[a][b - 1] : 0;
                    in += a + 1 < size ? (a + 1) * p[a + 1][b] : 0;
                    in += b + 1 < size ? (b + 1) * p[a][b + 1] : 0;
                    double out = a + b;
                    out += a + 1 < size ? birthU[b] : 0;
                    out += b + 1 < size ? birthV[a] : 0;
                    p[a][b] = in / out;
                    sum += p[a][b];
                }
            }
            for (double[] row : p) {
                for (int b = 0; b < size; b++) {
                    row[b] /= sum;
                }
            }
        }
        return p;
    }

    @Test
    void concentrationsAndVolumesBecomeCopyNumbers() {
        RuledNetwork model =
                Sbml.read(
                        "<listOfFunctionDefinitions><functionDefinition id=\"f\">"
                                + "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><lambda>"
                                + "<bvar><ci>a</ci></bvar><bvar><ci>b</ci></bvar>"
                                + "<apply><times/><ci>a</ci><ci>b</ci></apply></lambda></math>"
                                + "</functionDefinition></listOfFunctionDefinitions>"
                                + Sbml.compartment(4)
                                + "<listOfSpecies>"
                                + Sbml.species("A", "initialConcentration=\"2.5\"", false, false)
                                + Sbml.species("B", "initialAmount=\"8\"", false, false)
                                + Sbml.species("S", "initialAmount=\"6\"", false, true)
                                + Sbml.species("T", "initialAmount=\"0\"", true, true)
                                + "</listOfSpecies><listOfParameters>"
                                + Sbml.parameter("k", 3, true)
                                + Sbml.parameter("h", 1, false)
                                + "</listOfParameters><listOfInitialAssignments>"
                                + "<initialAssignment symbol=\"h\">"
                                + Sbml.math("k/2")
                                + "</initialAssignment></listOfInitialAssignments><listOfRules>"
                                + "<assignmentRule variable=\"T\">"
                                + Sbml.math("2*A + k")
                                + "</assignmentRule></listOfRules><listOfReactions>"
                                + Sbml.reaction("r", "A B", "", "c*f(k, A)*B", false)
                                + Sbml.reaction("s", "S", "3A", "c*h*S", false)
                                + "</listOfReactions>");
        assertTrue(model.isPlain());
        assertEquals(List.of("A", "B"), model.network().names());
        assertEquals(10, model.network().initial()[0]);
        assertEquals(8, model.network().initial()[1]);
        // 4 * 3 * (a/4) (b/4) and 4 * 1.5 * (6/4), the fixed S leaving no trace.
        assertEquals(.75, model.network().reactions().get(0).constant(), 1e-15);
        assertEquals(9, model.network().reactions().get(1).constant(), 1e-15);
        assertEquals(List.of(new Term(0, 3)), model.network().reactions().get(1).products());
        double[] state = {10, 8};
        assertEquals("T", model.outputs().get(3).name());
        assertEquals(8, model.outputs().get(3).amount().at(0, state), 1e-15);
        assertEquals(6, model.outputs().get(2).amount().at(0, state), 1e-15);
        assertEquals(1.5, model.outputs().get(2).concentration().at(0, state), 1e-15);
        assertEquals(2.5, model.outputs().get(0).concentration().at(0, state), 1e-15);
    }

    @Test
    void dimerisationIsRecognisedHoweverWritten() {
        for (String law : List.of("k*P*(P-1)/2", "0.5*k*(P^2 - P)", "k*P*P/2 - k*P/2")) {
            RuledNetwork model = dimers(law, false);
            Reaction reaction = model.network().reactions().get(0);
            assertTrue(reaction.isMassAction(), law);
            assertEquals(.001, reaction.constant(), 1e-15);
        }
        // With the wrong factor it is another law.
        assertFalse(dimers("k*P*P/2", false).network().reactions().get(0).isMassAction());
    }

    @Test
    void reversibleLawsSplitOnlyWhereThatIsRight() {
        RuledNetwork model = dimers("k*P*(P-1)/2 - 0.01*D", true);
        assertEquals(2, model.network().reactions().size());
        assertEquals(.001, model.network().reactions().get(0).constant(), 1e-15);
        assertEquals(.01, model.network().reactions().get(1).constant(), 1e-15);
        assertEquals(List.of(new Term(1, 1)), model.network().reactions().get(1).reactants());
        for (String law : List.of("(k*P - 0.01*D)/(1 + P)", "k*P - 0.01*D", "k*P*(P-1)/2 - P*D")) {
            InputException refused =
                    assertThrows(InputException.class, () -> dimers(law, true), law);
            assertTrue(refused.getMessage().contains("write two irreversible"), law);
        }
    }

    private static RuledNetwork dimers(String law, boolean reversible) {
        return Sbml.read(
                Sbml.compartment(1)
                        + "<listOfSpecies>"
                        + Sbml.species("P", 100)
                        + Sbml.species("D", 0)
                        + "</listOfSpecies><listOfParameters>"
                        + Sbml.parameter("k", .002, true)
                        + "</listOfParameters><listOfReactions>"
                        + Sbml.reaction("r", "2P", "D", law, reversible)
                        + "</listOfReactions>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hopf/hopf", "circle/circle", "heart/heart"})
    void publishedListsGoOutAndComeBack(String system) {
        ReactionNetwork list =
                ReactionListReader.read(Reference.path("rncrn/" + system + "_crn.txt"));
        assertSame(list, SbmlReader.parse(SbmlWriter.write(list), "copy", Map.of()).network());
        assertSame(list, rncrn.format.NetReader.parse(NetWriter.write(list), "copy").network());
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("models"))) {
            List<Path> networks = files.filter(f -> f.toString().endsWith(".json")).toList();
            return networks.stream().sorted();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedNetworksGoOutAndComeBackInEveryFormat(Path file) {
        ReactionNetwork list = Compiler.compile(ModelReader.read(file));
        assertSame(list, SbmlReader.parse(SbmlWriter.write(list), "copy", Map.of()).network());
        assertSame(list, rncrn.format.NetReader.parse(NetWriter.write(list), "copy").network());
        assertSame(list, ReactionListReader.parse(ReactionListWriter.write(list), "copy"));
    }

    @Test
    void copyNumbersGoOutAndComeBack() {
        ReactionNetwork list =
                ReactionListReader.parse(
                        "# unit: copy numbers\n#A=7,k=3,alone=2\n2 A + k->k,0.1\n3 A->,1e-7\n->40 A,2",
                        "list");
        assertSame(list, SbmlReader.parse(SbmlWriter.write(list), "copy", Map.of()).network());
        assertSame(list, rncrn.format.NetReader.parse(NetWriter.write(list), "copy").network());
    }

    @Test
    void lawsOfAnyFormGoOutAndComeBack() {
        for (String law :
                List.of(
                        "30*64/(64 + V^2)",
                        "0.1*U*V/(1e-7 + V) + 1/3",
                        "piecewise(U, lt(V, 5), 2*V, and(geq(V, 8), neq(U, 3)), 0.3)",
                        "sqrt(U) + exp(-V/7) + ln(1 + U) + log(1 + V) + abs(U - V)",
                        "2 - sin(U)^2 + arctan(V) + ceil(U/3) + floor(V/2)",
                        "root(3, U) + log(2, 1 + V) + factorial(2) + sinh(U/100)")) {
            ReactionNetwork list =
                    Sbml.read(
                                    Sbml.compartment(1)
                                            + "<listOfSpecies>"
                                            + Sbml.species("U", 3)
                                            + Sbml.species("V", 4)
                                            + "</listOfSpecies><listOfReactions>"
                                            + Sbml.reaction("bu", "", "U", law, false)
                                            + Sbml.reaction("du", "U", "V", "0.7*U", false)
                                            + "</listOfReactions>")
                            .network();
            assertFalse(list.reactions().get(0).isMassAction(), law);
            assertSame(list, SbmlReader.parse(SbmlWriter.write(list), "copy", Map.of()).network());
        }
    }

    private static void assertSame(ReactionNetwork expected, ReactionNetwork actual) {
        assertEquals(expected.unit(), actual.unit());
        assertEquals(expected.species(), actual.species());
        assertEquals(expected.reactions(), actual.reactions());
    }

    @Test
    void bothLevelsOfASuiteCaseAreOneModel() {
        for (String number : List.of("00009", "00028", "00032", "00034")) {
            RuledNetwork two = suite(number, "l2v4");
            RuledNetwork three = suite(number, "l3v1");
            assertSame(two.network().withInitial(Map.of()), three.network());
            assertEquals(two.outputs(), three.outputs());
            assertEquals(two.events().size(), three.events().size());
        }
    }

    private static RuledNetwork suite(String number, String level) {
        Path file = Reference.path("dsmts/" + number + "/" + number + "-sbml-" + level + ".xml");
        return SbmlReader.read(file, Map.of());
    }

    @Test
    void valuesCanBeReplaced() {
        String text =
                Sbml.document(
                        Sbml.compartment(1)
                                + "<listOfSpecies>"
                                + Sbml.species("A", 1)
                                + "</listOfSpecies><listOfParameters>"
                                + Sbml.parameter("k", 3, true)
                                + "</listOfParameters><listOfReactions>"
                                + Sbml.reaction("r", "A", "", "k*A", false)
                                + "</listOfReactions>");
        ReactionNetwork network =
                SbmlReader.parse(text, "model", Map.of("k", 5.0, "A", 9.0)).network();
        assertEquals(5, network.reactions().get(0).constant());
        assertEquals(9, network.initial()[0]);
        assertThrows(InputException.class, () -> SbmlReader.parse(text, "model", Map.of("q", 1.0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k*A|k*B|the name B is not declared",
                "reversible=\"false\"|reversible=\"maybe\"|reversible=\"maybe\" must be true or",
                "stoichiometry=\"1\"|stoichiometry=\"1.5\"|it must be a whole number",
                "stoichiometry=\"1\"|stoichiometry=\"one\"|is not a number",
                "species=\"A\"|species=\"Q\"|which is not declared",
                "compartment=\"c\"|compartment=\"d\"|which is not declared",
                "initialAmount=\"7.0\"|initialAmont=\"7.0\"|has no attribute initialAmont",
                "initialAmount=\"7.0\"||has no initial amount",
                "initialAmount=\"7.0\"|initialAmount=\"-7.0\"|has the negative amount -7.0",
                "<kineticLaw>|<kineticLaws>|core SBML has no element <kineticLaws>",
                "fast=\"false\"|fast=\"true\"|fast reactions are not supported",
                "<model|<modell|core SBML has no element <modell>",
                "</model>||this is not well-formed XML",
                "<parameter id=\"k\"|<parameter id=\"c\"|the id c is given to two things",
                "value=\"3.0\"||parameter k has no value",
                "<sbml xmlns|<!DOCTYPE sbml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><sbml xmlns"
                        + "|document types and entities are refused",
                "level3/version1/core\"|level3/version1/core\" xmlns:comp=\"urn:comp\""
                        + " comp:required=\"true\"|the model needs the SBML package comp",
                "<listOfReactions>|<listOfRules><algebraicRule/></listOfRules><listOfReactions>"
                        + "|algebraic rules are not supported",
            })
    void refusesWithTheReason(String sample) {
        String[] parts = sample.split("\\|", 3);
        String text =
                Sbml.document(
                        Sbml.compartment(1)
                                + "<listOfSpecies>"
                                + Sbml.species("A", 7)
                                + "</listOfSpecies><listOfParameters>"
                                + Sbml.parameter("k", 3, true)
                                + "</listOfParameters><listOfReactions>"
                                + Sbml.reaction("r", "A", "", "k*A", false)
                                        .replace("<ci> B </ci>", "<ci> A </ci>")
                                + "</listOfReactions>");
        String broken =
                parts[0].equals("k*A")
                        ? text.replace("<ci> A </ci>", "<ci> B </ci>")
                        : text.replaceFirst(
                                java.util.regex.Pattern.quote(parts[0]),
                                java.util.regex.Matcher.quoteReplacement(parts[1]));
        assertFalse(broken.equals(text), "the sample changes nothing");
        InputException refused =
                assertThrows(
                        InputException.class, () -> SbmlReader.parse(broken, "model", Map.of()));
        assertTrue(refused.getMessage().startsWith("model:"), refused.getMessage());
        assertTrue(refused.getMessage().contains(parts[2]), refused.getMessage());
    }

    @Test
    void rulesThatDoubleEachOtherAreRefused() {
        StringBuilder parameters = new StringBuilder(Sbml.parameter("a0", 1, false));
        StringBuilder rules = new StringBuilder();
        for (int i = 1; i < 60; i++) {
            parameters.append(Sbml.parameter("a" + i, 1, false));
            rules.append("<assignmentRule variable=\"a" + i + "\">")
                    .append(Sbml.math("a" + (i - 1) + "*A + a" + (i - 1)))
                    .append("</assignmentRule>");
        }
        String content =
                Sbml.compartment(1)
                        + "<listOfSpecies>"
                        + Sbml.species("A", 7)
                        + "</listOfSpecies><listOfParameters>"
                        + parameters
                        + "</listOfParameters><listOfRules>"
                        + rules
                        + "</listOfRules><listOfReactions>"
                        + Sbml.reaction("r", "A", "", "a59", false)
                        + "</listOfReactions>";
        InputException refused = assertThrows(InputException.class, () -> Sbml.read(content));
        assertTrue(refused.getMessage().contains("too large"), refused.getMessage());
    }

    @Test
    void entitiesThatGrowAreRefused() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE sbml [<!ENTITY a0 \"aaaaaaaaaa\">");
        for (int i = 1; i < 10; i++) {
            bomb.append("<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">");
        }
        bomb.append("]><sbml>&a9;</sbml>");
        assertThrows(
                InputException.class, () -> SbmlReader.parse(bomb.toString(), "model", Map.of()));
        assertThrows(
                InputException.class,
                () -> SbmlReader.parse("<sbml>" + "<a>".repeat(100_000), "model", Map.of()));
    }
}
