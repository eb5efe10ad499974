package rncrn.network.ruled;

import java.util.List;
import rncrn.network.RateLaw;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;
import rncrn.network.expression.Expression;

/**
 * A reaction network in copy numbers with variables, events and outputs. Formulas number their
 * values so: the species of the network first, then the variables.
 *
 * @param network species and reactions; its general laws may read variables
 * @param variables quantities beside the species
 * @param events events
 * @param outputs what to report
 */
public record RuledNetwork(
        ReactionNetwork network,
        List<Variable> variables,
        List<Event> events,
        List<Output> outputs) {
    public RuledNetwork {
        variables = List.copyOf(variables);
        events = List.copyOf(events);
        if (network.unit() != Unit.COPY_NUMBER && !(variables.isEmpty() && events.isEmpty())) {
            throw new IllegalArgumentException("rules and events need a network in copy numbers");
        }
        outputs = List.copyOf(outputs);
    }

    /**
     * A reported quantity.
     *
     * @param name its name
     * @param amount its value, for species a number of molecules
     * @param concentration the same per volume of its compartment, where it has one
     */
    public record Output(String name, Expression amount, Expression concentration) {}

    /** Whether the network alone says everything: no variables, no events, no time. */
    public boolean isPlain() {
        return events.isEmpty() && isJumpProcess();
    }

    /**
     * Whether between events the copy numbers follow a jump process with constant propensities, so
     * that every method for jump processes may simulate it.
     */
    public boolean isJumpProcess() {
        return variables.isEmpty() && !readsTime();
    }

    /** Whether what is reported is just the copy numbers of the species, in their order. */
    public boolean reportsSpecies() {
        if (outputs.size() != network.species().size()) {
            return false;
        }
        for (int i = 0; i < outputs.size(); i++) {
            Expression slot = new Expression.Slot(i);
            if (!outputs.get(i).amount().equals(slot)
                    || !outputs.get(i).concentration().equals(slot)) {
                return false;
            }
        }
        return true;
    }

    /** Whether some rate reads the time. */
    public boolean readsTime() {
        return network.reactions().stream()
                .map(Reaction::law)
                .anyMatch(law -> law instanceof RateLaw.General general && general.timeDependent());
    }

    /** Whether some variable follows a differential equation. */
    public boolean isContinuous() {
        return variables.stream().anyMatch(variable -> variable.rate().isPresent());
    }

    /** Name of the value of this number. */
    public String name(int slot) {
        int species = network.species().size();
        return slot < species
                ? network.species().get(slot).name()
                : variables.get(slot - species).name();
    }

    /** All initial values. */
    public double[] initial() {
        int species = network.species().size();
        double[] values = java.util.Arrays.copyOf(network.initial(), species + variables.size());
        for (int i = 0; i < variables.size(); i++) {
            values[species + i] = variables.get(i).initial();
        }
        return values;
    }
}
