package rncrn.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rncrn.bifurcation.Cycle;
import rncrn.bifurcation.Dynamics;
import rncrn.bifurcation.Equilibrium;
import rncrn.bifurcation.Regimes;
import rncrn.field.Box;
import rncrn.network.ReactionNetwork;

/** The regimes of the rate equations of the full reaction list, found on a box. */
public final class NetworkRegimes implements RegimeFinder {
    /** Points kept along a cycle: enough for distances, few enough to be quick. */
    private static final int ORBIT = 120;

    private final ReactionNetwork network;
    private final List<Integer> executive;
    private final List<Integer> parameters;
    private final Dynamics dynamics;
    private final Box box;

    /**
     * @param executive indices of the species in which regimes are told apart
     * @param parameters indices of the static species that are varied
     * @param box where to look, in executive concentrations
     */
    public NetworkRegimes(
            ReactionNetwork network, List<Integer> executive, List<Integer> parameters, Box box) {
        this.network = network;
        this.executive = List.copyOf(executive);
        this.parameters = List.copyOf(parameters);
        this.dynamics = Dynamics.of(network);
        List<String> names = executive.stream().map(i -> network.species().get(i).name()).toList();
        this.box = inSearchSpace(names, box);
    }

    /** The regimes for a question. */
    public static NetworkRegimes of(Question question) {
        return new NetworkRegimes(
                question.network(), question.executive(), question.parameters(), question.domain());
    }

    /** The box with its sides in the order of the search space of the dynamics. */
    private Box inSearchSpace(List<String> names, Box box) {
        List<String> searched = dynamics.searchVariables();
        double[] low = new double[searched.size()];
        double[] high = new double[searched.size()];
        for (int i = 0; i < low.length; i++) {
            int place = names.indexOf(searched.get(i));
            if (place < 0) {
                throw new IllegalArgumentException(
                        "species "
                                + searched.get(i)
                                + " needs a range in which to look for regimes: it does not follow"
                                + " from the others");
            }
            low[i] = box.lower(place);
            high[i] = box.upper(place);
        }
        return Box.of(low, high);
    }

    @Override
    public DeterministicRegime at(List<Double> values) {
        Map<String, Double> named = new LinkedHashMap<>();
        double[] initial = network.initial();
        for (String parameter : dynamics.parameters()) {
            named.put(parameter, initial[network.indexOf(parameter)]);
        }
        for (int i = 0; i < parameters.size(); i++) {
            named.put(network.species().get(parameters.get(i)).name(), values.get(i));
        }
        Regimes found = new rncrn.bifurcation.RegimeFinder(dynamics, box).at(named);
        List<Attractor> attractors = new ArrayList<>();
        List<List<Double>> unstable = new ArrayList<>();
        for (Equilibrium equilibrium : found.equilibria()) {
            List<Double> point = executive(equilibrium.state());
            if (equilibrium.stable()) {
                attractors.add(
                        new Attractor(
                                Attractor.Kind.EQUILIBRIUM,
                                List.of(point),
                                whole(equilibrium.state(), named),
                                Double.NaN,
                                -1 / equilibrium.eigenvalues().get(0).real()));
            } else {
                unstable.add(point);
            }
        }
        for (Cycle cycle : found.stableCycles()) {
            List<List<Double>> points = new ArrayList<>();
            int orbit = Math.min(ORBIT, cycle.orbit().length);
            for (int i = 0; i < orbit; i++) {
                points.add(executive(cycle.orbit()[i * cycle.orbit().length / orbit]));
            }
            attractors.add(
                    new Attractor(
                            Attractor.Kind.CYCLE,
                            points,
                            whole(cycle.orbit()[0], named),
                            cycle.period(),
                            Double.NaN));
        }
        if (attractors.isEmpty() && found.undecided() > 0) {
            Aperiodic.on(dynamics, box, named)
                    .ifPresent(
                            motion -> {
                                List<List<Double>> points = new ArrayList<>();
                                for (double[] state : motion.states()) {
                                    points.add(executive(state));
                                }
                                attractors.add(
                                        new Attractor(
                                                Attractor.Kind.APERIODIC,
                                                points,
                                                whole(motion.states()[0], named),
                                                Double.NaN,
                                                1 / motion.exponent()));
                            });
        }
        return new DeterministicRegime(attractors, unstable, basin(found, attractors, named));
    }

    /** The edge about the only attractor, where trajectories leave on all sides of it. */
    private List<Basin> basin(
            Regimes found, List<Attractor> attractors, Map<String, Double> named) {
        List<String> names = executive.stream().map(i -> network.species().get(i).name()).toList();
        if (box.dimension() != 2
                || !names.equals(dynamics.searchVariables())
                || attractors.size() != 1
                || found.stableEquilibria().size() != 1
                || found.escapes() == 0) {
            return List.of();
        }
        double[] p = dynamics.parameters().stream().mapToDouble(named::get).toArray();
        double[] centre = dynamics.project(found.stableEquilibria().get(0).state());
        return new BasinSearch(dynamics, box, p, centre, attractors.get(0).relaxation())
                        .find(
                                state ->
                                        whole(
                                                state.stream()
                                                        .mapToDouble(Double::doubleValue)
                                                        .toArray(),
                                                named))
                        .stream()
                        .toList();
    }

    private List<Double> executive(double[] state) {
        return executive.stream()
                .map(i -> state[dynamics.variables().indexOf(network.species().get(i).name())])
                .toList();
    }

    /** Concentrations of all species of the network. */
    private List<Double> whole(double[] state, Map<String, Double> named) {
        Double[] all = new Double[network.species().size()];
        for (int i = 0; i < all.length; i++) {
            String name = network.species().get(i).name();
            int variable = dynamics.variables().indexOf(name);
            all[i] = variable >= 0 ? state[variable] : named.get(name);
        }
        return Arrays.asList(all);
    }
}
