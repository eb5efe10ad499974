package rncrn.format.sbml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.sbml.jsbml.Compartment;
import org.sbml.jsbml.Model;
import org.sbml.jsbml.Parameter;
import org.sbml.jsbml.PropertyException;
import org.sbml.jsbml.SBMLDocument;
import org.sbml.jsbml.SBMLReader;
import org.sbml.jsbml.Species;
import rncrn.InputException;
import rncrn.format.TextFile;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Unit;
import rncrn.network.expression.Expression;
import rncrn.network.ruled.Event;
import rncrn.network.ruled.RuledNetwork;
import rncrn.network.ruled.RuledNetwork.Output;
import rncrn.network.ruled.Variable;

/**
 * Reads SBML, Levels 2 and 3 core (and Level 1 as far as JSBML makes it one of these), as a
 * stochastic model: amounts are numbers of molecules, kinetic laws are events per unit of time.
 *
 * <p>Species in concentrations, compartments of any constant or changing size, boundary and
 * constant species, local parameters, function definitions, initial assignments, assignment and
 * rate rules, events, conversion factors and named reactions in formulas mean what SBML says. A
 * compartment without a size has size 1. Laws that are mass action, however written, become mass
 * action; a reversible law is split only where it is the difference of the two mass-action rates.
 * Refused with the reason: algebraic rules, constraints, fast reactions, delays inside formulas,
 * stoichiometry that changes, and packages that a model needs.
 */
public final class SbmlReader {
    private SbmlReader() {}

    /**
     * Reads a file.
     *
     * @param overrides initial amounts, and values of parameters and compartments, that replace
     *     those of the file
     * @throws InputException with the place if the file is malformed or cannot be simulated
     */
    public static RuledNetwork read(Path file, Map<String, Double> overrides) {
        return parse(TextFile.text(file), file.toString(), overrides);
    }

    /**
     * Reads a text.
     *
     * @param source what to call the text in complaints
     */
    public static RuledNetwork parse(String text, String source, Map<String, Double> overrides) {
        SafeXml xml = SafeXml.check(text, source);
        Model model = model(text, source);
        try {
            complete(model, xml, source);
            if (model.getConstraintCount() > 0) {
                throw new InputException(
                        source
                                + ": constraints are not supported; remove them if they always"
                                + " hold");
            }
            return network(model, xml, overrides);
        } catch (InputException refused) {
            throw refused.getMessage().startsWith(source)
                            || refused.getMessage().startsWith("--set")
                    ? refused
                    : refused.at(source);
        } catch (IllegalArgumentException refused) {
            throw new InputException(source + ": " + refused.getMessage(), refused);
        } catch (PropertyException unknown) {
            throw new InputException(
                    source
                            + ": something in it does not exist in its Level of SBML ("
                            + unknown.getMessage()
                            + ")",
                    unknown);
        }
    }

    private static Model model(String text, String source) {
        SBMLDocument document;
        try {
            document = new SBMLReader().readSBMLFromString(text);
        } catch (XMLStreamException | RuntimeException malformed) {
            throw new InputException(
                    source + ": this is not valid SBML (" + malformed.getMessage() + ")",
                    malformed);
        }
        if (document == null || document.getModel() == null) {
            throw new InputException(source + ": there is no model in it");
        }
        if (document.getLevel() < 1 || document.getLevel() > 3) {
            throw new InputException(
                    source
                            + ": there is no SBML Level "
                            + document.getLevel()
                            + "; rncrn reads Levels 2 and 3");
        }
        return document.getModel();
    }

    /** The library drops what it cannot make sense of; a dropped element would change the model. */
    private static void complete(Model model, SafeXml xml, String source) {
        int references = 0;
        int laws = 0;
        int parameters = model.getParameterCount();
        for (var reaction : model.getListOfReactions()) {
            references += reaction.getReactantCount() + reaction.getProductCount();
            if (reaction.getKineticLaw() != null) {
                laws++;
                parameters += reaction.getKineticLaw().getLocalParameterCount();
            }
        }
        int assignments = 0;
        for (var event : model.getListOfEvents()) {
            assignments += event.getEventAssignmentCount();
        }
        int rules =
                xml.count("assignmentRule") + xml.count("rateRule") + xml.count("algebraicRule");
        boolean same =
                xml.count("species") == model.getSpeciesCount()
                        && xml.count("compartment") == model.getCompartmentCount()
                        && xml.count("parameter") + xml.count("localParameter") == parameters
                        && xml.count("reaction") == model.getReactionCount()
                        && xml.count("speciesReference") == references
                        && xml.count("kineticLaw") == laws
                        && rules == model.getRuleCount()
                        && xml.count("event") == model.getEventCount()
                        && xml.count("eventAssignment") == assignments
                        && xml.count("initialAssignment") == model.getInitialAssignmentCount()
                        && xml.count("functionDefinition") == model.getFunctionDefinitionCount()
                        && xml.count("constraint") == model.getConstraintCount();
        if (!same) {
            throw new InputException(
                    source
                            + ": some elements stand where SBML does not allow them, or have an id"
                            + " that another has; check the file with an SBML validator");
        }
    }

