package rncrn.format.sbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.sbml.jsbml.ListOf;
import org.sbml.jsbml.Species;
import org.sbml.jsbml.SpeciesReference;
import rncrn.InputException;
import rncrn.network.RateLaw;
import rncrn.network.Reaction;
import rncrn.network.Term;
import rncrn.network.expression.Expression;
import rncrn.network.expression.Interval;
import rncrn.network.expression.MassActionForm;

/** Turns the reactions of a model into reactions on copy numbers. */
final class ReactionTranslator {
    private static final int MAX_COEFFICIENT = 1_000_000;

    private final Symbols symbols;
    private final List<String> names;
    private final int species;

    /** Whether kinetic laws are meant for concentrations, as in files that rncrn wrote. */
    private final boolean deterministic;

    /** Whether reactions are named by their identifiers, which those that rncrn wrote are not. */
    private final boolean named;

    ReactionTranslator(Symbols symbols, boolean deterministic, boolean named) {
        this.symbols = symbols;
        this.named = named;
        this.names = List.copyOf(symbols.slots().keySet());
        this.species = symbols.counts().size();
        this.deterministic = deterministic;
    }

    List<Reaction> translate(org.sbml.jsbml.Reaction reaction) {
        try {
            return translated(reaction);
        } catch (InputException | IllegalArgumentException refused) {
            throw symbols.xml.placed(reaction.getId(), "reaction " + reaction.getId(), refused);
        }
    }

    @SuppressWarnings("deprecation") // Level 2 has fast reactions.
    private List<Reaction> translated(org.sbml.jsbml.Reaction reaction) {
        if (reaction.isSetFast() && reaction.isFast()) {
            throw new InputException(
                    "fast reactions are not supported; give it a rate and remove fast");
        }
        if (reaction.getKineticLaw() == null || reaction.getKineticLaw().getMath() == null) {
            throw new InputException("there is no kinetic law; write one");
        }
        List<Term> left = side(reaction.getListOfReactants());
        List<Term> right = side(reaction.getListOfProducts());
        Expression law = symbols.law(reaction, symbols::meaning);
        boolean plain = !law.readsTime() && law.slots().stream().allMatch(slot -> slot < species);
        Optional<MassActionForm.Rate> rate =
                !plain
                        ? Optional.empty()
                        : deterministic
                                ? MassActionForm.deterministic(law, left)
                                : MassActionForm.of(law, left);
        if (rate.isPresent()) {
            Optional<Reaction> simple = massAction(name(reaction), rate.get(), left, right);
            if (simple.isPresent()) {
                return List.of(simple.get());
            }
        }
        if (deterministic) {
            throw new InputException(
                    "the kinetic law is not mass action, as it is in files that rncrn writes for"
                            + " concentrations");
        }
        if (reaction.isReversible()) {
            if (plain) {
                var both = MassActionForm.split(law, left, right);
                if (both.isPresent()) {
                    return List.of(
                            split(reaction.getId() + "_forward", both.get().get(0), left, right),
                            split(reaction.getId() + "_backward", both.get().get(1), right, left));
                }
            }
            Interval copies = new Interval(0, Double.POSITIVE_INFINITY);
            Interval bounds =
                    law.bounds(
                            copies,
                            slot ->
                                    slot < species
                                            ? copies
                                            : new Interval(
                                                    Double.NEGATIVE_INFINITY,
                                                    Double.POSITIVE_INFINITY));
            if (!(bounds.low() >= 0)) {
                throw new InputException(
                        "it is reversible, and its kinetic law "
                                + law.text(names::get)
                                + " is not a difference of two mass-action rates, so that forward"
                                + " and backward events cannot be told apart; write two"
                                + " irreversible reactions");
            }
        }
        return List.of(
                new Reaction(
                        name(reaction),
                        left,
                        right,
                        new RateLaw.General(
                                law.text(names::get),
                                law,
                                law.slots().stream().filter(slot -> slot < species).toList(),
                                law.readsTime())));
    }

    /** The identifier; in files that rncrn wrote the name, which they may lack. */
    private String name(org.sbml.jsbml.Reaction reaction) {
        return named ? reaction.getId() : reaction.isSetName() ? reaction.getName() : "";
    }

    private static Reaction split(
            String name, MassActionForm.Rate rate, List<Term> left, List<Term> right) {
        return new Reaction(name, left, right, new RateLaw.MassAction(rate.constant()));
    }

    /** The reaction with the reactants that its rate reads, unless its change does not allow it. */
    private static Optional<Reaction> massAction(
            String name, MassActionForm.Rate rate, List<Term> left, List<Term> right) {
        RateLaw law = new RateLaw.MassAction(rate.constant());
        if (rate.reactants().equals(new Reaction(name, left, right, law).reactants())) {
            return Optional.of(new Reaction(name, left, right, law));
        }
        TreeMap<Integer, Integer> products = new TreeMap<>();
        rate.reactants()
                .forEach(term -> products.merge(term.species(), term.count(), Integer::sum));
        left.forEach(term -> products.merge(term.species(), -term.count(), Integer::sum));
        right.forEach(term -> products.merge(term.species(), term.count(), Integer::sum));
        List<Term> terms = new ArrayList<>();
        for (var product : products.entrySet()) {
            if (product.getValue() < 0) {
                return Optional.empty();
            }
            if (product.getValue() > 0) {
                terms.add(new Term(product.getKey(), product.getValue()));
            }
        }
        return Optional.of(new Reaction(name, rate.reactants(), terms, law));
    }

    private List<Term> side(ListOf<SpeciesReference> references) {
        TreeMap<Integer, Integer> sum = new TreeMap<>();
        for (SpeciesReference reference : references) {
            Species named = symbols.species(reference);
            double count = symbols.stoichiometry(reference) * conversion(named);
            if (!(count >= 0 && count <= MAX_COEFFICIENT && count == Math.rint(count))) {
                throw new InputException(
                        "the stoichiometry of "
                                + named.getId()
                                + " is "
                                + count
                                + "; it must be a whole number from 0 to "
                                + MAX_COEFFICIENT);
            }
            if (symbols.counts().contains(named.getId()) && count > 0) {
                sum.merge(symbols.slots().get(named.getId()), (int) count, Integer::sum);
            }
        }
        List<Term> terms = new ArrayList<>();
        sum.forEach((slot, count) -> terms.add(new Term(slot, count)));
        return terms;
    }

    private double conversion(Species named) {
        String factor =
                named.isSetConversionFactor()
                        ? named.getConversionFactor()
                        : symbols.model.isSetConversionFactor()
                                ? symbols.model.getConversionFactor()
                                : "";
        return factor.isEmpty() ? 1 : symbols.initially(factor);
    }
}
