package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Goes on at the ends of branches that were followed before. */
final class Resumption {
    private final EquilibriumContinuation equilibria;
    private final CycleContinuation cycles;

    Resumption(EquilibriumContinuation equilibria, CycleContinuation cycles) {
        this.equilibria = equilibria;
        this.cycles = cycles;
    }

    /** The branch with what lies beyond both its ends; new special points are added. */
    Branch longer(Branch branch, List<SpecialPoint> special) {
        if (branch.points().size() < 2) {
            return branch;
        }
        Extension last = extension(branch.type(), branch.points(), special);
        List<DiagramPoint> reversed = new ArrayList<>(branch.points());
        Collections.reverse(reversed);
        Extension first = extension(branch.type(), reversed, special);
        List<DiagramPoint> points = new ArrayList<>(first.points);
        Collections.reverse(points);
        points.addAll(branch.points());
        points.addAll(last.points);
        return new Branch(
                branch.type(),
                branch.origin(),
                points,
                first.ending == null ? branch.first() : first.ending,
                last.ending == null ? branch.last() : last.ending);
    }

    /** New points beyond an end, without the end itself; no ending where it does not go on. */
    private record Extension(List<DiagramPoint> points, Ending ending) {}

    private Extension extension(
            Branch.Type type, List<DiagramPoint> points, List<SpecialPoint> special) {
        DiagramPoint before = points.get(points.size() - 2);
        DiagramPoint end = points.get(points.size() - 1);
        List<DiagramPoint> more;
        Ending ending;
        if (type == Branch.Type.EQUILIBRIUM) {
            EquilibriumContinuation.Traced traced = equilibria.beyond(before, end);
            if (traced == null) {
                return new Extension(List.of(), null);
            }
            more = traced.branch().points();
            ending = traced.branch().last();
            special.addAll(traced.special());
        } else {
            Optional<CycleContinuation.Traced> traced =
                    cycles.beyond(end, end.parameter() - before.parameter());
            if (traced.isEmpty()) {
                return new Extension(List.of(), null);
            }
            more = traced.get().branch().points();
            ending = traced.get().branch().last();
            special.addAll(traced.get().special());
        }
        return new Extension(more.subList(1, more.size()), ending);
    }
}
