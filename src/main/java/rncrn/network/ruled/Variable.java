package rncrn.network.ruled;

import java.util.Optional;
import rncrn.network.expression.Expression;

/**
 * A quantity that is no copy number of a reacting species: events may set it, and it may follow a
 * differential equation.
 *
 * @param name its name
 * @param initial its value at time 0, finite
 * @param rate its rate of change, if it changes by itself
 */
public record Variable(String name, double initial, Optional<Expression> rate) {}
