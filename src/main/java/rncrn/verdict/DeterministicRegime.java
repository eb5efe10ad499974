package rncrn.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * What the rate equations do at one parameter value, on the domain.
 *
 * @param attractors stable equilibria, cycles and aperiodic attractors
 * @param unstable executive concentrations of unstable equilibria
 * @param basin the closed edge of the basin of the only attractor, an equilibrium, where it has one
 *     within the domain; otherwise empty
 */
public record DeterministicRegime(
        List<Attractor> attractors, List<List<Double>> unstable, List<Basin> basin) {
    public DeterministicRegime {
        basin = List.copyOf(basin);
        attractors = List.copyOf(attractors);
        unstable = unstable.stream().map(List::copyOf).toList();
    }

    /** A regime of which no basin is known. */
    public DeterministicRegime(List<Attractor> attractors, List<List<Double>> unstable) {
        this(attractors, unstable, List.of());
    }

    /** The regime in a few words: equilibrium, 2 equilibria, cycle, equilibrium + cycle, none. */
    public String label() {
        List<String> words = new ArrayList<>();
        for (Attractor.Kind kind : Attractor.Kind.values()) {
            long count = attractors.stream().filter(a -> a.kind() == kind).count();
            if (count == 1) {
                words.add(kind.word());
            } else if (count > 1) {
                words.add(
                        count
                                + " "
                                + switch (kind) {
                                    case EQUILIBRIUM -> "equilibria";
                                    case CYCLE -> "cycles";
                                    case APERIODIC -> "aperiodic attractors";
                                });
            }
        }
        return words.isEmpty() ? "none" : String.join(" + ", words);
    }
}
