package rncrn.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rncrn.ComputationException;
import rncrn.bifurcation.Dynamics;
import rncrn.deterministic.OdeSystem;
import rncrn.deterministic.OdeTrajectory;
import rncrn.deterministic.Tolerances;
import rncrn.field.Box;
import rncrn.network.ReactionNetwork;
import rncrn.report.Course;
import rncrn.verdict.Question;
import rncrn.verdict.Study;

/** Solutions of the rate equations that a report shows beside the molecules. */
final class RateCourses {
    private static final int POINTS = 80;

    private RateCourses() {}

    /** Solutions of the rate equations from a few starts at every parameter value shown. */
    static List<Course> of(Study study) {
        Question question = study.question();
        Dynamics dynamics = Dynamics.of(question.network());
        List<Course> courses = new ArrayList<>();
        if (question.parameterValues().size() > 24) {
            return courses;
        }
        Box domain = question.domain();
        for (List<Double> values : question.parameterValues()) {
            double[] p = statics(dynamics, question.network(), question.parameterNames(), values);
            double[] times = new double[POINTS + 1];
            double span = span(study, values);
            for (int i = 0; i < times.length; i++) {
                times[i] = span * i / POINTS;
            }
            for (double[] start : starts(domain)) {
                try {
                    courses.add(course(question, dynamics, p, values, start, times));
                } catch (ComputationException unbounded) {
                    if (courses.isEmpty()) {
                        throw unbounded;
                    }
                }
            }
        }
        return courses;
    }

    private static Course course(
            Question question,
            Dynamics dynamics,
            double[] p,
            List<Double> values,
            double[] start,
            double[] times) {
        double[] point = new double[dynamics.searchVariables().size()];
        for (int i = 0; i < point.length; i++) {
            int place = question.executiveNames().indexOf(dynamics.searchVariables().get(i));
            point[i] = place < 0 ? 0 : start[place];
        }
        int n = dynamics.variables().size();
        double[] low = new double[n];
        double[] high = new double[n];
        Arrays.fill(low, -1e9);
        Arrays.fill(high, 1e9);
        for (int i = 0; i < question.executive().size(); i++) {
            int place = dynamics.variables().indexOf(question.executiveNames().get(i));
            high[place] = question.domain().upper(i) + 2 * question.domain().width(i);
        }
        OdeTrajectory.Sampled sampled =
                OdeTrajectory.sample(
                        OdeSystem.of(dynamics.field(), p),
                        dynamics.lift(point, p),
                        times,
                        Tolerances.PLAIN,
                        Optional.of(Box.of(low, high)));
        List<List<Double>> series = new ArrayList<>();
        for (String name : question.executiveNames()) {
            int place = dynamics.variables().indexOf(name);
            series.add(Arrays.stream(sampled.states()).map(state -> state[place]).toList());
        }
        return new Course(values, Arrays.stream(sampled.times()).boxed().toList(), series);
    }

    /** A time in which the rate equations settle, or turn a few times. */
    private static double span(Study study, List<Double> values) {
        double span = 0;
        for (var cell : study.cells()) {
            if (List.copyOf(cell.parameter().values()).equals(values)) {
                for (var attractor : cell.deterministic().attractors()) {
                    if (attractor.period() > 0) {
                        span = Math.max(span, 5 * attractor.period());
                    } else if (attractor.relaxation() > 0) {
                        span = Math.max(span, 8 * attractor.relaxation());
                    }
                }
            }
        }
        return span > 0 ? span : Math.max(1, study.question().horizon());
    }

    /** Points spread over the domain: five on a line, else five near the corners and the middle. */
    private static List<double[]> starts(Box domain) {
        List<double[]> starts = new ArrayList<>();
        int n = domain.dimension();
        if (n == 1) {
            for (int i = 0; i < 5; i++) {
                starts.add(new double[] {domain.lower(0) + domain.width(0) * (i + 0.5) / 5});
            }
            return starts;
        }
        for (int k = 0; k < 5; k++) {
            double[] start = new double[n];
            for (int i = 0; i < n; i++) {
                double share = k == 4 ? 0.55 : (k >> (i % 2) & 1) == 0 ? 0.2 : 0.8;
                start[i] = domain.lower(i) + share * domain.width(i);
            }
            starts.add(start);
        }
        return starts;
    }

    /** Values of the parameters of the dynamics: those varied, and the initial ones of the rest. */
    static double[] statics(
            Dynamics dynamics, ReactionNetwork network, List<String> names, List<Double> values) {
        double[] p = new double[dynamics.parameters().size()];
        for (int k = 0; k < p.length; k++) {
            String name = dynamics.parameters().get(k);
            int place = names.indexOf(name);
            p[k] =
                    place >= 0
                            ? values.get(place)
                            : network.species().get(network.indexOf(name)).initial();
        }
        return p;
    }
}
