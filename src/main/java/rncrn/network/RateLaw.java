package rncrn.network;

import java.util.List;

/** How fast a reaction goes. */
public sealed interface RateLaw {

    /**
     * Mass action with a deterministic constant.
     *
     * @param constant k in flux k prod x_i^v_i, finite and not negative
     */
    record MassAction(double constant) implements RateLaw {
        public MassAction {
            if (!(constant >= 0 && constant < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "rate constant "
                                + constant
                                + " is not allowed; it must be a finite number that is not"
                                + " negative");
            }
        }
    }

    /**
     * Any other law, as a function of time and of the state in the network's own unit. Only
     * networks in copy numbers have them; methods that need mass action refuse them by name.
     *
     * @param formula the law as a person would write it, for messages
     * @param function the law; pure and safe to call from any thread
     * @param species indices of all species that the law reads, ascending
     * @param timeDependent whether the law reads the time
     */
    record General(
            String formula, RateFunction function, List<Integer> species, boolean timeDependent)
            implements RateLaw {
        public General {
            species = List.copyOf(species);
        }
    }

    /** A rate as a function of time and state. */
    @FunctionalInterface
    interface RateFunction {
        /**
         * The rate.
         *
         * @param time the time, in the model's unit
         * @param state value of every species in the network's own unit; not to be changed
         * @return reaction events per unit of time
         */
        double at(double time, double[] state);
    }
}
