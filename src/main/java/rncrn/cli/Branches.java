package rncrn.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rncrn.bifurcation.BifurcationDiagram;
import rncrn.bifurcation.Branch;
import rncrn.bifurcation.DiagramPoint;
import rncrn.bifurcation.Dynamics;
import rncrn.bifurcation.SpecialPoint;
import rncrn.field.Box;
import rncrn.network.ReactionNetwork;
import rncrn.report.CheckReport;
import rncrn.verdict.Question;

/** The deterministic bifurcation diagram of a question with one parameter, for its report. */
final class Branches {
    private Branches() {}

    /** Whether the question has a diagram: one parameter with at least two values. */
    static boolean has(Question question) {
        return question.parameters().size() == 1 && range(question)[0] < range(question)[1];
    }

    /**
     * What the report shows of a diagram.
     *
     * @param branches its branches, cut where the stability changes
     * @param special its special points
     */
    record Shown(List<CheckReport.Branch> branches, List<CheckReport.Special> special) {
        static final Shown NOTHING = new Shown(List.of(), List.of());
    }

    /** The diagram of a question that has one. */
    static Shown of(Question question, Dynamics dynamics) {
        BifurcationDiagram diagram = diagram(question, dynamics);
        return new Shown(branches(question, diagram), special(question, diagram));
    }

    private static double[] range(Question question) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (List<Double> values : question.parameterValues()) {
            range[0] = Math.min(range[0], values.get(0));
            range[1] = Math.max(range[1], values.get(0));
        }
        return range;
    }

    private static BifurcationDiagram diagram(Question question, Dynamics dynamics) {
        ReactionNetwork network = question.network();
        Map<String, Double> fixed = new LinkedHashMap<>();
        String free = question.parameterNames().get(0);
        for (String name : dynamics.parameters()) {
            if (!name.equals(free)) {
                fixed.put(name, network.species().get(network.indexOf(name)).initial());
            }
        }
        List<String> searched = dynamics.searchVariables();
        double[] low = new double[searched.size()];
        double[] high = new double[searched.size()];
        for (int i = 0; i < low.length; i++) {
            int place = question.executiveNames().indexOf(searched.get(i));
            low[i] = question.domain().lower(place);
            high[i] = question.domain().upper(place);
        }
        double[] range = range(question);
        return BifurcationDiagram.compute(
                dynamics,
                BifurcationDiagram.Settings.of(free, range[0], range[1], fixed, Box.of(low, high)));
    }

    /** The branches, cut where the stability changes. */
    private static List<CheckReport.Branch> branches(
            Question question, BifurcationDiagram diagram) {
        List<CheckReport.Branch> pieces = new ArrayList<>();
        for (Branch branch : diagram.branches()) {
            int from = 0;
            List<DiagramPoint> points = branch.points();
            for (int k = 1; k <= points.size(); k++) {
                if (k == points.size() || points.get(k).stable() != points.get(from).stable()) {
                    // One point of overlap, so that no gap shows between the pieces.
                    int to = Math.min(points.size(), k + 1);
                    pieces.add(
                            piece(question, diagram.dynamics(), branch, points.subList(from, to)));
                    from = k;
                }
            }
        }
        return pieces;
    }

    private static CheckReport.Branch piece(
            Question question, Dynamics dynamics, Branch branch, List<DiagramPoint> points) {
        List<List<Double>> low = new ArrayList<>();
        List<List<Double>> high = new ArrayList<>();
        for (String name : question.executiveNames()) {
            int place = dynamics.variables().indexOf(name);
            low.add(points.stream().map(point -> point.minimum()[place]).toList());
            high.add(points.stream().map(point -> point.maximum()[place]).toList());
        }
        return new CheckReport.Branch(
                points.get(0).stable(),
                branch.type() == Branch.Type.CYCLE,
                points.stream().map(DiagramPoint::parameter).toList(),
                low,
                high);
    }

    /** The special points, by the parameter. */
    private static List<CheckReport.Special> special(
            Question question, BifurcationDiagram diagram) {
        List<CheckReport.Special> all = new ArrayList<>();
        for (SpecialPoint point : diagram.special()) {
            List<Double> state = new ArrayList<>();
            for (String name : question.executiveNames()) {
                state.add(point.state()[diagram.dynamics().variables().indexOf(name)]);
            }
            all.add(
                    new CheckReport.Special(
                            point.kind().word(), point.parameter(), state, point.period()));
        }
        return all;
    }
}
