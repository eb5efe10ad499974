package rncrn.cli;

import java.io.PrintWriter;
import java.util.List;
import rncrn.InputException;
import rncrn.reduction.ReductionMethods;
import rncrn.stochastic.Method;
import rncrn.stochastic.Methods;
import rncrn.stochastic.TauLeaping;

/** The methods that a user can name, those of every package together. */
final class Menu {
    /** The rate equations, which are no stochastic method. */
    static final String ODE = "ode";

    private Menu() {}

    /**
     * All stochastic methods.
     *
     * @param epsilon accuracy of tau-leaping
     */
    static Methods methods(double epsilon) {
        try {
            return ReductionMethods.addTo(Methods.standard(), epsilon);
        } catch (IllegalArgumentException refused) {
            throw new InputException("--epsilon: " + refused.getMessage(), refused);
        }
    }

    /** The stochastic method of this name. */
    static Method named(String name, double epsilon) {
        Methods methods = methods(epsilon);
        for (Method method : methods.all()) {
            if (method.name().equals(name)) {
                return method;
            }
        }
        List<String> names = methods.all().stream().map(Method::name).toList();
        throw new InputException(
                "--method " + name + ": the methods are " + String.join(", ", names) + ", " + ODE);
    }

    /** Prints the menu. */
    static void print(PrintWriter out) {
        String layout = "%-22s %-12s %s%n";
        out.printf(layout, "name", "law", "when to use it; source");
        for (Method method : methods(TauLeaping.DEFAULT_EPSILON).all()) {
            out.printf(
                    layout,
                    method.name(),
                    method.exact() ? "exact" : "approximate",
                    method.advice());
            out.printf(layout, "", "", method.source());
        }
        out.printf(layout, ODE, "no noise", "the rate equations, for any network");
        out.printf(
                layout,
                "",
                "",
                "RODAS: Hairer and Wanner, Solving Ordinary Differential Equations II, IV.7");
        out.flush();
    }
}
