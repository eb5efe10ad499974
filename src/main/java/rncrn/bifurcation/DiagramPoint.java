package rncrn.bifurcation;

import java.util.List;

/**
 * One solution on a branch.
 *
 * @param parameter value of the free parameter
 * @param state an equilibrium, or the state of a cycle at the start of its period
 * @param stable whether the solution attracts
 * @param period period of a cycle, not a number for an equilibrium
 * @param minimum smallest value of each variable on the solution
 * @param maximum largest value of each variable on the solution
 * @param spectrum eigenvalues of an equilibrium, Floquet multipliers of a cycle
 */
@SuppressWarnings("ArrayRecordComponent") // A holder of results, never compared.
public record DiagramPoint(
        double parameter,
        double[] state,
        boolean stable,
        double period,
        double[] minimum,
        double[] maximum,
        List<Eigenvalue> spectrum) {}
