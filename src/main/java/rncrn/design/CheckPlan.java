package rncrn.design;

import java.util.List;

/**
 * Where a trained network is checked.
 *
 * @param at points over the design's controls, in the order of {@link Design#controls}
 * @param systemSizes system sizes Omega, ascending, positive
 * @param horizon time for which a behaviour has to last, in the target's unit, positive; 0 where
 *     the time scales of the network itself are to say it
 */
public record CheckPlan(List<List<Double>> at, List<Double> systemSizes, double horizon) {
    public CheckPlan {
        at = at.stream().map(List::copyOf).toList();
        systemSizes = List.copyOf(systemSizes);
    }
}
