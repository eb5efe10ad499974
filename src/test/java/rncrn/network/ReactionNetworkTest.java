package rncrn.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReactionNetworkTest {
    private final ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.CONCENTRATION);

    @Test
    void repeatedSpeciesMergeIntoCoefficients() {
        builder.massAction(List.of("A", "B", "A"), List.of("A", "A", "A"), 2);
        Reaction reaction = builder.build().reactions().get(0);
        assertEquals(List.of(new Term(0, 2), new Term(1, 1)), reaction.reactants());
        assertEquals(3, reaction.order());
        assertEquals(
                List.of(new Reaction.Change(0, 1), new Reaction.Change(1, -1)),
                reaction.netChange());
    }

    @Test
    void catalystsAreStaticAndKeepTheirPlace() {
        builder.species("L", 3);
        builder.massAction(List.of("L", "Y"), List.of("L", "Y", "Y"), 1);
        ReactionNetwork network = builder.build();
        assertArrayEquals(new boolean[] {true, false}, network.isStatic());
        assertEquals(1, network.indexOf("Y"));
        assertEquals(-1, network.indexOf("Z"));
    }

    @Test
    void systemSizeScalesPropensitiesByOrder() {
        SystemSize size = new SystemSize(10);
        assertEquals(50, size.propensityConstant(Reaction.massAction(List.of(), List.of(), 5)));
        List<Term> one = List.of(new Term(0, 1));
        List<Term> two = List.of(new Term(0, 2));
        List<Term> three = List.of(new Term(0, 3));
        assertEquals(5, size.propensityConstant(Reaction.massAction(one, List.of(), 5)));
        assertEquals(.5, size.propensityConstant(Reaction.massAction(two, List.of(), 5)), 1e-15);
        assertEquals(.05, size.propensityConstant(Reaction.massAction(three, List.of(), 5)), 1e-15);
        assertEquals(13, size.copies(1.26));
    }

    @Test
    void initialValuesAreSetByName() {
        builder.species("A", 1);
        ReactionNetwork network = builder.build();
        assertEquals(4, network.withInitial(Map.of("A", 4.0)).species().get(0).initial());
        assertEquals(1, network.species().get(0).initial(), "the first network is unchanged");
        String message = complaint(() -> network.withInitial(Map.of("B", 4.0)));
        assertTrue(message.contains("no species B") && message.contains("A"), message);
    }

    @Test
    void whatIsWrongIsNamed() {
        assertTrue(
                complaint(() -> builder.massAction(List.of("A"), List.of(), -1.5))
                        .contains("-1.5"));
        assertTrue(
                complaint(() -> builder.massAction(List.of("A"), List.of(), Double.NaN))
                        .contains("NaN"));
        assertTrue(
                complaint(() -> builder.massAction(List.of("A", "A", "A", "A"), List.of(), 1))
                        .contains("order 4"));
        builder.species("X", 0);
        assertTrue(complaint(() -> builder.species("X", 0)).contains("X is declared twice"));
        assertTrue(complaint(() -> builder.species("Q", -1)).contains("Q is -1.0"));
        assertTrue(complaint(() -> new SystemSize(0)).contains("system size 0"));
        assertTrue(complaint(() -> new SystemSize(1e300).copies(1e10)).contains("2^53"));
        assertTrue(
                complaint(
                                () ->
                                        builder.reaction(
                                                Reaction.massAction(
                                                        List.of(new Term(7, 1)), List.of(), 1)))
                        .contains("species number 7"));
    }

    private static String complaint(org.junit.jupiter.api.function.Executable action) {
        return assertThrows(IllegalArgumentException.class, action).getMessage();
    }
}
