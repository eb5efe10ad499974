package rncrn.design;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rncrn.InputException;
import rncrn.target.Formula;
import rncrn.target.FormulaException;
import rncrn.target.FormulaParser;

/** A mapping being read: typed access by key, and in the end a complaint about keys left over. */
final class Section {
    private final String name;
    private final Node.Mapping mapping;
    private final Set<String> known = new HashSet<>();
    private final List<String> order = new ArrayList<>();

    private Section(String name, Node.Mapping mapping) {
        this.name = name;
        this.mapping = mapping;
    }

    static Section of(String name, Node node) {
        if (node instanceof Node.Mapping mapping) {
            return new Section(name, mapping);
        }
        throw node.place()
                .complaint(name + " must be a section of keys and values, not " + node.kind());
    }

    Node.Place place() {
        return mapping.place();
    }

    /** All keys, in the file's order. */
    List<String> keys() {
        return List.copyOf(mapping.entries().keySet());
    }

    Node.Place keyPlace(String key) {
        return mapping.keys().get(key);
    }

    boolean has(String key) {
        note(key);
        return mapping.entries().containsKey(key);
    }

    Node node(String key) {
        if (!has(key)) {
            throw place().complaint(name + " needs " + key);
        }
        return mapping.entries().get(key);
    }

    Optional<Section> section(String key) {
        return has(key) ? Optional.of(of(key, node(key))) : Optional.empty();
    }

    String text(String key) {
        return text(key, node(key));
    }

    String text(String key, String missing) {
        return has(key) ? text(key) : missing;
    }

    List<Node> list(String key) {
        return list(key, node(key));
    }

    List<String> names(String key) {
        List<String> names = new ArrayList<>();
        for (Node item : list(key)) {
            String one = text(key, item);
            if (!FormulaParser.isFree(one)) {
                throw item.place()
                        .complaint(
                                one
                                        + " cannot be a name; use a letter, then letters, digits and"
                                        + " _, and no name of a function or constant");
            }
            if (names.contains(one)) {
                throw item.place().complaint(one + " is named twice");
            }
            names.add(one);
        }
        return names;
    }

    double number(String key) {
        return number(key, node(key));
    }

    double number(String key, double missing) {
        return has(key) ? number(key) : missing;
    }

    double positive(String key, double missing) {
        if (!has(key)) {
            return missing;
        }
        double value = number(key);
        if (!(value > 0)) {
            throw node(key).place().complaint(key + " is " + value + "; it must be positive");
        }
        return value;
    }

    double notNegative(String key, double missing) {
        if (!has(key)) {
            return missing;
        }
        double value = number(key);
        if (!(value >= 0)) {
            throw node(key).place().complaint(key + " is " + value + "; it must not be negative");
        }
        return value;
    }

    int count(String key, int missing, int least) {
        return has(key) ? count(key, least) : missing;
    }

    int count(String key, int least) {
        double value = number(key);
        if (!(value >= least && value == Math.rint(value) && value <= 1e9)) {
            throw node(key)
                    .place()
                    .complaint(
                            key
                                    + " is "
                                    + text(key)
                                    + "; it must be a whole number from "
                                    + least
                                    + " on");
        }
        return (int) value;
    }

    boolean flag(String key, boolean missing) {
        return has(key) ? choice(key, List.of("false", "true")).equals("true") : missing;
    }

    String choice(String key, List<String> choices) {
        String value = text(key);
        if (!choices.contains(value)) {
            throw node(key)
                    .place()
                    .complaint(
                            key + " is " + value + "; it must be " + String.join(" or ", choices));
        }
        return value;
    }

    Formula formula(String key, Map<String, Formula> names) {
        return formula(key, node(key), names);
    }

    /** Complains about the first key that nobody asked for. */
    void finish() {
        for (String key : keys()) {
            if (!known.contains(key)) {
                throw keyPlace(key)
                        .complaint(
                                name
                                        + " knows no "
                                        + key
                                        + "; it can hold "
                                        + String.join(", ", order));
            }
        }
    }

    private void note(String key) {
        if (known.add(key)) {
            order.add(key);
        }
    }

    static String text(String key, Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.text();
        }
        throw node.place().complaint(key + " must be a single value, not " + node.kind());
    }

    static List<Node> list(String key, Node node) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        throw node.place().complaint(key + " must be a list, [a, b, ...], not " + node.kind());
    }

    /** A number, or a formula of numbers such as 2*pi. */
    static double number(String key, Node node) {
        double value = formula(key, node, Map.of()).value(new double[0]);
        if (!Double.isFinite(value)) {
            throw node.place().complaint(key + " is " + value + "; it must be a finite number");
        }
        return value;
    }

    static List<Double> numbers(String key, Node node) {
        return list(key, node).stream().map(item -> number(key, item)).toList();
    }

    static Formula formula(String key, Node node, Map<String, Formula> names) {
        String text = text(key, node);
        try {
            return FormulaParser.parse(text, names);
        } catch (FormulaException e) {
            InputException complaint =
                    node.place().right(e.column() - 1).complaint(key + ": " + e.getMessage());
            complaint.initCause(e);
            throw complaint;
        }
    }
}
