package rncrn.format.sbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sbml.jsbml.EventAssignment;
import org.sbml.jsbml.MathContainer;
import org.sbml.jsbml.Species;
import rncrn.InputException;
import rncrn.network.expression.Expression;
import rncrn.network.ruled.Event;

/** Turns the events of a model into events on numbered values. */
final class EventTranslator {
    private final Symbols symbols;

    EventTranslator(Symbols symbols) {
        this.symbols = symbols;
    }

    Event translate(org.sbml.jsbml.Event event, int number) {
        String name = event.getId().isEmpty() ? "number " + number : event.getId();
        if (event.getTrigger() == null || event.getTrigger().getMath() == null) {
            throw symbols.xml.error(event.getId(), "event " + name + " has no trigger");
        }
        try {
            var trigger = event.getTrigger();
            List<Event.Assignment> assignments = new ArrayList<>();
            for (EventAssignment assignment : event.getListOfEventAssignments()) {
                assignments.add(assignment(assignment));
            }
            return new Event(
                    name,
                    formula(trigger),
                    !trigger.isSetInitialValue() || trigger.isInitialValue(),
                    !trigger.isSetPersistent() || trigger.isPersistent(),
                    !event.isSetUseValuesFromTriggerTime() || event.isUseValuesFromTriggerTime(),
                    optional(event.getDelay()),
                    optional(event.getPriority()),
                    assignments);
        } catch (InputException refused) {
            throw symbols.xml.placed(event.getId(), "event " + name, refused);
        }
    }

    private Event.Assignment assignment(EventAssignment assignment) {
        String id = assignment.getVariable();
        Expression value = formula(assignment);
        Species species = symbols.model.getSpecies(id);
        if (species != null && !symbols.inAmounts(species)) {
            value = Symbols.times(value, symbols.meaning(species.getCompartment()));
        }
        return new Event.Assignment(symbols.slots().get(id), value);
    }

    private Optional<Expression> optional(MathContainer container) {
        return container == null || container.getMath() == null
                ? Optional.empty()
                : Optional.of(formula(container));
    }

    private Expression formula(MathContainer container) {
        return symbols.math.translate(container.getMath(), symbols::meaning);
    }
}
