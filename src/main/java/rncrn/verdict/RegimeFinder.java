package rncrn.verdict;

import java.util.List;

/** Finds the deterministic regime of the network under question. */
@FunctionalInterface
public interface RegimeFinder {
    /**
     * The regime at one parameter value.
     *
     * @param parameters concentrations of the question's parameter species, in their order
     */
    DeterministicRegime at(List<Double> parameters);
}
