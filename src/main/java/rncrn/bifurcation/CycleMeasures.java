package rncrn.bifurcation;

import java.util.Arrays;
import rncrn.field.Box;

/** Sizes of cycles and distances between them, in widths of the box of the search variables. */
final class CycleMeasures {
    private final Dynamics dynamics;
    private final Box box;
    private final Box guard;
    private final double parameterWidth;
    private final double[] unit;

    CycleMeasures(Dynamics dynamics, Box box, double parameterWidth) {
        this.dynamics = dynamics;
        this.box = box;
        this.guard = box.grown(.25);
        this.parameterWidth = parameterWidth;
        double[] widths = new double[box.dimension()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = width(i);
        }
        unit = dynamics.embed(widths);
        for (int i = 0; i < unit.length; i++) {
            if (unit[i] == 0) {
                unit[i] = Double.POSITIVE_INFINITY;
            }
        }
    }

    private double width(int i) {
        return Math.max(box.width(i), 1e-12);
    }

    /** Largest range of a search variable. */
    double amplitude(CycleSolution solution) {
        double[] range = difference(solution.orbit().maximum(), solution.orbit().minimum());
        return Arrays.stream(range).max().orElse(0);
    }

    /** Whether the cycle stays in the box or near it. */
    boolean within(CycleSolution solution) {
        return guard.contains(dynamics.project(solution.orbit().minimum()))
                && guard.contains(dynamics.project(solution.orbit().maximum()));
    }

    /** How far the two halves of a cycle are apart. */
    double split(CycleSolution solution) {
        return solution.orbit().unlikeness(2, unit);
    }

    /** Distance of two cycles in extremes, period and parameter. */
    double apart(CycleSolution a, CycleSolution b) {
        double sum = Math.pow((a.parameter() - b.parameter()) / parameterWidth, 2);
        sum += Math.pow(a.period() / b.period() - 1, 2);
        double[] lows = difference(a.orbit().minimum(), b.orbit().minimum());
        double[] highs = difference(a.orbit().maximum(), b.orbit().maximum());
        for (int i = 0; i < lows.length; i++) {
            sum += Math.pow(Math.max(Math.abs(lows[i]), Math.abs(highs[i])), 2);
        }
        return Math.sqrt(sum);
    }

    private double[] difference(double[] a, double[] b) {
        double[] here = dynamics.project(a);
        double[] there = dynamics.project(b);
        for (int i = 0; i < here.length; i++) {
            here[i] = (here[i] - there[i]) / width(i);
        }
        return here;
    }
}
