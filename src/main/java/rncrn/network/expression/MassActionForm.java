package rncrn.network.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rncrn.network.ReactionNetwork;
import rncrn.network.Term;

/**
 * Recognises propensities of mass action, c prod n_i (n_i - 1) ... (n_i - v_i + 1), whatever the
 * way in which they are written: both sides are expanded and compared coefficient by coefficient,
 * up to rounding.
 */
public final class MassActionForm {
    private static final double ROUNDING = 1e-11;

    private MassActionForm() {}

    /**
     * One mass-action rate.
     *
     * @param constant c
     * @param reactants species with their v
     */
    public record Rate(double constant, List<Term> reactants) {}

    /**
     * The mass-action rate that the formula is. Of the species only counts are allowed; species
     * that the formula reads beyond the given reactants stand as catalysts.
     *
     * @param law formula over copy numbers
     * @param reactants what the reaction consumes, to be tried first
     */
    public static Optional<Rate> of(Expression law, List<Term> reactants) {
        Optional<Polynomial> expanded = Polynomial.of(law);
        if (expanded.isEmpty()) {
            return Optional.empty();
        }
        Polynomial p = expanded.get();
        Optional<Rate> plain = match(p, reactants);
        return plain.isPresent() ? plain : match(p, leading(p));
    }

    /**
     * The deterministic mass-action rate c prod x_i^v_i that the formula is.
     *
     * @param law formula over concentrations
     * @param reactants what the reaction consumes
     */
    public static Optional<Rate> deterministic(Expression law, List<Term> reactants) {
        Optional<Polynomial> expanded = Polynomial.of(law);
        if (expanded.isEmpty() || order(reactants) > ReactionNetwork.MAX_ORDER) {
            return Optional.empty();
        }
        Polynomial p = expanded.get();
        double c = p.coefficient(monomial(reactants));
        boolean alone =
                p.terms().entrySet().stream()
                        .allMatch(t -> t.getValue() == 0 || t.getKey().equals(monomial(reactants)));
        return alone && c >= 0 ? Optional.of(new Rate(c, reactants)) : Optional.empty();
    }

    /**
     * The two mass-action rates, forward and backward, whose difference the formula is.
     *
     * @param law formula over copy numbers
     * @param left what the reaction consumes
     * @param right what it makes; not the same
     */
    public static Optional<List<Rate>> split(Expression law, List<Term> left, List<Term> right) {
        Optional<Polynomial> expanded = Polynomial.of(law);
        if (expanded.isEmpty()
                || order(left) > ReactionNetwork.MAX_ORDER
                || order(right) > ReactionNetwork.MAX_ORDER
                || left.equals(right)) {
            return Optional.empty();
        }
        // Of the two falling factorials at most one can reach into the other's leading monomial.
        Polynomial p = expanded.get();
        Polynomial forth = falling(left);
        Polynomial back = falling(right);
        double a = back.coefficient(monomial(left));
        double b = forth.coefficient(monomial(right));
        double fp = p.coefficient(monomial(left));
        double bp = -p.coefficient(monomial(right));
        // fp = f - b0 a, bp = b0 - f b, with a b = 0.
        double forward = a == 0 ? fp : fp + a * bp;
        double backward = a == 0 ? bp + b * forward : bp;
        Polynomial rest = p.plus(forth, -forward).plus(back, backward);
        if (!(forward >= 0 && backward >= 0) || rest.size() > ROUNDING * p.size()) {
            return Optional.empty();
        }
        return Optional.of(List.of(new Rate(forward, left), new Rate(backward, right)));
    }

    private static Optional<Rate> match(Polynomial p, List<Term> reactants) {
        if (order(reactants) > ReactionNetwork.MAX_ORDER) {
            return Optional.empty();
        }
        double c = p.coefficient(monomial(reactants));
        Polynomial rest = p.plus(falling(reactants), -c);
        return c >= 0 && rest.size() <= ROUNDING * p.size()
                ? Optional.of(new Rate(c, reactants))
                : Optional.empty();
    }

    /** The monomial of the highest degree, as reactants. */
    private static List<Term> leading(Polynomial p) {
        Map<Integer, Integer> highest = Map.of();
        for (Map<Integer, Integer> monomial : p.terms().keySet()) {
            if (degree(monomial) > degree(highest)
                    && Math.abs(p.coefficient(monomial)) > ROUNDING * p.size()) {
                highest = monomial;
            }
        }
        List<Term> terms = new ArrayList<>();
        new TreeMap<>(highest).forEach((slot, power) -> terms.add(new Term(slot, power)));
        return terms;
    }

    private static int degree(Map<Integer, Integer> monomial) {
        return monomial.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int order(List<Term> terms) {
        return terms.stream().mapToInt(Term::count).sum();
    }

    private static Map<Integer, Integer> monomial(List<Term> terms) {
        Map<Integer, Integer> monomial = new TreeMap<>();
        terms.forEach(term -> monomial.put(term.species(), term.count()));
        return monomial;
    }

    private static Polynomial falling(List<Term> terms) {
        Polynomial product = Polynomial.constant(1);
        for (Term term : terms) {
            for (int k = 0; k < term.count(); k++) {
                Polynomial factor =
                        Polynomial.of(new Expression.Slot(term.species()))
                                .orElseThrow()
                                .plus(Polynomial.constant(1), -k);
                product = product.times(factor);
            }
        }
        return product;
    }
}
