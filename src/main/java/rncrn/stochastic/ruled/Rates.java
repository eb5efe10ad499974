package rncrn.stochastic.ruled;

import java.util.List;
import rncrn.ComputationException;
import rncrn.network.RateLaw;
import rncrn.network.Reaction;
import rncrn.network.Term;
import rncrn.network.expression.Expression;
import rncrn.network.expression.Interval;
import rncrn.network.ruled.RuledNetwork;

/** Propensities of a ruled network over all its values. Immutable. */
final class Rates {
    private final RuledNetwork model;
    private final List<Reaction> reactions;
    private final List<List<Reaction.Change>> changes;

    Rates(RuledNetwork model) {
        this.model = model;
        this.reactions = model.network().reactions();
        this.changes = reactions.stream().map(Reaction::netChange).toList();
    }

    int size() {
        return reactions.size();
    }

    List<Reaction.Change> changes(int r) {
        return changes.get(r);
    }

    /** Writes all propensities and returns their sum. */
    double write(double time, double[] values, double[] out) {
        double total = 0;
        for (int r = 0; r < out.length; r++) {
            out[r] = rate(r, time, values);
            total += out[r];
        }
        if (!(total < 1e300)) {
            throw new ComputationException(
                    "the sum of propensities is " + total + " at time " + time);
        }
        return total;
    }

    /**
     * The sum of propensities at a place that an integrator tries but may never reach; negative
     * ones count as 0 there.
     */
    double tried(double time, double[] values) {
        double total = 0;
        for (int r = 0; r < reactions.size(); r++) {
            total +=
                    reactions.get(r).law() instanceof RateLaw.General law
                            ? Math.max(0, law.function().at(time, values))
                            : rate(r, time, values);
        }
        return total;
    }

    private double rate(int r, double time, double[] values) {
        Reaction reaction = reactions.get(r);
        if (reaction.law() instanceof RateLaw.General law) {
            double rate = law.function().at(time, values);
            if (!(rate >= 0)) {
                throw new ComputationException(
                        "the rate "
                                + law.formula()
                                + " of reaction "
                                + name(r)
                                + " is "
                                + rate
                                + " at time "
                                + time
                                + "; a rate must be a number that is not negative");
            }
            return rate;
        }
        double rate = reaction.constant();
        for (Term term : reaction.reactants()) {
            for (int k = 0; k < term.count(); k++) {
                rate *= values[term.species()] - k;
            }
        }
        return rate;
    }

    /** An upper bound of the sum of propensities over a span of time at fixed values. */
    double bound(double from, double to, double[] values) {
        double total = 0;
        for (int r = 0; r < reactions.size(); r++) {
            if (reactions.get(r).law() instanceof RateLaw.General law
                    && law.timeDependent()
                    && law.function() instanceof Expression formula) {
                Interval bounds =
                        formula.bounds(new Interval(from, to), i -> Interval.point(values[i]));
                total += Math.max(0, bounds.high());
            } else {
                total += rate(r, from, values);
            }
        }
        // What rounding may take from the bounds of the intervals.
        return total * (1 + 1e-12);
    }

    String name(int r) {
        String name = reactions.get(r).name();
        return name.isEmpty() ? "number " + (r + 1) : name;
    }

    /** Fires a reaction. */
    void fire(int r, double time, double[] values) {
        for (Reaction.Change change : changes.get(r)) {
            double count = values[change.species()] + change.amount();
            if (count < 0) {
                throw new ComputationException(
                        "species "
                                + model.name(change.species())
                                + " would fall below zero at time "
                                + time
                                + ": the rate of reaction "
                                + name(r)
                                + " is positive although its reactants are used up");
            }
            if (count > 0x1p53) {
                throw new ComputationException(
                        "species "
                                + model.name(change.species())
                                + " grew past 2^53 molecules at time "
                                + time);
            }
            values[change.species()] = count;
        }
    }
}
