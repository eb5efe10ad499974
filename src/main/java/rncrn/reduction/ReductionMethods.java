package rncrn.reduction;

import java.util.Optional;
import rncrn.stochastic.LangevinMethod;
import rncrn.stochastic.Methods;

/** The approximate methods, for the menu. */
public final class ReductionMethods {
    private ReductionMethods() {}

    /**
     * A menu with langevin and the methods of this package added, on domains that they estimate.
     *
     * @param epsilon accuracy of tau-leaping
     */
    public static Methods addTo(Methods menu, double epsilon) {
        return menu.with(new AdaptiveTau(epsilon))
                .with(new LangevinMethod(LangevinMethod.DEFAULT_EPSILON))
                .with(new ReducedMethod())
                .with(LeapMethod.hybrid(Optional.empty(), LeapMethod.DEFAULT_SHARE))
                .with(LeapMethod.implicit(Optional.empty(), LeapMethod.DEFAULT_SHARE));
    }
}
