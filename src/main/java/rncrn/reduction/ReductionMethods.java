package rncrn.reduction;

import java.util.Optional;
import rncrn.field.Box;
import rncrn.stochastic.LangevinMethod;
import rncrn.stochastic.Methods;

/** The approximate methods, for the menu. */
public final class ReductionMethods {
    private ReductionMethods() {}

    /**
     * A menu with langevin and the methods of this package added, on domains that they estimate and
     * with tables that they share.
     *
     * @param epsilon accuracy of tau-leaping
     */
    public static Methods addTo(Methods menu, double epsilon) {
        PerceptronTables tables = new PerceptronTables();
        Optional<Box> estimated = Optional.empty();
        return menu.with(new AdaptiveTau(epsilon, tables))
                .with(new LangevinMethod(LangevinMethod.DEFAULT_EPSILON))
                .with(new ReducedMethod(estimated, ReducedMethod.DEFAULT_ACCURACY, tables))
                .with(LeapMethod.hybrid(estimated, LeapMethod.DEFAULT_SHARE, tables))
                .with(LeapMethod.implicit(estimated, LeapMethod.DEFAULT_SHARE, tables));
    }
}
