package rncrn.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import rncrn.bifurcation.BifurcationDiagram;
import rncrn.bifurcation.Branch;
import rncrn.bifurcation.SpecialPoint;

/** A bifurcation diagram as lines for people. */
final class DiagramWords {
    private DiagramWords() {}

    /** Every branch with its endings, then the special points. */
    static void print(BifurcationDiagram diagram, PrintWriter out) {
        for (int b = 0; b < diagram.branches().size(); b++) {
            Branch branch = diagram.branches().get(b);
            out.printf(
                    "branch %d: %s, %d points, from %s; ends: %s; %s%n",
                    b + 1,
                    branch.type().word(),
                    branch.points().size(),
                    branch.origin(),
                    branch.first().words(),
                    branch.last().words());
        }
        special(diagram, "", out);
    }

    /** The special points, each line beginning with whose they are. */
    static void special(BifurcationDiagram diagram, String whose, PrintWriter out) {
        for (SpecialPoint point : diagram.special()) {
            StringBuilder line = new StringBuilder(whose);
            line.append(point.kind().word());
            line.append(
                    String.format(
                            Locale.ROOT, " at %s = %.8g", diagram.parameter(), point.parameter()));
            List<String> names = diagram.dynamics().searchVariables();
            double[] state = diagram.dynamics().project(point.state());
            for (int i = 0; i < state.length; i++) {
                line.append(String.format(Locale.ROOT, ", %s = %.6g", names.get(i), state[i]));
            }
            if (Double.isFinite(point.period())) {
                line.append(String.format(Locale.ROOT, ", period %.6g", point.period()));
            }
            if (point.kind() == SpecialPoint.Kind.HOPF && Double.isFinite(point.coefficient())) {
                line.append(point.supercritical() ? ", supercritical" : ", subcritical");
            }
            out.println(line);
        }
        out.flush();
    }
}
