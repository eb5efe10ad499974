package rncrn.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rncrn.design.Design;
import rncrn.ensemble.Comparison;
import rncrn.neural.Rncrn;
import rncrn.verdict.BifurcationShift;
import rncrn.verdict.EnvironmentMap;
import rncrn.verdict.Hysteresis;
import rncrn.verdict.Study;
import rncrn.verdict.Switching;

/**
 * Everything that the report of one check shows.
 *
 * @param study the verdicts with all that was measured
 * @param about a sentence or two on what is asked
 * @param design the design, where one was given
 * @param model the trained network, where there is one
 * @param reactionList the reaction list as text
 * @param training facts on the training, by name, for people; empty where nothing was trained
 * @param courses solutions of the rate equations, from several starts at every parameter value
 * @param diagram equilibria and cycles over the parameter, where there is one parameter
 * @param special bifurcation points of that diagram
 * @param further what was measured beyond the cells
 * @param leaping tau-leaping against exact simulation, for every cell where it was compared
 * @param command the command that made the report
 * @param version version of this program
 */
public record CheckReport(
        Study study,
        String about,
        Optional<Design> design,
        Optional<Rncrn> model,
        String reactionList,
        Map<String, String> training,
        List<Course> courses,
        List<Branch> diagram,
        List<Special> special,
        Further further,
        List<LeapCheck> leaping,
        String command,
        String version) {
    public CheckReport {
        training = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(training));
        courses = List.copyOf(courses);
        diagram = List.copyOf(diagram);
        special = List.copyOf(special);
        leaping = List.copyOf(leaping);
    }

    /**
     * A piece of the deterministic bifurcation diagram: points in the order of the curve.
     *
     * @param stable whether all its points are stable
     * @param cycle whether it tells of cycles; then low and high are the extremes of the orbit
     * @param parameter the parameter's values
     * @param low executive concentrations by species: the equilibrium, or the orbit's minimum
     * @param high the orbit's maximum; the same as low for equilibria
     */
    public record Branch(
            boolean stable,
            boolean cycle,
            List<Double> parameter,
            List<List<Double>> low,
            List<List<Double>> high) {
        public Branch {
            parameter = List.copyOf(parameter);
            low = low.stream().map(List::copyOf).toList();
            high = high.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A bifurcation point of the rate equations.
     *
     * @param kind what happens there, such as fold or hopf
     * @param parameter value of the parameter
     * @param state executive concentrations
     * @param period period of the cycle concerned; not a number where there is none
     */
    public record Special(String kind, double parameter, List<Double> state, double period) {
        public Special {
            state = List.copyOf(state);
        }
    }

    /**
     * Tau-leaping against exact simulation in one cell.
     *
     * @param parameter values of the parameter species
     * @param systemSize system size
     * @param epsilon the error control of tau-leaping
     * @param comparison what was measured, species in the question's executive order
     */
    public record LeapCheck(
            Map<String, Double> parameter,
            double systemSize,
            double epsilon,
            Comparison comparison) {
        public LeapCheck {
            parameter = java.util.Collections.unmodifiableMap(new TreeMap<>(parameter));
        }
    }

    /**
     * What was measured beyond the cells.
     *
     * @param shifts where noise moves the bifurcations
     * @param sweeps slow sweeps of the parameter up and down
     * @param switches switching times by forward flux sampling
     * @param environment what the network does over two environment species
     */
    public record Further(
            List<BifurcationShift> shifts,
            List<Hysteresis> sweeps,
            List<Switching> switches,
            Optional<EnvironmentMap> environment) {
        /** Nothing. */
        public static final Further NONE =
                new Further(List.of(), List.of(), List.of(), Optional.empty());

        public Further {
            shifts = List.copyOf(shifts);
            sweeps = List.copyOf(sweeps);
            switches = List.copyOf(switches);
        }
    }
}
