package rncrn.stochastic.ruled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.ComputationException;
import rncrn.network.expression.Expression;
import rncrn.network.ruled.Event;
import rncrn.network.ruled.RuledNetwork;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/**
 * A trajectory with events, which happen as SBML Level 3 (section 4.12) defines: an event is
 * triggered when its condition turns true; it happens after its delay, unless it is not persistent
 * and its condition turned false meanwhile; of several at one time the one of highest priority
 * comes first, ties and events without priority in random order; after each all conditions are
 * looked at again. An event at exactly the time asked for has happened; a reaction has not.
 */
public final class RuledTrajectory implements Trajectory {
    private static final int MAX_AT_ONE_TIME = 10_000;

    private final RuledNetwork model;
    private final List<Event> events;
    private final UniformRandomProvider random;
    private final Watch watch;
    private final Flow flow;
    private final int species;
    private final double[] values;
    private final boolean[] holds;
    private final boolean[] timed;

    /** Whether values move between events, so that only conditions on time alone are foreseen. */
    private final boolean moving;

    /** Conditions on time alone in rates: where they change, rates jump. */
    private final List<Expression> jumps;

    private final List<Pending> pending = new ArrayList<>();
    private final boolean whole;
    private boolean started;

    /** An event on its way. */
    private record Pending(int event, double due, Optional<List<Double>> values) {}

    /** Makes the flow between events; the interrupt is null where nothing needs attention. */
    @FunctionalInterface
    public interface FlowMaker {
        Flow make(Flow.Interrupt interrupt);
    }

    /**
     * Follows a deterministic motion of all values, amounts of species included, which then need
     * not be whole.
     *
     * @param random for events of the same priority at the same time
     */
    public static RuledTrajectory deterministic(
            RuledNetwork model, UniformRandomProvider random, FlowMaker maker) {
        return new RuledTrajectory(model, model.initial(), random, Watch.NOTHING, maker, true);
    }

    RuledTrajectory(
            RuledNetwork model,
            double[] initial,
            UniformRandomProvider random,
            Watch watch,
            FlowMaker maker) {
        this(model, initial, random, watch, maker, false);
    }

    private RuledTrajectory(
            RuledNetwork model,
            double[] initial,
            UniformRandomProvider random,
            Watch watch,
            FlowMaker maker,
            boolean deterministic) {
        this.model = model;
        this.events = model.events();
        this.random = random;
        this.watch = watch;
        this.species = model.network().species().size();
        this.values = initial.clone();
        this.holds = new boolean[events.size()];
        this.timed = new boolean[events.size()];
        this.whole = !deterministic;
        this.moving = deterministic || model.isContinuous();
        this.jumps = moving ? RateJumps.of(model) : List.of();
        boolean mixed = false;
        boolean read = false;
        for (int e = 0; e < holds.length; e++) {
            holds[e] = events.get(e).initiallyTrue();
            timed[e] = events.get(e).trigger().readsTime();
            boolean reads = !events.get(e).trigger().slots().isEmpty();
            read |= reads;
            mixed |= reads && timed[e];
        }
        boolean always = mixed && !moving;
        boolean asks = read || watch.stop() != Watch.StopCondition.NEVER || model.isContinuous();
        this.flow = maker.make(!asks ? null : always ? (t, v) -> true : this::needsAttention);
    }

    /** Whether a condition is not what it was, or the watch wants to stop. */
    private boolean needsAttention(double time, double[] now) {
        for (int e = 0; e < holds.length; e++) {
            if (events.get(e).trigger().holds(time, now) != holds[e]) {
                return true;
            }
        }
        return watch.stop() != Watch.StopCondition.NEVER && watch.stop().holds(state(time, now));
    }

    private static rncrn.stochastic.State state(double time, double[] values) {
        return new rncrn.stochastic.State() {
            @Override
            public double time() {
                return time;
            }

            @Override
            public long count(int species) {
                return (long) values[species];
            }
        };
    }

