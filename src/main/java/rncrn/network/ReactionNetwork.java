package rncrn.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An immutable, checked reaction network. Species that no reaction changes are called static: they
 * act as parameters.
 */
public final class ReactionNetwork {
    /** Largest mass-action order: elementary steps of more than three molecules do not happen. */
    public static final int MAX_ORDER = 3;

    private final Unit unit;
    private final List<Species> species;
    private final List<Reaction> reactions;
    private final Map<String, Integer> index;

    private ReactionNetwork(Unit unit, List<Species> species, List<Reaction> reactions) {
        this.unit = unit;
        this.species = List.copyOf(species);
        this.reactions = List.copyOf(reactions);
        this.index = new HashMap<>();
        for (int i = 0; i < species.size(); i++) {
            index.put(species.get(i).name(), i);
        }
    }

    /** An empty builder. */
    public static Builder builder(Unit unit) {
        return new Builder(unit);
    }

    public Unit unit() {
        return unit;
    }

    /** All species, in the order in which they were declared. */
    public List<Species> species() {
        return species;
    }

    /** All reactions, in the order in which they were declared. */
    public List<Reaction> reactions() {
        return reactions;
    }

    /** Names of all species, in order. */
    public List<String> names() {
        return species.stream().map(Species::name).toList();
    }

    /** Index of the species of this name, or -1 where there is none. */
    public int indexOf(String name) {
        return index.getOrDefault(name, -1);
    }

    /** Initial values of all species in the network's unit; a fresh array. */
    public double[] initial() {
        return species.stream().mapToDouble(Species::initial).toArray();
    }

    /** For each species, whether no reaction changes it. */
    public boolean[] isStatic() {
        boolean[] fixed = new boolean[species.size()];
        Arrays.fill(fixed, true);
        for (Reaction reaction : reactions) {
            for (Reaction.Change change : reaction.netChange()) {
                fixed[change.species()] = false;
            }
        }
        return fixed;
    }

    /** Whether every law is mass action. */
    public boolean isMassAction() {
        return reactions.stream().allMatch(Reaction::isMassAction);
    }

    /**
     * The same network with other initial values.
     *
     * @param values new initial values by name, in the network's unit
     * @throws IllegalArgumentException if a name is unknown or a value negative or not finite
     */
    public ReactionNetwork withInitial(Map<String, Double> values) {
        List<Species> changed = new ArrayList<>(species);
        values.forEach(
                (name, value) -> {
                    int i = indexOf(name);
                    if (i < 0) {
                        throw new IllegalArgumentException(
                                "there is no species "
                                        + name
                                        + "; the species are "
                                        + listing(names()));
                    }
                    changed.set(i, new Species(name, value));
                });
        return new ReactionNetwork(unit, changed, reactions);
    }

    private static String listing(List<String> names) {
        return names.size() <= 24
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 24)) + ", ... (" + names.size() + " in all)";
    }

    /** Collects species and reactions, and checks every one as it comes. */
    public static final class Builder {
        private final Unit unit;
        private final List<Species> species = new ArrayList<>();
        private final List<Reaction> reactions = new ArrayList<>();
        private final Map<String, Integer> index = new HashMap<>();

        private Builder(Unit unit) {
            this.unit = unit;
        }

        /**
         * Declares a species.
         *
         * @return its index
         * @throws IllegalArgumentException if the name is taken or blank, or the value not allowed
         */
        public int species(String name, double initial) {
            Species declared = new Species(name, initial);
            if (index.putIfAbsent(name, species.size()) != null) {
                throw new IllegalArgumentException("species " + name + " is declared twice");
            }
            species.add(declared);
            return species.size() - 1;
        }

        /** Index of the species of this name, or -1 where none is declared yet. */
        public int indexOf(String name) {
            return index.getOrDefault(name, -1);
        }

        /** Index of the species of this name, declared with initial value 0 where it is new. */
        public int speciesOf(String name) {
            int i = indexOf(name);
            return i >= 0 ? i : species(name, 0);
        }

        /** Sets the initial value of a declared species. */
        public Builder initial(int i, double value) {
            species.set(i, new Species(species.get(i).name(), value));
            return this;
        }

        /**
         * Adds a reaction.
         *
         * @throws IllegalArgumentException if it names an undeclared species, or is mass action of
         *     an order above {@link #MAX_ORDER}, or has a general law in a network of
         *     concentrations
         */
        public Builder reaction(Reaction reaction) {
            for (List<Term> side : List.of(reaction.reactants(), reaction.products())) {
                for (Term term : side) {
                    if (term.species() >= species.size()) {
                        throw new IllegalArgumentException(
                                "a reaction names species number "
                                        + term.species()
                                        + ", but only "
                                        + species.size()
                                        + " are declared");
                    }
                }
            }
            if (reaction.isMassAction()) {
                if (reaction.order() > MAX_ORDER) {
                    throw new IllegalArgumentException(
                            "a mass-action reaction of order "
                                    + reaction.order()
                                    + " is not supported; the largest order is "
                                    + MAX_ORDER);
                }
            } else if (unit == Unit.CONCENTRATION) {
                throw new IllegalArgumentException(
                        "a general rate law needs a network in copy numbers");
            }
            reactions.add(reaction);
            return this;
        }

        /** Mass action between named species, declared where they are new; names may repeat. */
        public Builder massAction(List<String> reactants, List<String> products, double constant) {
            return reaction(Reaction.massAction(terms(reactants), terms(products), constant));
        }

        private List<Term> terms(List<String> names) {
            return names.stream().map(name -> new Term(speciesOf(name), 1)).toList();
        }

        public ReactionNetwork build() {
            return new ReactionNetwork(unit, species, reactions);
        }
    }
}
