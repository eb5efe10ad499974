package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Cycles followed to one side.
 *
 * @param solutions the cycles in order
 * @param special what was met
 * @param exits first cycles on the branches that leave
 * @param ending why it ended
 */
record CycleWalk(
        List<CycleSolution> solutions,
        List<CriticalCycle> special,
        List<CycleContinuation.Exit> exits,
        Ending ending) {

    /** A walk that has not ended yet, its lists to be filled. */
    static CycleWalk begun() {
        return new CycleWalk(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), Ending.MOST_POINTS);
    }

    CycleWalk ended(Ending why) {
        return new CycleWalk(solutions, special, exits, why);
    }

    CycleSolution last() {
        return solutions.get(solutions.size() - 1);
    }

    /**
     * One branch of one walk, or of two that begin at the same cycle, the first of them running
     * backwards from it.
     */
    static CycleContinuation.Traced joined(
            List<CycleWalk> walks, String origin, Ending first, Ending last) {
        List<CycleSolution> solutions = new ArrayList<>(walks.get(0).solutions);
        List<CriticalCycle> special = new ArrayList<>(walks.get(0).special);
        List<CycleContinuation.Exit> exits = new ArrayList<>(walks.get(0).exits);
        if (walks.size() == 2) {
            Collections.reverse(solutions);
            Collections.reverse(special);
            CycleWalk ahead = walks.get(1);
            solutions.addAll(ahead.solutions.subList(1, ahead.solutions.size()));
            special.addAll(ahead.special);
            exits.addAll(ahead.exits);
        }
        List<DiagramPoint> points = new ArrayList<>();
        for (CycleSolution solution : solutions) {
            points.add(
                    new DiagramPoint(
                            solution.parameter(),
                            solution.orbit().node(0).clone(),
                            solution.stable(),
                            solution.period(),
                            solution.orbit().minimum(),
                            solution.orbit().maximum(),
                            solution.multipliers()));
        }
        List<ClosedCurve> ends =
                List.of(
                        ClosedCurve.of(solutions.get(0).orbit()),
                        ClosedCurve.of(solutions.get(solutions.size() - 1).orbit()));
        return new CycleContinuation.Traced(
                new Branch(Branch.Type.CYCLE, origin, points, first, last, ends), special, exits);
    }
}
