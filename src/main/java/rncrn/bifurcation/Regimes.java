package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.List;

/**
 * What a field does at one parameter value on a box.
 *
 * @param equilibria all that were found in the box, stable or not
 * @param cycles all that were found from trajectories in the box: those that attract and, for two
 *     search variables, those near the box that the search field is drawn to backwards in time
 * @param escapes how many of the trial trajectories left the box for good: far away, or to rest
 *     outside it
 * @param undecided how many of the trial trajectories settled on nothing known: chaos, a torus, or
 *     a transient longer than the search
 */
public record Regimes(
        List<Equilibrium> equilibria, List<Cycle> cycles, int escapes, int undecided) {
    public Regimes {
        equilibria = List.copyOf(equilibria);
        cycles = List.copyOf(cycles);
    }

    /** The stable equilibria. */
    public List<Equilibrium> stableEquilibria() {
        return equilibria.stream().filter(Equilibrium::stable).toList();
    }

    /** The stable cycles. */
    public List<Cycle> stableCycles() {
        return cycles.stream().filter(Cycle::stable).toList();
    }

    /**
     * The attractors in words: {@code equilibrium}, {@code cycle}, {@code 2 equilibria}, {@code
     * equilibrium + cycle} and so on; {@code irregular} where trajectories stay but settle on
     * neither; {@code none} where every trajectory leaves.
     */
    public String label() {
        List<String> parts = new ArrayList<>();
        add(parts, stableEquilibria().size(), "equilibrium", "equilibria");
        add(parts, stableCycles().size(), "cycle", "cycles");
        if (parts.isEmpty()) {
            return undecided > 0 ? "irregular" : "none";
        }
        return String.join(" + ", parts);
    }

    private static void add(List<String> parts, int count, String one, String many) {
        if (count > 0) {
            parts.add(count == 1 ? one : count + " " + many);
        }
    }
}
