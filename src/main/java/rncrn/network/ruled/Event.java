package rncrn.network.ruled;

import java.util.List;
import java.util.Optional;
import rncrn.network.expression.Expression;

/**
 * A change that happens when a condition becomes true, with the meaning that SBML Level 3 gives it.
 *
 * @param name for people
 * @param trigger the condition
 * @param initiallyTrue what the condition is taken to be before time 0
 * @param persistent whether a delayed event still happens when its condition turns false meanwhile
 * @param valuesFromTrigger whether assignments are computed when the condition becomes true
 * @param delay time from the condition to the change, 0 where absent
 * @param priority of events at the same time, larger first
 * @param assignments what changes
 */
public record Event(
        String name,
        Expression trigger,
        boolean initiallyTrue,
        boolean persistent,
        boolean valuesFromTrigger,
        Optional<Expression> delay,
        Optional<Expression> priority,
        List<Assignment> assignments) {
    public Event {
        assignments = List.copyOf(assignments);
    }

    /** A new value for the quantity of this number (see {@link RuledNetwork}). */
    public record Assignment(int slot, Expression value) {}
}
