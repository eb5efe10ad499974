package rncrn.stochastic.ruled;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import rncrn.network.RateLaw;
import rncrn.network.Reaction;
import rncrn.network.expression.Expression;
import rncrn.network.expression.Operator;
import rncrn.network.ruled.RuledNetwork;
import rncrn.network.ruled.Variable;

/**
 * Conditions on time alone at which rates jump, which an integrator that does not stop there may
 * step over.
 */
final class RateJumps {
    private RateJumps() {}

    static List<Expression> of(RuledNetwork model) {
        Set<Expression> found = new LinkedHashSet<>();
        for (Reaction reaction : model.network().reactions()) {
            if (reaction.law() instanceof RateLaw.General law
                    && law.function() instanceof Expression formula) {
                collect(formula, found);
            }
        }
        for (Variable variable : model.variables()) {
            variable.rate().ifPresent(rate -> collect(rate, found));
        }
        return List.copyOf(found);
    }

    private static void collect(Expression formula, Set<Expression> found) {
        if (!(formula instanceof Expression.Operation operation)) {
            return;
        }
        List<Expression> arguments = operation.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            Expression argument = arguments.get(i);
            boolean condition = operation.operator() == Operator.PIECEWISE && i % 2 == 1;
            if (condition && argument.readsTime() && argument.slots().isEmpty()) {
                found.add(argument);
            } else {
                collect(argument, found);
            }
        }
    }
}
