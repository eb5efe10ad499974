package rncrn.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import rncrn.InputException;
import rncrn.format.sbml.Sbml;
import rncrn.format.sbml.SbmlReader;

/** Malformed inputs, hostile ones among them, each by name with the sentence that it earns. */
class MalformedSamplesTest {
    private enum Reader {
        LIST,
        NET,
        MODEL,
        SBML
    }

    private record Sample(String name, Reader reader, String text, String sentence) {
        String refusal() {
            return assertThrows(InputException.class, this::read, name).getMessage();
        }

        private void read() {
            String decoded = TextFile.decode(text.getBytes(StandardCharsets.UTF_8), "input");
            switch (reader) {
                case LIST -> ReactionListReader.parse(decoded, "input");
                case NET -> NetReader.parse(decoded, "input");
                case MODEL -> ModelReader.parse(decoded, "input");
                case SBML -> SbmlReader.parse(decoded, "input", Map.of());
            }
        }
    }

    private static Sample list(String name, String text, String sentence) {
        return new Sample(name, Reader.LIST, text, sentence);
    }

    private static Sample net(String name, String text, String sentence) {
        return new Sample(name, Reader.NET, text, sentence);
    }

    private static Sample model(String name, String from, String to, String sentence) {
        String valid =
                """
                {"format":"rncrn-model/1","name":"a","species":["X_1"],"parameters":["L_1"],
                 "alpha":[[3.0,-0.1]],"omega":[[3.5],[-2]],"psi":[[1],[0]],"theta":[-4,2],
                 "beta":[1],"gamma":[1,0.1],"tau":[1,1],"mu":0.01}
                """;
        assertTrue(valid.contains(from), name);
        return new Sample(name, Reader.MODEL, valid.replace(from, to), sentence);
    }

    private static Sample sbml(
            String name, String from, String to, String from2, String to2, String sentence) {
        Sample once = sbml(name, from, to, sentence);
        assertTrue(once.text().contains(from2), name);
        return new Sample(name, Reader.SBML, once.text().replace(from2, to2), sentence);
    }

    private static Sample sbml(String name, String from, String to, String sentence) {
        String valid =
                Sbml.document(
                        "<!--functions-->"
                                + Sbml.compartment(1)
                                + "<listOfSpecies>"
                                + Sbml.species("A", 7)
                                + "</listOfSpecies><listOfParameters>"
                                + Sbml.parameter("k", 3, true)
                                + Sbml.parameter("p", 1, false)
                                + "</listOfParameters><!--rules--><listOfReactions>"
                                + Sbml.reaction("r", "A", "", "k*A", false)
                                + "</listOfReactions><!--events-->");
        assertTrue(valid.contains(from), name);
        return new Sample(name, Reader.SBML, valid.replace(from, to), sentence);
    }

    private static String rule(String variable, String formula) {
        return "<listOfRules><assignmentRule variable=\""
                + variable
                + "\">"
                + Sbml.math(formula)
                + "</assignmentRule></listOfRules>";
    }

    private static String function(String name, String called) {
        return "<functionDefinition id=\""
                + name
                + "\"><math xmlns=\"http://www.w3.org/1998/Math/MathML\"><lambda><bvar><ci>x</ci>"
                + "</bvar><apply><ci>"
                + called
                + "</ci><ci>x</ci></apply></lambda></math></functionDefinition>";
    }

    private static final String LAW = "<ci> k </ci>";

