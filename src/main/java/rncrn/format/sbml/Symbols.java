package rncrn.format.sbml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.sbml.jsbml.ASTNode;
import org.sbml.jsbml.AssignmentRule;
import org.sbml.jsbml.Compartment;
import org.sbml.jsbml.Event;
import org.sbml.jsbml.EventAssignment;
import org.sbml.jsbml.InitialAssignment;
import org.sbml.jsbml.Model;
import org.sbml.jsbml.Parameter;
import org.sbml.jsbml.QuantityWithUnit;
import org.sbml.jsbml.RateRule;
import org.sbml.jsbml.Reaction;
import org.sbml.jsbml.Rule;
import org.sbml.jsbml.SimpleSpeciesReference;
import org.sbml.jsbml.Species;
import org.sbml.jsbml.SpeciesReference;
import rncrn.InputException;
import rncrn.network.expression.Expression;
import rncrn.network.expression.Operator;

/**
 * What the names of a model mean. Copy numbers of reacting species and quantities that events or
 * rate rules change are numbered values; quantities under assignment rules are formulas; all else
 * is a constant, worked out at time 0.
 */
final class Symbols {
    final Model model;
    final SafeXml xml;
    final MathTranslator math;
    private final Map<String, Double> overrides;
    private final Map<String, AssignmentRule> assigned = new HashMap<>();
    private final Map<String, RateRule> moving = new LinkedHashMap<>();
    private final Map<String, InitialAssignment> initial = new HashMap<>();
    private final Map<String, SpeciesReference> references = new HashMap<>();

    /** Reacting species and other changing quantities, each with the number of its value. */
    private final Map<String, Integer> slots = new LinkedHashMap<>();

    private final Set<String> counts = new LinkedHashSet<>();
    private final Map<String, Double> known = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();

    Symbols(Model model, SafeXml xml, Map<String, Double> overrides, boolean keepAll) {
        this.model = model;
        this.xml = xml;
        this.math = new MathTranslator(model);
        this.overrides = overrides;
        for (Rule rule : model.getListOfRules()) {
            rule(rule);
        }
        for (InitialAssignment assignment : model.getListOfInitialAssignments()) {
            initial.put(assignment.getVariable(), assignment);
            require(assignment.getVariable(), "an initial assignment");
        }
        for (Reaction reaction : model.getListOfReactions()) {
            reaction.getListOfReactants().forEach(this::reference);
            reaction.getListOfProducts().forEach(this::reference);
        }
        for (Species species : model.getListOfSpecies()) {
            boolean reacts = counts.contains(species.getId());
            if (reacts && (isAssigned(species.getId()) || moving.containsKey(species.getId()))) {
                throw xml.error(
                        species.getId(),
                        "species "
                                + species.getId()
                                + " is changed both by reactions and by a rule; set its"
                                + " boundaryCondition to true");
            }
            if (keepAll && isFree(species) && !isAssigned(species.getId())) {
                counts.add(species.getId());
            }
        }
        // In the order in which the document declares them.
        for (Species species : model.getListOfSpecies()) {
            if (counts.contains(species.getId())) {
                slots.put(species.getId(), slots.size());
            }
        }
        counts.clear();
        counts.addAll(slots.keySet());
        for (String id : changing()) {
            if (!slots.containsKey(id)) {
                slots.put(id, slots.size());
            }
        }
        overrides.keySet().forEach(this::settable);
    }

    private void rule(Rule rule) {
        if (rule instanceof AssignmentRule assignment) {
            require(assignment.getVariable(), "an assignment rule");
            requireChanging(assignment.getVariable(), "an assignment rule");
            assigned.put(assignment.getVariable(), assignment);
        } else if (rule instanceof RateRule rate) {
            require(rate.getVariable(), "a rate rule");
            requireChanging(rate.getVariable(), "a rate rule");
            moving.put(rate.getVariable(), rate);
        } else {
            throw xml.error(
                    "",
                    "algebraic rules are not supported; solve the rule for one of its quantities"
                            + " and make it an assignment rule");
        }
    }

    private void reference(SpeciesReference reference) {
        Species species = species(reference);
        if (isFree(species)) {
            counts.add(species.getId());
        }
        if (!reference.getId().isEmpty()) {
            references.put(reference.getId(), reference);
        }
    }

    private static boolean isFree(Species species) {
        return !species.isBoundaryCondition() && !species.isConstant();
    }