    private static RuledNetwork network(Model model, SafeXml xml, Map<String, Double> overrides) {
        Unit unit = ModelUnit.of(model).orElse(Unit.COPY_NUMBER);
        boolean ours = ModelUnit.of(model).isPresent();
        Symbols symbols = new Symbols(model, xml, overrides, ours);
        ReactionNetwork.Builder builder = ReactionNetwork.builder(unit);
        for (String id : symbols.counts()) {
            Species species = model.getSpecies(id);
            double amount = symbols.initialAmount(species);
            if (unit == Unit.COPY_NUMBER && amount > SystemSize.MAX_COUNT) {
                throw xml.error(id, "species " + id + " has more than 2^53 molecules");
            }
            if (amount < 0) {
                throw xml.error(
                        id, "species " + id + " has the negative amount " + amount + "; mend it");
            }
            builder.species(ours ? ModelUnit.name(species) : id, amount);
        }
        ReactionTranslator reactions =
                new ReactionTranslator(symbols, unit == Unit.CONCENTRATION, !ours);
        for (var reaction : model.getListOfReactions()) {
            for (Reaction translated : reactions.translate(reaction)) {
                builder.reaction(translated);
            }
        }
        List<Variable> variables = new ArrayList<>();
        symbols.slots()
                .forEach(
                        (id, slot) -> {
                            if (slot >= symbols.counts().size()) {
                                variables.add(variable(symbols, id));
                            }
                        });
        List<Event> events = new ArrayList<>();
        EventTranslator translator = new EventTranslator(symbols);
        for (var event : model.getListOfEvents()) {
            events.add(translator.translate(event, events.size() + 1));
        }
        if (model.getReactionCount() == 0 && variables.isEmpty() && events.isEmpty()) {
            throw xml.error("", "nothing happens in this model: no reactions, rules or events");
        }
        return new RuledNetwork(builder.build(), variables, events, outputs(symbols));
    }

    private static Variable variable(Symbols symbols, String id) {
        Species species = symbols.model.getSpecies(id);
        double initial = species == null ? symbols.initially(id) : symbols.initialAmount(species);
        if (symbols.rateRule(id) == null) {
            return new Variable(id, initial, Optional.empty());
        }
        Expression rate;
        try {
            rate = symbols.math.translate(symbols.rateRule(id).getMath(), symbols::meaning);
        } catch (InputException refused) {
            throw symbols.xml.placed("rateRule " + id, "the rate rule of " + id, refused);
        }
        if (species != null && !symbols.inAmounts(species)) {
            Expression size = symbols.meaning(species.getCompartment());
            if (!(size instanceof Expression.Constant)) {
                throw symbols.xml.error(
                        "rateRule " + id,
                        "a rate rule on a concentration in a compartment that changes its size is"
                                + " not supported");
            }
            rate = Symbols.times(rate, size);
        }
        return new Variable(id, initial, Optional.of(rate));
    }

    private static List<Output> outputs(Symbols symbols) {
        List<Output> outputs = new ArrayList<>();
        for (Species species : symbols.model.getListOfSpecies()) {
            String id = species.getId();
            boolean amounts = symbols.inAmounts(species);
            Expression size =
                    symbols.compartment(species).isSetSpatialDimensions()
                                    && symbols.compartment(species).getSpatialDimensions() == 0
                            ? Expression.constant(1)
                            : symbols.meaning(species.getCompartment());
            Expression meaning = meaning(symbols, id);
            outputs.add(
                    new Output(
                            id,
                            amounts ? meaning : amount(symbols, id, meaning, size),
                            amounts ? Symbols.divided(meaning, size) : meaning));
        }
        for (Parameter parameter : symbols.model.getListOfParameters()) {
            changing(symbols, parameter.getId(), outputs);
        }
        for (Compartment compartment : symbols.model.getListOfCompartments()) {
            changing(symbols, compartment.getId(), outputs);
        }
        return outputs;
    }

    private static Expression amount(
            Symbols symbols, String id, Expression meaning, Expression size) {
        Integer slot = symbols.slots().get(id);
        return slot != null ? new Expression.Slot(slot) : Symbols.times(meaning, size);
    }

    private static void changing(Symbols symbols, String id, List<Output> outputs) {
        Expression meaning = meaning(symbols, id);
        if (!(meaning instanceof Expression.Constant)) {
            outputs.add(new Output(id, meaning, meaning));
        }
    }

    private static Expression meaning(Symbols symbols, String id) {
        try {
            return symbols.meaning(id);
        } catch (InputException refused) {
            if (symbols.isAssigned(id)) {
                throw symbols.xml.placed(
                        "assignmentRule " + id, "the assignment rule of " + id, refused);
            }
            throw refused;
        }
    }
}
