package rncrn.stochastic;

import java.util.ArrayList;
import java.util.List;

/**
 * The menu of stochastic methods. Immutable; {@link #standard} holds those of this package, and
 * packages above add their own with {@link #with}.
 */
public final class Methods {
    private final List<Method> methods;

    private Methods(List<Method> methods) {
        this.methods = List.copyOf(methods);
    }

    /** The methods of this package, {@code auto} first. */
    public static Methods standard() {
        return new Methods(
                List.of(
                        new AutomaticChoice(),
                        new DirectMethod(),
                        new NextReactionMethod(),
                        new CompositionRejectionMethod(),
                        new RejectionMethod(),
                        new RejectionLookupMethod(),
                        new RejectionCrMethod(),
                        new SpecialisedMethod(),
                        new TauLeaping(TauLeaping.DEFAULT_EPSILON)));
    }

    /** This menu and one more method, in place of one of the same name if there is one. */
    public Methods with(Method method) {
        List<Method> more = new ArrayList<>(methods);
        more.removeIf(m -> m.name().equals(method.name()));
        more.add(method);
        return new Methods(more);
    }

    /** All methods, in the order in which to show them. */
    public List<Method> all() {
        return methods;
    }

    /** The exact ones. */
    public List<Method> exact() {
        return methods.stream().filter(Method::exact).toList();
    }

    /**
     * The method of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public Method named(String name) {
        return methods.stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no method "
                                                + name
                                                + "; the methods are "
                                                + String.join(
                                                        ", ",
                                                        methods.stream()
                                                                .map(Method::name)
                                                                .toList())));
    }
}
