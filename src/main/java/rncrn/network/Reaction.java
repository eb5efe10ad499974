package rncrn.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * One irreversible reaction: what it consumes, what it makes, how fast it goes.
 *
 * @param name label for people, may be empty
 * @param reactants terms of the left side, ascending by species, no species twice
 * @param products terms of the right side, likewise
 * @param law rate law
 */
public record Reaction(String name, List<Term> reactants, List<Term> products, RateLaw law) {

    /** Merges repeated species and sorts by species. */
    public Reaction {
        reactants = merged(reactants);
        products = merged(products);
    }

    /** Mass action. */
    public static Reaction massAction(List<Term> reactants, List<Term> products, double constant) {
        return new Reaction("", reactants, products, new RateLaw.MassAction(constant));
    }

    /** Whether the law is mass action. */
    public boolean isMassAction() {
        return law instanceof RateLaw.MassAction;
    }

    /**
     * The deterministic mass-action constant.
     *
     * @throws IllegalStateException if the law is not mass action
     */
    public double constant() {
        if (law instanceof RateLaw.MassAction massAction) {
            return massAction.constant();
        }
        throw new IllegalStateException("reaction " + name + " is not mass action");
    }

    /** Molecules consumed in one firing, the sum of the left coefficients. */
    public int order() {
        int order = 0;
        for (Term term : reactants) {
            order += term.count();
        }
        return order;
    }

    /** Net change per firing, species with none left out, ascending by species. */
    public List<Change> netChange() {
        TreeMap<Integer, Integer> net = new TreeMap<>();
        for (Term term : reactants) {
            net.merge(term.species(), -term.count(), Integer::sum);
        }
        for (Term term : products) {
            net.merge(term.species(), term.count(), Integer::sum);
        }
        List<Change> changes = new ArrayList<>();
        net.forEach(
                (species, count) -> {
                    if (count != 0) {
                        changes.add(new Change(species, count));
                    }
                });
        return List.copyOf(changes);
    }

    /** Net change of one species in one firing; the amount is not 0. */
    public record Change(int species, int amount) {}

    private static List<Term> merged(List<Term> terms) {
        if (terms.size() < 2) {
            return List.copyOf(terms);
        }
        TreeMap<Integer, Integer> sum = new TreeMap<>();
        for (Term term : terms) {
            sum.merge(term.species(), term.count(), Math::addExact);
        }
        List<Term> merged = new ArrayList<>(sum.size());
        sum.forEach((species, count) -> merged.add(new Term(species, count)));
        merged.sort(Comparator.comparingInt(Term::species));
        return List.copyOf(merged);
    }
}