    Species species(SimpleSpeciesReference reference) {
        Species species = model.getSpecies(reference.getSpecies());
        if (species == null) {
            throw xml.error(
                    reference.getSpecies(),
                    "a reaction names species "
                            + reference.getSpecies()
                            + ", which is not declared in the list of species");
        }
        return species;
    }

    private Set<String> changing() {
        Set<String> changing = new LinkedHashSet<>(moving.keySet());
        for (Event event : model.getListOfEvents()) {
            for (EventAssignment assignment : event.getListOfEventAssignments()) {
                String id = assignment.getVariable();
                require(id, "an event");
                requireChanging(id, "an event");
                if (isAssigned(id)) {
                    throw xml.error(id, id + " is set by an event and by an assignment rule");
                }
                changing.add(id);
            }
        }
        return changing;
    }

    private void require(String id, String who) {
        if (model.getSpecies(id) == null
                && model.getParameter(id) == null
                && model.getCompartment(id) == null) {
            throw xml.error(
                    id,
                    who
                            + " sets "
                            + id
                            + ", which is no species, parameter or compartment of the model");
        }
    }

    private void requireChanging(String id, String who) {
        Species species = model.getSpecies(id);
        Parameter parameter = model.getParameter(id);
        Compartment compartment = model.getCompartment(id);
        boolean constant =
                species != null
                        ? species.isConstant()
                        : parameter != null ? parameter.isConstant() : compartment.isConstant();
        if (constant) {
            throw xml.error(
                    id,
                    who
                            + " sets "
                            + id
                            + ", which is declared to be constant; write constant=\"false\" if"
                            + " it is to change");
        }
    }

    private void settable(String id) {
        require(id, "--set");
        if (isAssigned(id)) {
            throw new InputException(
                    "--set " + id + ": an assignment rule of the model gives its value");
        }
    }

    Set<String> counts() {
        return counts;
    }

    Map<String, Integer> slots() {
        return slots;
    }

    RateRule rateRule(String id) {
        return moving.get(id);
    }

    boolean isAssigned(String id) {
        return assigned.containsKey(id);
    }

    /** What a name means in formulas that hold as time goes on. */
    Expression meaning(String id) {
        Expression special = special(id, this::meaning);
        if (special != null) {
            return special;
        }
        if (isAssigned(id)) {
            return guarded(id, () -> math.translate(assigned.get(id).getMath(), this::meaning));
        }
        Integer slot = slots.get(id);
        if (slot == null) {
            return Expression.constant(initially(id));
        }
        Species species = model.getSpecies(id);
        return species == null ? new Expression.Slot(slot) : inMath(species, slot);
    }

    private Expression inMath(Species species, int slot) {
        Expression amount = new Expression.Slot(slot);
        return inAmounts(species) ? amount : divided(amount, meaning(species.getCompartment()));
    }

    static Expression divided(Expression value, Expression by) {
        return by instanceof Expression.Constant one && one.value() == 1
                ? value
                : Expression.of(Operator.DIVIDE, value, by);
    }

    static Expression times(Expression value, Expression by) {
        return by instanceof Expression.Constant one && one.value() == 1
                ? value
                : Expression.of(Operator.TIMES, value, by);
    }

    /** Whether formulas read the species as an amount, not as a concentration. */
    boolean inAmounts(Species species) {
        Compartment compartment = compartment(species);
        return species.isHasOnlySubstanceUnits()
                || (compartment.isSetSpatialDimensions()
                        && compartment.getSpatialDimensions() == 0);
    }

    Compartment compartment(Species species) {
        Compartment compartment = model.getCompartment(species.getCompartment());
        if (compartment == null) {
            throw xml.error(
                    species.getId(),
                    "species "
                            + species.getId()
                            + " is in compartment "
                            + species.getCompartment()
                            + ", which is not declared");
        }
        return compartment;
    }

    /** Names that are neither quantity nor constant. */
    private Expression special(String id, Function<String, Expression> names) {
        SpeciesReference reference = references.get(id);
        if (reference != null) {
            return Expression.constant(stoichiometry(reference));
        }
        Reaction reaction = model.getReaction(id);
        if (reaction != null && reaction.getKineticLaw() != null) {
            return guarded(id, () -> law(reaction, names));
        }
        if (model.getSpecies(id) == null
                && model.getParameter(id) == null
                && model.getCompartment(id) == null) {
            throw new InputException(
                    "the name " + id + " is not declared in the model; check its spelling");
        }
        return null;
    }

