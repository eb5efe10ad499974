package rncrn.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rncrn.InputException;
import rncrn.Reference;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.Species;
import rncrn.network.Term;
import rncrn.network.Unit;
import rncrn.neural.Compiler;

class ReactionListTest {
    @Test
    void readsEveryForm() {
        ReactionNetwork network =
                ReactionListReader.parse(
                        """
                        #L_1=3.0
                        #X_1=0.5,Y_1=2e-1\r
                        # a remark about X_1, no value

                        X_1 + Y_1->Y_1 + X_1 + X_1,22.5
                          Y_1 ->  , .25 \r
                        ->Z, 1E3
                        2 Y_1 + L_1 -> 100*Z,0""",
                        "list");
        assertEquals(List.of("L_1", "X_1", "Y_1", "Z"), network.names());
        assertEquals(Unit.CONCENTRATION, network.unit());
        assertEquals(List.of(3.0, .5, .2, 0.0), values(network.initial()));
        Reaction first = network.reactions().get(0);
        assertEquals(List.of(new Term(1, 1), new Term(2, 1)), first.reactants());
        assertEquals(List.of(new Term(1, 2), new Term(2, 1)), first.products());
        assertEquals(22.5, first.constant());
        assertEquals(List.of(), network.reactions().get(1).products());
        assertEquals(1000, network.reactions().get(2).constant());
        assertEquals(List.of(new Term(3, 100)), network.reactions().get(3).products());
    }

    @ParameterizedTest
    @CsvSource({"hopf,8,42", "circle,7,37", "heart,12,72"})
    void readsPublishedListsAndWritesThemBack(String system, int species, int reactions) {
        ReactionNetwork network =
                ReactionListReader.read(
                        Reference.path("rncrn/" + system + "/" + system + "_crn.txt"));
        assertEquals(species, network.species().size());
        assertEquals(reactions, network.reactions().size());
        assertSame(network, ReactionListReader.parse(ReactionListWriter.write(network), "copy"));
    }

    /**
     * The layout as a script of a few lines reads it, without any rule of ours: a line beginning
     * with # holds NAME=value separated by commas; other lines are split at the arrow, at the last
     * comma and at " + ". It must find the same in the published files and in what is written.
     */
    private static List<String> asAScriptReads(String text) {
        List<String> found = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("#")) {
                for (String value : line.substring(1).split(",", -1)) {
                    String[] parts = value.split("=", -1);
                    if (Double.parseDouble(parts[1]) != 0) {
                        found.add(parts[0] + " starts with " + Double.parseDouble(parts[1]));
                    }
                }
                continue;
            }
            String[] sides = line.split("->", -1);
            int comma = sides[1].lastIndexOf(',');
            found.add(
                    side(sides[0])
                            + " -> "
                            + side(sides[1].substring(0, comma))
                            + " at "
                            + Double.parseDouble(sides[1].substring(comma + 1)));
        }
        Collections.sort(found);
        return found;
    }

    private static List<String> side(String text) {
        return Stream.of(text.split(" \\+ ", -1)).filter(s -> !s.isEmpty()).sorted().toList();
    }

    private static List<String> asTheNetworkSays(ReactionNetwork network) {
        List<String> found = new ArrayList<>();
        for (Species species : network.species()) {
            if (species.initial() != 0) {
                found.add(species.name() + " starts with " + species.initial());
            }
        }
        for (Reaction reaction : network.reactions()) {
            found.add(
                    names(network, reaction.reactants())
                            + " -> "
                            + names(network, reaction.products())
                            + " at "
                            + reaction.constant());
        }
        Collections.sort(found);
        return found;
    }

    private static List<String> names(ReactionNetwork network, List<Term> terms) {
        return terms.stream()
                .flatMap(t -> Collections.nCopies(t.count(), t.species()).stream())
                .map(s -> network.names().get(s))
                .sorted()
                .toList();
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("models"))) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedNetworksAreWrittenAsThePublicationsScriptsReadThem(Path file) {
        ReactionNetwork network = Compiler.compile(ModelReader.read(file));
        assertEquals(asTheNetworkSays(network), asAScriptReads(ReactionListWriter.write(network)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hopf/hopf_crn.txt",
                "circle/circle_crn.txt",
                "heart/heart_crn.txt",
                "uni-bi/piecewise_simple_uni_bi.txt"
            })
    void publishedListsAreReadAsTheirScriptsReadThem(String list) {
        Path file = Reference.path("rncrn/" + list);
        assertEquals(
                asAScriptReads(TextFile.text(file)),
                asTheNetworkSays(ReactionListReader.read(file)));
    }

    @Test
    void copyNumbersStayCopyNumbers() {
        ReactionNetwork network =
                ReactionListReader.parse("# unit: copy numbers\n#A=7\nA->A + A,1.5", "list");
        assertEquals(Unit.COPY_NUMBER, network.unit());
        assertSame(network, ReactionListReader.parse(ReactionListWriter.write(network), "copy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A->B,-1|list:1:6: the rate constant is -1",
                "A->B,1e999|list:1:6: the rate constant is 1e999",
                "A->B,NaN|list:1:6: the rate constant needs a number here",
                "A->B,1d|list:1:6: the rate constant needs a number here",
                "A->B,0x10|list:1:6: the rate constant needs a number here",
                "A->B|list:1:5: a comma and the rate constant must follow",
                "A->B,|list:1:6: the rate constant needs a number here, such as 12.5 or 3e-4, not"
                        + " the end of the line",
                "A->B,1,2|list:1:7: nothing may follow",
                "A+->B,1|list:1:3: a species name",
                "A B->C,1|list:1:3: a reaction needs '->'",
                "A<->B,1|list:1:2: a reaction needs '->'",
                "->A,1\n1.5 A->B,1|list:2:1: a species name",
                "0 A->B,1|list:1:3: the coefficient 0",
                "4 A->B,1|list:1: a mass-action reaction of order 4",
                "#A=-2\nA->,1|list:1:4: the initial value of A is -2",
                "#A=1,A=2\nA->,1|list:1: the initial value of A is given twice",
                "#A=1 B=2\nA->,1|list:1:4: the initial value of A needs a number here",
                "#A=1,\nA->,1|list:1:6: a line of initial values needs a species name",
                "#1A=1\nA->,1|list:1:2: a line of initial values needs a species name",
                "# unit: moles\nA->,1|list:1: the unit is 'moles'",
                "# nothing|list: there is no reaction",
                "{\"format\":1}|list:1:1: a species name"
            })
    void complainsWithThePlace(String sample) {
        String[] parts = sample.split("\\|", 2);
        InputException complaint =
                assertThrows(
                        InputException.class, () -> ReactionListReader.parse(parts[0], "list"));
        assertTrue(complaint.getMessage().startsWith(parts[1]), complaint.getMessage());
    }

    @Test
    void refusesToWriteWhatTheLayoutCannotSay() {
        var builder = ReactionNetwork.builder(Unit.CONCENTRATION);
        builder.massAction(List.of("A(b!1)"), List.of(), 1);
        assertThrows(InputException.class, () -> ReactionListWriter.write(builder.build()));
    }

    static void assertSame(ReactionNetwork expected, ReactionNetwork actual) {
        assertEquals(expected.unit(), actual.unit());
        assertEquals(expected.species(), actual.species());
        assertEquals(expected.reactions(), actual.reactions());
    }

    private static List<Double> values(double[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }
}