    @Override
    public Outcome advance(double until) {
        if (!started) {
            started = true;
            look();
            happen();
        }
        while (true) {
            double next = until;
            for (Pending event : pending) {
                next = Math.min(next, event.due());
            }
            for (int e = 0; e < timed.length; e++) {
                Expression trigger = events.get(e).trigger();
                if (timed[e] && (!moving || trigger.slots().isEmpty())) {
                    next = Math.min(next, TriggerTime.of(trigger, values, holds[e], time(), next));
                }
            }
            for (Expression jump : jumps) {
                boolean now = jump.holds(time(), values);
                next = Math.min(next, TriggerTime.of(jump, values, now, time(), next));
            }
            Outcome outcome = flow.advance(next);
            flow.values(values);
            look();
            happen();
            if (outcome == Outcome.STOPPED) {
                if (watch.stop() != Watch.StopCondition.NEVER && watch.stop().holds(this)) {
                    return Outcome.STOPPED;
                }
            } else if (next >= until) {
                return outcome == Outcome.ABSORBED && pending.isEmpty() && events.isEmpty()
                        ? Outcome.ABSORBED
                        : Outcome.REACHED;
            }
        }
    }

    /** Looks at all conditions. */
    private void look() {
        for (int e = 0; e < holds.length; e++) {
            Event event = events.get(e);
            boolean now = event.trigger().holds(time(), values);
            if (now && !holds[e]) {
                trigger(e, event);
            } else if (!now && holds[e] && !event.persistent()) {
                int index = e;
                pending.removeIf(waiting -> waiting.event() == index);
            }
            holds[e] = now;
        }
    }

    private void trigger(int e, Event event) {
        double delay = event.delay().map(d -> d.at(time(), values)).orElse(0.0);
        if (!(delay >= 0)) {
            throw new ComputationException(
                    "the delay of event "
                            + event.name()
                            + " is "
                            + delay
                            + " at time "
                            + time()
                            + "; it must not be negative");
        }
        pending.add(
                new Pending(
                        e,
                        time() + delay,
                        event.valuesFromTrigger()
                                ? Optional.of(assigned(event))
                                : Optional.empty()));
    }

    private List<Double> assigned(Event event) {
        return event.assignments().stream()
                .map(assignment -> assignment.value().at(time(), values))
                .toList();
    }

    /** Lets all events happen that are due. */
    private void happen() {
        boolean changed = false;
        for (int n = 0; ; n++) {
            Pending event = take();
            if (event == null) {
                break;
            }
            if (n == MAX_AT_ONE_TIME) {
                throw new ComputationException(
                        "event "
                                + events.get(event.event()).name()
                                + " triggers itself without end at time "
                                + time());
            }
            assign(events.get(event.event()), event.values());
            changed = true;
            look();
        }
        if (changed) {
            flow.set(values);
        }
    }

    private void assign(Event event, Optional<List<Double>> before) {
        List<Double> now = before.orElseGet(() -> assigned(event));
        for (int i = 0; i < now.size(); i++) {
            int slot = event.assignments().get(i).slot();
            double value = now.get(i);
            if (slot < species && whole) {
                value = MethodFlow.Counts.whole(value, slot, time());
            } else if (!Double.isFinite(value)) {
                throw new ComputationException(
                        "event "
                                + event.name()
                                + " gives "
                                + model.name(slot)
                                + " the value "
                                + value
                                + " at time "
                                + time());
            }
            values[slot] = value;
        }
    }

    /** Takes the next due event off the list. */
    private Pending take() {
        List<Pending> best = new ArrayList<>();
        double highest = Double.NEGATIVE_INFINITY;
        for (Pending event : pending) {
            if (event.due() > time()) {
                continue;
            }
            double priority =
                    events.get(event.event())
                            .priority()
                            .map(p -> p.at(time(), values))
                            .orElse(Double.NEGATIVE_INFINITY);
            if (priority > highest) {
                best.clear();
                highest = priority;
            }
            if (priority >= highest) {
                best.add(event);
            }
        }
        if (best.isEmpty()) {
            return null;
        }
        Pending chosen = best.size() == 1 ? best.get(0) : best.get(random.nextInt(best.size()));
        pending.remove(chosen);
        return chosen;
    }

    @Override
    public double time() {
        return flow.time();
    }

    @Override
    public long count(int i) {
        return (long) values[i];
    }

    /** All values as they are now: species, then variables. */
    public void copyValues(double[] out) {
        System.arraycopy(values, 0, out, 0, values.length);
    }

    @Override
    public void copyCounts(long[] out) {
        for (int i = 0; i < species; i++) {
            out[i] = count(i);
        }
    }

    @Override
    public void jumpTo(long[] counts) {
        for (int i = 0; i < species; i++) {
            values[i] = counts[i];
        }
        flow.set(values);
        if (started) {
            look();
            happen();
        }
    }

    @Override
    public long events() {
        return flow.events();
    }
}
