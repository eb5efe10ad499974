package rncrn.reduction;

import java.util.Optional;
import rncrn.stochastic.Methods;

/** The approximate methods of this package, for the menu. */
public final class ReductionMethods {
    private ReductionMethods() {}

    /** A menu with these methods added, each on the domain that it estimates. */
    public static Methods addTo(Methods menu) {
        return menu.with(new ReducedMethod())
                .with(LeapMethod.hybrid(Optional.empty(), LeapMethod.DEFAULT_SHARE))
                .with(LeapMethod.implicit(Optional.empty(), LeapMethod.DEFAULT_SHARE));
    }
}
