package rncrn.design;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import rncrn.target.Curve;

/**
 * What the deterministic dynamics of the full reaction list must show at one point.
 *
 * @param at point over the design's controls
 * @param equilibria the stable equilibria, each N long, all of them; empty where nothing is said
 * @param unstable unstable equilibria that must exist; empty where nothing is said
 * @param cycles the stable cycles, all of them; empty where nothing is said
 * @param stays whether no trajectory from the domain may run away or settle on nothing
 * @param chaos whether the largest Lyapunov exponent must be positive
 * @param exponent the largest Lyapunov exponent wanted, where one is, {@code within} being relative
 * @param map a map over the controls, for which {@code at} is empty
 * @param within largest distance of an equilibrium from its wanted place
 */
public record Expectation(
        List<Double> at,
        Optional<List<List<Double>>> equilibria,
        List<List<Double>> unstable,
        Optional<List<Cycle>> cycles,
        boolean stays,
        boolean chaos,
        OptionalDouble exponent,
        Optional<SwitchMap> map,
        double within) {
    public Expectation {
        at = List.copyOf(at);
        unstable = List.copyOf(unstable);
    }

    /**
     * A cycle, stable where not said otherwise.
     *
     * @param radius mean distance from the cycle's own centre
     * @param period its period
     * @param follows curve that it follows, compared by the Hausdorff distance
     * @param asTarget whether it follows the target field's own cycle, compared likewise
     * @param repelling whether a repelling cycle is wanted, one that attracts backwards in time
     * @param within tolerance: relative for radius and period, a distance for a curve
     */
    public record Cycle(
            OptionalDouble radius,
            OptionalDouble period,
            Optional<Curve> follows,
            boolean asTarget,
            boolean repelling,
            double within) {}
}