    private static List<Sample> samples() {
        return List.of(
                list(
                        "rate that is no number",
                        "A->B,fast",
                        "1:6: the rate constant needs a number here, such as 12.5 or 3e-4, not 'fast'"),
                list(
                        "rate of minus one",
                        "A->B,-1",
                        "1:6: the rate constant is -1; it must be a finite number that is not negative"),
                list(
                        "rate NaN",
                        "A->B,NaN",
                        "1:6: the rate constant needs a number here, such as 12.5 or 3e-4, not 'NaN'"),
                list(
                        "rate that overflows",
                        "A->B,1e999",
                        "1:6: the rate constant is 1e999; it must be a finite number that is not negative"),
                list(
                        "rate missing",
                        "A->B",
                        "1:5: a comma and the rate constant must follow the products, not the end of the line; write it as A + B->C,1.5"),
                list(
                        "no arrow",
                        "A+B,1",
                        "1:4: a reaction needs '->' here, not ',1'; write it as A + B->C,1.5"),
                list(
                        "empty line of pluses",
                        "A + + B->C,1",
                        "1:5: a species name (letters, digits, underscores) is needed here, not '+ B->C,1'"),
                list(
                        "name with a space",
                        "A B->C,1",
                        "1:3: a reaction needs '->' here, not 'B->C,1'; write it as A + B->C,1.5"),
                list(
                        "initial value NaN",
                        "#A=NaN\nA->B,1",
                        "1:4: the initial value of A needs a number here, such as 12.5 or 3e-4, not 'NaN'"),
                list(
                        "initial value twice",
                        "#A=1,A=2\nA->B,1",
                        "1: the initial value of A is given twice; keep one of them"),
                list(
                        "coefficient that overflows",
                        "99999999999 A->B,1",
                        "1:1: a species name (letters, digits, underscores) is needed here, not '99999999999 A->B,1'"),
                list(
                        "four molecules collide",
                        "A + A + A + A->B,1",
                        "1: a mass-action reaction of order 4 is not supported; the largest order is 3"),
                list(
                        "NUL inside",
                        "A->B\0,1",
                        "1:5: a comma and the rate constant must follow the products, not"),
                list(
                        "nothing at all",
                        "# only a remark\n",
                        "there is no reaction in it; write one a line, as A + B->C,1.5"),
                list(
                        "a hundred thousand pluses",
                        "A" + " + A".repeat(100_000) + "->B,1",
                        "1: a mass-action reaction of order 100001 is not supported; the largest order is 3"),
                net(
                        "species without index",
                        "begin species\n A 1\nend species\n",
                        "2: something is missing; a species is written as: number name amount"),
                net(
                        "block that never ends",
                        "begin species\n 1 A 1\n",
                        "3: the section species has no end; add 'end species'"),
                net(
                        "species that is not there",
                        "begin species\n 1 A 1\nend species\nbegin reactions\n 1 1 7 1\nend reactions\n",
                        "5: there is no species number 7; 1 are listed before this line"),
                net(
                        "parameters in a circle",
                        "begin parameters\n 1 a b\n 2 b a\nend parameters\nbegin species\n 1 A a\nend species\n",
                        "2: there is nothing called b; only numbers, pi and e can stand here"),
                net(
                        "law of Michaelis",
                        "begin parameters\n 1 a 1\nend parameters\nbegin species\n 1 A 5\nend species\nbegin reactions\n 1 1 0 MM a a\nend reactions\n",
                        "8: the rate law of type MM is not supported; mass action with a constant is"),
                net(
                        "negative molecules",
                        "begin species\n 1 A -1\nend species\nbegin reactions\n 1 1 0 1\nend reactions\n",
                        "2: the initial value of species A is -1.0; it must be a finite number that is not negative"),
                net(
                        "brackets without end",
                        "begin parameters\n 1 a " + "(".repeat(100_000) + "\nend parameters\n",
                        "2: the formula is longer than 10000 characters"),
                model(
                        "not json",
                        "{\"format\"",
                        "{format",
                        "1:2: this is not well-formed JSON (Unexpected character ('f' (code 102)): was expecting double-quote to start field name)"),
                model(
                        "other format",
                        "rncrn-model/1",
                        "rncrn-model/9",
                        "1:11: a trained network needs \"format\":\"rncrn-model/1\""),
                model(
                        "row too short",
                        "[[3.0,-0.1]]",
                        "[[3.0]]",
                        "2:11: row 1 of alpha has 1 entries; it needs 2"),
                model(
                        "weight that overflows",
                        "3.5",
                        "1e999",
                        "2:33: 1e999 is too large for a number"),
                model("weight in words", "3.5", "\"3.5\"", "2:33: row 1 of omega must be a number"),
                model(
                        "time scale zero",
                        "\"mu\":0.01",
                        "\"mu\":0",
                        "3:46: mu is 0.0; it must be positive"),
                model(
                        "decay zero",
                        "\"tau\":[1,1]",
                        "\"tau\":[1,0]",
                        "3:38: entry 2 of tau is 0.0; it must be positive"),
                model(
                        "one name twice",
                        "\"X_1\"",
                        "\"L_1\"",
                        "1:70: parameters holds the name \"L_1\"; names must not be empty and not be used twice"),
                model(
                        "field missing",
                        "\"beta\":[1],",
                        "",
                        "1:1: a trained network needs the field \"beta\""),
                model(
                        "field twice",
                        "\"beta\":[1],",
                        "\"beta\":[1],\"beta\":[2],",
                        "3:19: this is not well-formed JSON (Duplicate field 'beta')"),
                model(
                        "brackets ten thousand deep",
                        "\"name\":\"a\"",
                        "\"name\":" + "[".repeat(10_000),
                        "this is not well-formed JSON (Document nesting depth (65) exceeds the maximum allowed (64, from `StreamReadConstraints.getMaxNestingDepth()`))"),
                sbml(
                        "laughing entities",
                        "<sbml xmlns",
                        "<!DOCTYPE sbml [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><sbml xmlns",
                        "document types and entities are refused; remove the DOCTYPE and &name;"),
                sbml(
                        "elements without end",
                        "<!--rules-->",
                        "<notes>" + "<b>".repeat(5_000),
                        "the document is too deep or too large to be a model"),
                sbml(
                        "formula nested without end",
                        LAW,
                        "<apply><minus/>".repeat(3_000) + "<ci>k</ci>" + "</apply>".repeat(3_000),
                        "the document is too deep or too large to be a model"),
                sbml("NUL in the text", "<!--rules-->", "\0", "this is not well-formed XML"),
                sbml(
                        "constant NaN",
                        "value=\"3.0\"",
                        "value=\"NaN\"",
                        "parameter k has no value; give it one"),
                sbml(
                        "constant that overflows",
                        "value=\"3.0\"",
                        "value=\"1e999\"",
                        "the initial value of k is Infinity"),
                sbml(
                        "stoichiometry that overflows",
                        "stoichiometry=\"1\"",
                        "stoichiometry=\"1e10\"",
                        "reaction r: the stoichiometry of A is 1.0E10; it must be a whole number from 0 to 1000000"),
                sbml(
                        "negative stoichiometry",
                        "stoichiometry=\"1\"",
                        "stoichiometry=\"-1\"",
                        "reaction r: the stoichiometry of A is -1.0; it must be a whole number from 0 to 1000000"),
                sbml(
                        "size below zero",
                        "size=\"1.0\"",
                        "size=\"-1.0\"",
                        "compartment c has the size -1.0; it must be positive"),
                sbml(
                        "size zero",
                        "size=\"1.0\"",
                        "size=\"0\"",
                        "compartment c has the size 0.0; it must be positive"),
                sbml(
                        "molecules that overflow",
                        "initialAmount=\"7.0\"",
                        "initialAmount=\"1e300\"",
                        "species A has more than 2^53 molecules"),
                sbml(
                        "molecules NaN",
                        "initialAmount=\"7.0\"",
                        "initialAmount=\"NaN\"",
                        "the initial value of A is NaN"),
                sbml(
                        "one id twice",
                        "id=\"p\"",
                        "id=\"k\"",
                        "the id k is given to two things; rename one of them"),
                sbml(
                        "rule that reads itself",
                        "<!--rules-->",
                        rule("p", "p + 1"),
                        "the value of p depends on itself"),
                sbml(
                        "rule on a constant",
                        "<!--rules-->",
                        rule("k", "2"),
                        "an assignment rule sets k, which is declared to be constant; write constant=\"false\" if it is to change"),
                sbml(
                        "rule on nothing",
                        "<!--rules-->",
                        rule("q", "2"),
                        "an assignment rule sets q, which is no species, parameter or compartment of the model"),
                sbml(
                        "functions in a circle",
                        "<!--functions-->",
                        "<listOfFunctionDefinitions>"
                                + function("f", "g")
                                + function("g", "f")
                                + "</listOfFunctionDefinitions>",
                        LAW,
                        "<apply><ci>f</ci><ci>k</ci></apply>",
                        "reaction r: function g calls itself"),
                sbml(
                        "delay in a law",
                        LAW,
                        "<apply><csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/delay\">delay</csymbol><ci>k</ci><cn>1</cn></apply>",
                        "reaction r: the operation function_delay cannot be simulated exactly and is not supported"),
                sbml(
                        "a fast reaction",
                        "fast=\"false\"",
                        "fast=\"true\"",
                        "reaction r: fast reactions are not supported; give it a rate and remove fast"),
                sbml(
                        "an algebraic rule",
                        "<!--rules-->",
                        "<listOfRules><algebraicRule>"
                                + Sbml.math("A + p")
                                + "</algebraicRule></listOfRules>",
                        "algebraic rules are not supported; solve the rule for one of its quantities and make it an assignment rule"),
                sbml(
                        "an event without trigger",
                        "<!--events-->",
                        "<listOfEvents><event useValuesFromTriggerTime=\"true\"/></listOfEvents>",
                        "event number 1 has no trigger"),
                sbml(
                        "an event that sets a constant",
                        "<!--events-->",
                        "<listOfEvents>"
                                + Sbml.event("geq(time, 1)", "k", "2", "")
                                + "</listOfEvents>",
                        "an event sets k, which is declared to be constant; write constant=\"false\" if it is to change"),
                sbml(
                        "two laws",
                        "</kineticLaw>",
                        "</kineticLaw><kineticLaw/>",
                        "some elements stand where SBML does not allow them, or have an id that another has; check the file with an SBML validator"),
                sbml(
                        "other level",
                        "level=\"3\"",
                        "level=\"9\"",
                        "there is no SBML Level 9; rncrn reads Levels 2 and 3"),
                sbml(
                        "no reaction",
                        "<listOfReactions>",
                        "<listOfReaction>",
                        "core SBML has no element <listOfReaction>; check its spelling"),
                sbml("cut in the middle", "</listOfReactions>", "", "this is not well-formed XML"));
    }

    @TestFactory
    Stream<DynamicTest> everySampleEarnsItsSentence() {
        return samples().stream()
                .map(
                        sample ->
                                DynamicTest.dynamicTest(
                                        sample.reader() + ": " + sample.name(),
                                        () -> {
                                            String refusal = sample.refusal();
                                            assertTrue(refusal.startsWith("input"), refusal);
                                            assertTrue(refusal.length() < 400, refusal);
                                            assertTrue(
                                                    refusal.contains(sample.sentence()), refusal);
                                        }));
    }

    @Test
    void noTwoSamplesEarnTheSame() {
        Set<String> sentences = new HashSet<>();
        List<Sample> samples = samples();
        samples.forEach(sample -> sentences.add(sample.refusal()));
        assertEquals(samples.size(), sentences.size());
    }
}
