package rncrn.verdict;

/**
 * Confidence and effort of a study.
 *
 * @param confidence probability with which all decided cells of the study are right together
 * @param eventsPerCell reaction events to spend on one cell at most: the budget
 * @param reserve further reaction events of the whole study; those and what cells leave of their
 *     budgets go to the cells that are undecided, cheapest first
 * @param replicas independent trajectories per attractor
 * @param relaxations default horizon of equilibria, in their slowest relaxation times
 * @param periods default horizon of cycles, in periods
 * @param ringRatio largest ratio of the areal density at the centre to that on the ring for which a
 *     cycle counts as visible
 * @param valleyRatio largest ratio of the density between two states to that at the lower of them
 *     for which they count as distinct
 * @param guardShare how far beyond the domain, in its widths, a trajectory may stray before it
 *     counts as escaped
 * @param searchSteps system sizes that the search for the smallest may add
 * @param approximateSteps steps that an approximate method may take for one cell where exact
 *     simulation cannot decide within its budget; 0 where only exact simulation is to judge
 */
public record Settings(
        double confidence,
        long eventsPerCell,
        long reserve,
        int replicas,
        double relaxations,
        double periods,
        double ringRatio,
        double valleyRatio,
        double guardShare,
        int searchSteps,
        long approximateSteps) {
    public static final Settings DEFAULT =
            new Settings(0.95, 200_000_000L, 0, 8, 20, 5, 0.5, 0.9, 1, 8, 0);

    public Settings {
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "the confidence is " + confidence + "; it must lie between 0.5 and 1");
        }
        if (eventsPerCell < 1 || reserve < 0 || replicas < 2) {
            throw new IllegalArgumentException(
                    "a cell needs a budget of events and at least two trajectories");
        }
    }

    public Settings withEventsPerCell(long events) {
        return new Settings(
                confidence,
                events,
                reserve,
                replicas,
                relaxations,
                periods,
                ringRatio,
                valleyRatio,
                guardShare,
                searchSteps,
                approximateSteps);
    }

    public Settings withReserve(long events) {
        return new Settings(
                confidence,
                eventsPerCell,
                events,
                replicas,
                relaxations,
                periods,
                ringRatio,
                valleyRatio,
                guardShare,
                searchSteps,
                approximateSteps);
    }

    public Settings withConfidence(double level) {
        return new Settings(
                level,
                eventsPerCell,
                reserve,
                replicas,
                relaxations,
                periods,
                ringRatio,
                valleyRatio,
                guardShare,
                searchSteps,
                approximateSteps);
    }

    public Settings withSearchSteps(int steps) {
        return new Settings(
                confidence,
                eventsPerCell,
                reserve,
                replicas,
                relaxations,
                periods,
                ringRatio,
                valleyRatio,
                guardShare,
                steps,
                approximateSteps);
    }

    public Settings withApproximateSteps(long steps) {
        return new Settings(
                confidence,
                eventsPerCell,
                reserve,
                replicas,
                relaxations,
                periods,
                ringRatio,
                valleyRatio,
                guardShare,
                searchSteps,
                steps);
    }
}
