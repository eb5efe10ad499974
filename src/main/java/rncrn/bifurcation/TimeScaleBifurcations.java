package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The special points of a diagram, each followed in the time scale mu of the perceptrons. */
final class TimeScaleBifurcations {
    private static final String TURNS = "the curve turns back in mu, or leaves the domain";

    private final Dynamics full;
    private final Dynamics scaled;
    private final double own;
    private final double smallest;
    private final double largest;
    private final BifurcationDiagram.Settings settings;

    /**
     * @param full the dynamics at the network's own mu
     * @param scaled the same with mu as the last parameter
     * @param own the network's own mu
     * @param range of mu
     * @param settings range of the first parameter, from its smaller end
     */
    TimeScaleBifurcations(
            Dynamics full,
            Dynamics scaled,
            double own,
            double[] range,
            BifurcationDiagram.Settings settings) {
        this.full = full;
        this.scaled = scaled;
        this.own = own;
        this.smallest = range[0];
        this.largest = range[1];
        this.settings = settings;
    }

    /**
     * Follows all.
     *
     * @param known the diagram at the network's own mu, if it is there
     */
    List<TimeScale.Feature> features(Optional<BifurcationDiagram> known) {
        BifurcationDiagram diagram =
                known.filter(this::complete)
                        .orElseGet(() -> BifurcationDiagram.compute(full, settings));
        List<TimeScale.Feature> features = new ArrayList<>();
        for (SpecialPoint fold : diagram.special(SpecialPoint.Kind.FOLD)) {
            features.add(
                    new TimeScale.Feature(
                            "fold",
                            settings.fixed(),
                            fold.parameter(),
                            smallest,
                            largest,
                            "",
                            "",
                            List.of(
                                    new TimeScale.Sample(smallest, fold.parameter(), Double.NaN),
                                    new TimeScale.Sample(largest, fold.parameter(), Double.NaN))));
        }
        List<SpecialPoint> hopf = diagram.special(SpecialPoint.Kind.HOPF);
        boolean cycles =
                diagram.critical().stream().anyMatch(critical -> followed(critical.point().kind()));
        if (hopf.isEmpty() && !cycles) {
            return features;
        }
        BifurcationDiagram limit = limit(cycles);
        if (!hopf.isEmpty()) {
            List<CriticalCurve> curves = curves();
            hopf.forEach(
                    point ->
                            features.add(
                                    hopf(point, curves, limit.special(SpecialPoint.Kind.HOPF))));
        }
        for (CriticalCycle critical : diagram.critical()) {
            if (followed(critical.point().kind())) {
                features.add(cycle(critical, limit.special(critical.point().kind())));
            }
        }
        return features;
    }

    private static boolean followed(SpecialPoint.Kind kind) {
        return kind == SpecialPoint.Kind.HOMOCLINIC || kind == SpecialPoint.Kind.CYCLE_FOLD;
    }

    /** Whether a diagram is of this field, its special cycles at hand. */
    private boolean complete(BifurcationDiagram diagram) {
        return diagram.dynamics().variables().equals(full.variables())
                && diagram.dynamics().parameters().equals(full.parameters())
                && diagram.special().stream().filter(point -> followed(point.kind())).count()
                        == diagram.critical().stream()
                                .filter(critical -> followed(critical.point().kind()))
                                .count();
    }

    /** The diagram of the quasi-static field. */
    private BifurcationDiagram limit(boolean cycles) {
        return BifurcationDiagram.compute(
                full.reduced(),
                new BifurcationDiagram.Settings(
                        settings.parameter(),
                        settings.from(),
                        settings.to(),
                        settings.fixed(),
                        settings.box(),
                        settings.equilibriumSteps(),
                        cycles ? settings.cycleSteps() : new StepSizes(1e-2, 1e-6, 4e-2, 2),
                        cycles ? settings.sections() : 0));
    }

    private List<CriticalCurve> curves() {
        return new CriticalCurves(
                        scaled,
                        settings.parameter(),
                        TimeScale.NAME,
                        new double[][] {{settings.from(), settings.to()}, {smallest, largest}},
                        settings.fixed(),
                        settings.box(),
                        StepSizes.PLAIN)
                .compute(List.of(own));
    }

