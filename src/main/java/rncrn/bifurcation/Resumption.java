package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Goes on at the ends of branches that were followed before. */
final class Resumption {
    private final EquilibriumContinuation equilibria;
    private final CycleContinuation cycles;
    private final double range;

    /**
     * @param range width of the range of the parameter
     */
    Resumption(EquilibriumContinuation equilibria, CycleContinuation cycles, double range) {
        this.equilibria = equilibria;
        this.cycles = cycles;
        this.range = range;
    }

    /** The branch with what lies beyond both its ends; new special points are added. */
    Branch longer(Branch branch, List<SpecialPoint> special) {
        if (branch.points().size() < 2) {
            return branch;
        }
        boolean known = !branch.ends().isEmpty();
        Extension last =
                extension(
                        branch.type(),
                        branch.points(),
                        known ? Optional.of(branch.ends().get(1)) : Optional.empty(),
                        special);
        List<DiagramPoint> reversed = new ArrayList<>(branch.points());
        Collections.reverse(reversed);
        Extension first =
                extension(
                        branch.type(),
                        reversed,
                        known ? Optional.of(branch.ends().get(0)) : Optional.empty(),
                        special);
        List<DiagramPoint> points = new ArrayList<>(first.points);
        Collections.reverse(points);
        points.addAll(branch.points());
        points.addAll(last.points);
        boolean both = first.end.isPresent() && last.end.isPresent();
        return new Branch(
                branch.type(),
                branch.origin(),
                points,
                first.ending == null ? branch.first() : first.ending,
                last.ending == null ? branch.last() : last.ending,
                both ? List.of(first.end.get(), last.end.get()) : List.of());
    }

    /** New points beyond an end, without the end itself; no ending where it does not go on. */
    private record Extension(List<DiagramPoint> points, Ending ending, Optional<ClosedCurve> end) {}

    private Extension extension(
            Branch.Type type,
            List<DiagramPoint> points,
            Optional<ClosedCurve> curve,
            List<SpecialPoint> special) {
        DiagramPoint before = points.get(points.size() - 2);
        DiagramPoint end = points.get(points.size() - 1);
        List<DiagramPoint> more;
        Ending ending;
        Optional<ClosedCurve> reached = Optional.empty();
        if (type == Branch.Type.EQUILIBRIUM) {
            EquilibriumContinuation.Traced traced = equilibria.beyond(before, end);
            if (traced == null) {
                return new Extension(List.of(), null, Optional.empty());
            }
            more = traced.branch().points();
            ending = traced.branch().last();
            special.addAll(traced.special());
        } else if (homoclinic(end, special)) {
            // The period has diverged there: nothing lies beyond.
            return new Extension(List.of(), Ending.HOMOCLINIC, curve);
        } else {
            Optional<CycleContinuation.Traced> traced =
                    cycles.beyond(end, curve, end.parameter() - before.parameter());
            if (traced.isEmpty()) {
                return new Extension(List.of(), null, curve);
            }
            more = traced.get().branch().points();
            ending = traced.get().branch().last();
            traced.get().special().forEach(each -> special.add(each.point()));
            reached = Optional.of(traced.get().branch().ends().get(1));
        }
        return new Extension(more.subList(1, more.size()), ending, reached);
    }

    private boolean homoclinic(DiagramPoint end, List<SpecialPoint> special) {
        return special.stream()
                .filter(point -> point.kind() == SpecialPoint.Kind.HOMOCLINIC)
                .anyMatch(point -> Math.abs(point.parameter() - end.parameter()) < 1e-3 * range);
    }
}
