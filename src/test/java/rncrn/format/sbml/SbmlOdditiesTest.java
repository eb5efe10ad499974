package rncrn.format.sbml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rncrn.network.RateLaw;
import rncrn.network.Reaction;
import rncrn.network.Term;
import rncrn.network.expression.Expression;
import rncrn.network.ruled.RuledNetwork;

/** What is seldom written in models, and what Level 2 means otherwise than Level 3. */
class SbmlOdditiesTest {
    private static final String MATH = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">";

    /** A Level 2 Version 4 document. */
    private static RuledNetwork levelTwo(String content) {
        return SbmlReader.parse(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<sbml xmlns=\"http://www.sbml.org/sbml/level2/version4\" level=\"2\""
                        + " version=\"4\"><model id=\"m\">"
                        + content
                        + "</model></sbml>",
                "model",
                Map.of());
    }

    private static double rate(Reaction reaction, double time, double... state) {
        return ((RateLaw.General) reaction.law()).function().at(time, state);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<cn type='e-notation'>2<sep/>3</cn>|2000",
                "<cn type='e-notation'>-1.5<sep/>-2</cn>|-0.015",
                "<cn type='rational'>3<sep/>4</cn>|0.75",
                "<cn type='integer'>7</cn>|7",
                "<cn>1.5e3</cn>|1500",
                "<apply><minus/><cn>4</cn></apply>|-4",
                "<apply><divide/><cn type='integer'>1</cn><cn type='integer'>2</cn></apply>|0.5",
                "<apply><log/><cn>1000</cn></apply>|3",
                "<apply><log/><logbase><cn>2</cn></logbase><cn>8</cn></apply>|3",
                "<apply><ln/><exponentiale/></apply>|1",
                "<apply><root/><cn>16</cn></apply>|4",
                "<apply><root/><degree><cn>3</cn></degree><cn>27</cn></apply>|3",
                "<apply><power/><cn>2</cn><cn>-1</cn></apply>|0.5",
                "<apply><factorial/><cn>5</cn></apply>|120",
                "<apply><floor/><cn>-1.5</cn></apply>|-2",
                "<apply><ceiling/><cn>-1.5</cn></apply>|-1",
                "<apply><plus/></apply>|0",
                "<apply><times/></apply>|1",
                "<apply><arccot/><cn>-1</cn></apply>|-0.7853981633974483",
                "<apply><sec/><cn>0</cn></apply>|1",
                "<piecewise><piece><cn>5</cn><false/></piece><otherwise><pi/></otherwise></piecewise>"
                        + "|3.141592653589793",
                "<apply><xor/><true/><true/><true/></apply>|1",
                "<apply><lt/><cn>1</cn><cn>2</cn><cn>2</cn></apply>|0",
            })
    void numbersAndFunctionsOfMathMl(String math, double value) {
        RuledNetwork model =
                levelTwo(
                        "<listOfCompartments><compartment id=\"c\"/></listOfCompartments>"
                                + "<listOfSpecies><species id=\"A\" compartment=\"c\""
                                + " initialAmount=\"1\"/></listOfSpecies>"
                                + "<listOfParameters><parameter id=\"p\" value=\"0\""
                                + " constant=\"false\"/>"
                                + "</listOfParameters><listOfRules><rateRule variable=\"p\">"
                                + MATH
                                + math.replace('\'', '"')
                                + "</math></rateRule></listOfRules>"
                                + "<listOfReactions><reaction id=\"r\" reversible=\"false\">"
                                + "<listOfReactants><speciesReference species=\"A\"/>"
                                + "</listOfReactants><kineticLaw>"
                                + MATH
                                + "<ci>A</ci></math></kineticLaw></reaction></listOfReactions>");
        Expression slope = model.variables().get(0).rate().orElseThrow();
        assertEquals(value, slope.at(0, new double[] {1, 0}), 1e-14 * Math.max(1, Math.abs(value)));
    }

    @Test
    void levelTwoHasItsOwnDefaults() {
        RuledNetwork model =
                levelTwo(
                        "<listOfCompartments><compartment id=\"c\" size=\"2\"/>"
                                + "<compartment id=\"point\" spatialDimensions=\"0\"/>"
                                + "</listOfCompartments><listOfSpecies>"
                                + "<species id=\"A\" compartment=\"c\" initialConcentration=\"5\"/>"
                                + "<species id=\"B\" compartment=\"c\" initialAmount=\"6\""
                                + " hasOnlySubstanceUnits=\"true\"/>"
                                + "<species id=\"D\" compartment=\"point\" initialAmount=\"3\"/>"
                                + "</listOfSpecies><listOfParameters>"
                                + "<parameter id=\"k\" value=\"100\"/></listOfParameters>"
                                + "<listOfReactions>"
                                // A in concentration, a local k of 3 in place of the global one.
                                + "<reaction id=\"r\" reversible=\"false\"><listOfReactants>"
                                + "<speciesReference species=\"A\"/></listOfReactants>"
                                + "<listOfProducts><speciesReference species=\"B\">"
                                + "<stoichiometryMath>"
                                + MATH
                                + "<apply><divide/><ci>k</ci><cn>50</cn></apply></math>"
                                + "</stoichiometryMath></speciesReference></listOfProducts>"
                                + "<kineticLaw>"
                                + MATH
                                + "<apply><times/><ci>k</ci><ci>A</ci></apply></math>"
                                + "<listOfParameters><parameter id=\"k\" value=\"3\"/>"
                                + "</listOfParameters></kineticLaw></reaction>"
                                // B and D in amounts.
                                + "<reaction id=\"s\" reversible=\"false\"><listOfReactants>"
                                + "<speciesReference species=\"B\"/>"
                                + "<speciesReference species=\"D\" stoichiometry=\"1\"/>"
                                + "</listOfReactants><kineticLaw>"
                                + MATH
                                + "<apply><times/><ci>k</ci><ci>B</ci><ci>D</ci></apply></math>"
                                + "</kineticLaw></reaction></listOfReactions>");
        assertEquals(List.of("A", "B", "D"), model.network().names());
        assertEquals(10, model.network().initial()[0]);
        Reaction first = model.network().reactions().get(0);
        // 3 [A] = 3 a/2.
        assertEquals(1.5, first.constant(), 1e-15);
        assertEquals(List.of(new Term(1, 2)), first.products());
        assertEquals(100, model.network().reactions().get(1).constant(), 1e-15);
    }

    @Test
    void aLocalParameterHidesTheSpeciesOfItsName() {
        RuledNetwork model =
                Sbml.read(
                        Sbml.compartment(1)
                                + "<listOfSpecies>"
                                + Sbml.species("A", 4)
                                + Sbml.species("B", 0)
                                + "</listOfSpecies><listOfReactions>"
                                + Sbml.reaction("r", "A", "", "A*B", false)
                                        .replace(
                                                "</math>",
                                                "</math><listOfLocalParameters><localParameter"
                                                        + " id=\"B\" value=\"7\"/>"
                                                        + "</listOfLocalParameters>")
                                + Sbml.reaction("s", "", "B", "r + A", false)
                                + "</listOfReactions>");
        assertEquals(7, model.network().reactions().get(0).constant(), 1e-15);
        // A reaction named in a formula is its rate, local parameters included: 7 a + a.
        assertEquals(8, model.network().reactions().get(1).constant(), 1e-15);
    }

    @Test
    void conversionFactorsMultiplyWhatReactionsChange() {
        RuledNetwork model =
                Sbml.read(
                        Sbml.compartment(1)
                                + "<listOfSpecies>"
                                + Sbml.species("A", 60).replace("/>", " conversionFactor=\"f\"/>")
                                + Sbml.species("B", 0)
                                + "</listOfSpecies><listOfParameters>"
                                + Sbml.parameter("f", 3, true)
                                + "</listOfParameters><listOfReactions>"
                                + Sbml.reaction("r", "2A", "B", "A/10", false)
                                + "</listOfReactions>");
        Reaction reaction = model.network().reactions().get(0);
        assertEquals(
                List.of(new Reaction.Change(0, -6), new Reaction.Change(1, 1)),
                reaction.netChange());
        assertFalse(reaction.isMassAction());
        assertEquals(6, rate(reaction, 0, 60, 0), 1e-15);
    }

    @Test
    void initialAssignmentsFollowEachOtherInAnyOrder() {
        RuledNetwork model =
                Sbml.read(
                        "<listOfCompartments><compartment id=\"c\" spatialDimensions=\"3\""
                                + " constant=\"true\"/></listOfCompartments><listOfSpecies>"
                                + Sbml.species("A", "", false, false)
                                + Sbml.species("B", "initialConcentration=\"3\"", true, false)
                                + "</listOfSpecies><listOfParameters>"
                                + Sbml.parameter("p", 1, true)
                                + "</listOfParameters><listOfInitialAssignments>"
                                + assignment("A", "p*2")
                                + assignment("p", "c + 1")
                                + assignment("c", "4")
                                + "</listOfInitialAssignments><listOfReactions>"
                                + Sbml.reaction("r", "A", "B", "c*A", false)
                                + "</listOfReactions>");
        // c = 4, p = 5, [A] = 10, so 40 molecules; 3 times 4 of B.
        assertEquals(40, model.network().initial()[0]);
        assertEquals(12, model.network().initial()[1]);
        assertEquals(1, model.network().reactions().get(0).constant(), 1e-15);
    }

    private static String assignment(String symbol, String formula) {
        return "<initialAssignment symbol=\""
                + symbol
                + "\">"
                + Sbml.math(formula)
                + "</initialAssignment>";
    }

    @Test
    void aCompartmentThatGrowsThinsItsConcentrations() {
        RuledNetwork model =
                Sbml.read(
                        Sbml.compartment(2).replace("constant=\"true\"", "constant=\"false\"")
                                + "<listOfSpecies>"
                                + Sbml.species("A", "initialConcentration=\"10\"", false, false)
                                + Sbml.species("B", "initialConcentration=\"1\"", false, false)
                                + "</listOfSpecies><listOfRules><assignmentRule variable=\"c\">"
                                + Sbml.math("2 + time")
                                + "</assignmentRule></listOfRules><listOfReactions>"
                                + Sbml.reaction("r", "A B", "", "c*A*B", false)
                                + "</listOfReactions>");
        assertEquals(20, model.network().initial()[0]);
        Reaction reaction = model.network().reactions().get(0);
        assertTrue(model.readsTime());
        // c (a/c) (b/c) = a b/(2 + t).
        assertEquals(20 * 2 / 5.0, rate(reaction, 3, 20, 2), 1e-14);
        assertEquals(20 / 5.0, model.outputs().get(0).concentration().at(3, new double[] {20, 2}));
        assertEquals(20, model.outputs().get(0).amount().at(3, new double[] {20, 2}));
    }

    @Test
    void aSpeciesOnBothSidesOrTwiceIsCountedOnce() {
        RuledNetwork model =
                Sbml.read(
                        Sbml.compartment(1)
                                + "<listOfSpecies>"
                                + Sbml.species("A", 5)
                                + Sbml.species("K", "initialAmount=\"3\"", true, true)
                                + "</listOfSpecies><listOfReactions>"
                                + Sbml.reaction("r", "A A", "A A A", "A*(A-1)", false)
                                + Sbml.reaction("s", "A K", "K", "2*A*K", false)
                                + "</listOfReactions>");
        assertEquals(
                List.of(new Reaction.Change(0, 1)), model.network().reactions().get(0).netChange());
        assertEquals(1, model.network().reactions().get(0).constant(), 1e-15);
        assertEquals(List.of(new Term(0, 2)), model.network().reactions().get(0).reactants());
        // The boundary species stays at 3.
        assertEquals(6, model.network().reactions().get(1).constant(), 1e-15);
    }
}