    /** A homoclinic orbit or a fold of cycles. */
    private TimeScale.Feature cycle(CriticalCycle critical, List<SpecialPoint> limits) {
        int free = full.parameters().indexOf(settings.parameter());
        int second = full.parameters().size();
        double[] p = new double[second + 1];
        for (int k = 0; k < second; k++) {
            p[k] = k == free ? 0 : settings.fixed().get(full.parameters().get(k));
        }
        p[second] = own;
        CriticalCycles cycles =
                new CriticalCycles(
                        scaled, free, second, p, settings.from(), settings.to(), settings.box());
        CriticalCycles.Traced down = cycles.follow(critical, smallest);
        CriticalCycles.Traced up = cycles.follow(critical, largest);
        List<TimeScale.Sample> curve = new ArrayList<>(samples(down));
        Collections.reverse(curve);
        List<TimeScale.Sample> above = samples(up);
        curve.addAll(above.subList(Math.min(above.size(), curve.isEmpty() ? 0 : 1), above.size()));
        if (curve.isEmpty()) {
            curve.add(new TimeScale.Sample(own, critical.point().parameter(), Double.NaN));
        }
        return feature(critical.point().kind().word(), curve, limits, down.ending(), up.ending());
    }

    private static List<TimeScale.Sample> samples(CriticalCycles.Traced traced) {
        return traced.places().stream()
                .map(
                        place ->
                                new TimeScale.Sample(
                                        place.second(), place.cycle().parameter(), Double.NaN))
                .toList();
    }

    /** A feature from its curve, with the nearest point of the quasi-static field. */
    private TimeScale.Feature feature(
            String kind,
            List<TimeScale.Sample> curve,
            List<SpecialPoint> limits,
            String beginning,
            String ending) {
        double limit =
                !beginning.isEmpty()
                        ? Double.NaN
                        : limits.stream()
                                .map(SpecialPoint::parameter)
                                .min(
                                        Comparator.comparingDouble(
                                                other -> Math.abs(other - curve.get(0).value())))
                                .orElse(Double.NaN);
        return new TimeScale.Feature(
                kind,
                settings.fixed(),
                limit,
                curve.get(0).mu(),
                curve.get(curve.size() - 1).mu(),
                beginning,
                ending,
                curve);
    }

    /** The Hopf point along the curve through it, as long as mu runs on. */
    private TimeScale.Feature hopf(
            SpecialPoint point, List<CriticalCurve> curves, List<SpecialPoint> limits) {
        CriticalCurve curve = null;
        int start = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (CriticalCurve candidate : curves) {
            for (int k = 0; k < candidate.points().size(); k++) {
                CriticalCurve.Point other = candidate.points().get(k);
                double apart =
                        Math.abs(other.first() - point.parameter())
                                + Math.abs(other.second() - own);
                if (candidate.kind() == SpecialPoint.Kind.HOPF && apart < nearest) {
                    nearest = apart;
                    curve = candidate;
                    start = k;
                }
            }
        }
        if (curve == null) {
            List<TimeScale.Sample> alone =
                    List.of(new TimeScale.Sample(own, point.parameter(), Double.NaN));
            return feature("hopf", alone, limits, TimeScale.LOST, TimeScale.LOST);
        }
        List<TimeScale.Sample> all = new ArrayList<>(samples(curve.points(), start, -1));
        Collections.reverse(all);
        List<TimeScale.Sample> up = samples(curve.points(), start, 1);
        all.addAll(up.subList(1, up.size()));
        TimeScale.Sample first = all.get(0);
        TimeScale.Sample last = all.get(all.size() - 1);
        return feature(
                "hopf",
                all,
                limits,
                first.mu() < smallest * (1 + 1e-6) ? "" : why(first.value()),
                last.mu() > largest * (1 - 1e-6) ? "" : why(last.value()));
    }

    /** Why a curve ends at a value of the first parameter. */
    private String why(double value) {
        double margin = 1e-3 * (settings.to() - settings.from());
        boolean inside = value > settings.from() + margin && value < settings.to() - margin;
        return inside ? TURNS : CriticalCycles.LEFT;
    }

    /** The curve from a place on, to one side in mu, while mu runs on and it is a Hopf point. */
    private static List<TimeScale.Sample> samples(
            List<CriticalCurve.Point> points, int start, int direction) {
        List<TimeScale.Sample> samples = new ArrayList<>();
        int step = 1;
        int next = start + step;
        if (next >= points.size()
                || (points.get(next).second() - points.get(start).second()) * direction < 0) {
            step = -1;
        }
        double mu = points.get(start).second();
        for (int k = start; k >= 0 && k < points.size(); k += step) {
            CriticalCurve.Point point = points.get(k);
            if ((point.second() - mu) * direction < 0 || Double.isNaN(point.omega())) {
                break;
            }
            mu = point.second();
            samples.add(new TimeScale.Sample(mu, point.first(), Double.NaN));
        }
        return samples.isEmpty()
                ? List.of(new TimeScale.Sample(mu, points.get(start).first(), Double.NaN))
                : samples;
    }
}
