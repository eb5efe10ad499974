package rncrn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.format.sbml.Sbml;
import rncrn.network.ruled.RuledNetwork;

/** Rate equations with rules, events and jumps against solutions in closed form. */
class RuledOdeTest {
    private static RuledNetwork model(
            String species, String parameters, String rules, String reactions, String events) {
        return Sbml.read(
                Sbml.compartment(2)
                        + list("Species", species)
                        + list("Parameters", parameters)
                        + list("Rules", rules)
                        + list("Reactions", reactions)
                        + list("Events", events));
    }

    private static String list(String name, String content) {
        return content.isEmpty() ? "" : "<listOf" + name + ">" + content + "</listOf" + name + ">";
    }

    private static void assertEnd(double time, RuledNetwork model, double... values) {
        List<double[]> rows = new RuledOde(model).sample(List.of(0.0, time / 3, time), false, 1);
        assertArrayEquals(values, rows.get(2), 1e-7);
    }

    @Test
    void aRateRuleMovesWithTheSpecies() {
        // k = 6 e^(-.7 t), X' = k - X: X = 6 (e^(-.7 t) - e^(-t))/.3.
        assertEnd(
                2,
                model(
                        Sbml.species("X", 0),
                        Sbml.parameter("k", 6, false),
                        "<rateRule variable=\"k\">" + Sbml.math("-0.7*k") + "</rateRule>",
                        Sbml.reaction("in", "", "X", "k", false)
                                + Sbml.reaction("out", "X", "", "X", false),
                        ""),
                20 * (Math.exp(-1.4) - Math.exp(-2)),
                6 * Math.exp(-1.4));
    }

    @Test
    void noPulseIsTooShort() {
        assertEnd(
                10,
                model(
                        Sbml.species("X", 0),
                        "",
                        "",
                        Sbml.reaction(
                                "in",
                                "",
                                "X",
                                "piecewise(3000, and(geq(time, 6.123), lt(time, 6.124)), 0)",
                                false),
                        ""),
                3);
    }

    @Test
    void stateTriggersDelaysAndTimedEvents() {
        // X' = 2, back to 0 at 5 and so at 2.5, 5, 7.5: at 9 it is 3.
        assertEnd(
                9,
                model(
                        Sbml.species("X", 0),
                        "",
                        "",
                        Sbml.reaction("in", "", "X", "2", false),
                        Sbml.event("geq(X, 5)", "X", "0", "")),
                3);
        // A trigger of time and state together: X - t = 4 at t = 4, then X is 1.5 half a unit
        // later.
        assertEnd(
                6,
                model(
                        Sbml.species("X", 0),
                        "",
                        "",
                        Sbml.reaction("in", "", "X", "2", false),
                        Sbml.event(
                                "geq(X, 4 + time)",
                                "X",
                                "1.5",
                                "<delay>" + Sbml.math("0.5") + "</delay>",
                                "persistent=\"true\"")),
                1.5 + 2 * 1.5);
        // Twice the rate from time 2 on.
        assertEnd(
                5,
                model(
                        Sbml.species("X", 1),
                        Sbml.parameter("k", 1, false),
                        "",
                        Sbml.reaction("out", "X", "", "k*X", false),
                        Sbml.event("geq(time, 2)", "k", "2", "")),
                Math.exp(-2 - 6),
                2);
    }

    @Test
    void outputsFollowTheirRules() {
        RuledNetwork model =
                model(
                        Sbml.species("X", 8),
                        Sbml.parameter("y", 0, false),
                        "<assignmentRule variable=\"y\">"
                                + Sbml.math("3*X + time")
                                + "</assignmentRule>",
                        Sbml.reaction("out", "X", "", "X", false),
                        "");
        assertEnd(1, model, 8 * Math.exp(-1), 24 * Math.exp(-1) + 1);
        // In concentrations: the compartment has size 2.
        double[] row = new RuledOde(model).sample(List.of(0.0, 1.0), true, 1).get(1);
        assertArrayEquals(new double[] {4 * Math.exp(-1), 24 * Math.exp(-1) + 1}, row, 1e-7);
    }
}