    /** The kinetic law, local parameters first. */
    Expression law(Reaction reaction, Function<String, Expression> names) {
        var kinetics = reaction.getKineticLaw();
        return math.translate(
                kinetics.getMath(),
                name -> {
                    var local = kinetics.getLocalParameter(name);
                    if (local == null) {
                        return names.apply(name);
                    }
                    if (!local.isSetValue() || !Double.isFinite(local.getValue())) {
                        throw new InputException("local parameter " + name + " has no value");
                    }
                    return Expression.constant(local.getValue());
                });
    }

    /** The constant stoichiometric coefficient of a reference. */
    @SuppressWarnings("deprecation") // Level 2 has formulas there.
    double stoichiometry(SpeciesReference reference) {
        String id = reference.getId();
        if (!id.isEmpty() && (isAssigned(id) || moving.containsKey(id))) {
            throw xml.error(id, "stoichiometry that changes with time is not supported");
        }
        ASTNode formula =
                initial.containsKey(id)
                        ? initial.get(id).getMath()
                        : reference.isSetStoichiometryMath()
                                ? reference.getStoichiometryMath().getMath()
                                : null;
        if (formula == null) {
            return reference.getStoichiometry();
        }
        Expression value = math.translate(formula, this::meaning);
        if (value instanceof Expression.Constant constant) {
            return constant.value();
        }
        throw xml.error(id, "stoichiometry that changes with time is not supported");
    }

    /** The value at time 0 as formulas read it. */
    double initially(String id) {
        Double value = known.get(id);
        if (value == null) {
            value = guarded(id, () -> Expression.constant(compute(id))).at(0, new double[0]);
            known.put(id, value);
        }
        return value;
    }

    private double compute(String id) {
        Species species = model.getSpecies(id);
        Double given = overrides.get(id);
        if (given != null) {
            return species == null || inAmounts(species)
                    ? given
                    : given / initially(species.getCompartment());
        }
        ASTNode formula =
                isAssigned(id)
                        ? assigned.get(id).getMath()
                        : initial.containsKey(id) ? initial.get(id).getMath() : null;
        double value;
        if (formula != null) {
            value = math.translate(formula, this::atStart).at(0, new double[0]);
        } else {
            value = species == null ? declared(id) : declared(species);
        }
        if (!Double.isFinite(value)) {
            throw xml.error(id, "the initial value of " + id + " is " + value);
        }
        if (model.getCompartment(id) != null && !(value > 0)) {
            throw xml.error(
                    id, "compartment " + id + " has the size " + value + "; it must be positive");
        }
        return value;
    }

    private Expression atStart(String id) {
        Expression special = special(id, this::atStart);
        return special != null ? special : Expression.constant(initially(id));
    }

    private double declared(String id) {
        Parameter parameter = model.getParameter(id);
        QuantityWithUnit quantity = parameter != null ? parameter : model.getCompartment(id);
        if (quantity.isSetValue() && !Double.isNaN(quantity.getValue())) {
            return quantity.getValue();
        }
        if (quantity instanceof Compartment) {
            return 1; // The size that a compartment without one has, as in Level 1.
        }
        throw xml.error(id, "parameter " + id + " has no value; give it one");
    }

    private double declared(Species species) {
        double size = inAmounts(species) ? 1 : initially(species.getCompartment());
        if (species.isSetInitialAmount()) {
            return species.getInitialAmount() / size;
        }
        if (species.isSetInitialConcentration()) {
            return species.getInitialConcentration()
                    * (inAmounts(species) ? initially(species.getCompartment()) : 1);
        }
        throw xml.error(
                species.getId(),
                "species " + species.getId() + " has no initial amount; give it one");
    }

    /** The amount of a species at time 0. */
    double initialAmount(Species species) {
        double value = initially(species.getId());
        double amount = inAmounts(species) ? value : value * initially(species.getCompartment());
        double nearest = Math.rint(amount);
        // Concentration times volume often misses a whole number by its rounding.
        return Math.abs(amount - nearest) <= 1e-9 * Math.max(1, nearest) ? nearest : amount;
    }

    private Expression guarded(String id, java.util.function.Supplier<Expression> work) {
        if (!underWay.add(id)) {
            throw xml.error(id, "the value of " + id + " depends on itself");
        }
        try {
            return work.get();
        } finally {
            underWay.remove(id);
        }
    }
}
