package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks along a curve with steps that follow its bends, watches test functions, and refines every
 * sign change of one of them by bracketing along the arclength.
 */
final class Tracer {
    /** A function of a place on the curve; a sign change marks a special point. */
    @FunctionalInterface
    interface Test {
        double at(Arclength.Place place);
    }

    /** A zero of a test function. */
    record Event(int test, int afterPoint, Arclength.Place place) {}

    /**
     * What a walk found.
     *
     * @param places accepted places, the start first
     * @param events zeros of the test functions in the order met
     * @param ending why it ended
     */
    record Walk(List<Arclength.Place> places, List<Event> events, Ending ending) {}

    private final Arclength curve;
    private final List<Test> tests;
    private final Test inside;
    private final Ending edge;
    private final StepSizes sizes;

    /**
     * @param inside positive inside the domain, negative outside; the walk ends on its zero
     * @param edge the ending to report there
     */
    Tracer(Arclength curve, List<Test> tests, Test inside, Ending edge, StepSizes sizes) {
        this.curve = curve;
        this.tests = List.copyOf(tests);
        this.inside = inside;
        this.edge = edge;
        this.sizes = sizes;
    }

    /** Walks on from a place along its tangent. */
    Walk walk(Arclength.Place start) {
        List<Arclength.Place> places = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        places.add(start);
        Arclength.Place here = start;
        double[] values = values(here);
        double step = sizes.first();
        double travelled = 0;
        while (places.size() < sizes.maxPoints()) {
            Arclength.Place next = curve.ahead(here, step);
            double cosine = next == null ? -1 : dot(here.tangent(), next.tangent());
            if (next == null || cosine < .9 || apart(here, next) > 1.5 * step) {
                step /= 2;
                if (step < sizes.smallest()) {
                    return new Walk(places, events, Ending.STEP_TOO_SMALL);
                }
                continue;
            }
            double bound = inside.at(next);
            boolean leaves = bound < 0;
            if (leaves) {
                next = root(here, step, inside, inside.at(here), bound);
                if (next == null) {
                    return new Walk(places, events, edge);
                }
            }
            double[] nextValues = values(next);
            double length = leaves ? apart(here, next) : step;
            for (int k = 0; k < tests.size(); k++) {
                if (values[k] * nextValues[k] < 0 || (nextValues[k] == 0 && values[k] != 0)) {
                    Arclength.Place found =
                            root(here, length, tests.get(k), values[k], nextValues[k]);
                    if (found != null) {
                        events.add(new Event(k, places.size() - 1, found));
                    }
                }
            }
            travelled += length;
            places.add(next);
            if (leaves) {
                return new Walk(places, events, edge);
            }
            if (travelled > 5 * sizes.largest() && returned(start, here, next)) {
                return new Walk(places, events, Ending.CLOSED);
            }
            values = nextValues;
            here = next;
            if (next.iterations() <= 4 && cosine > .99) {
                step = Math.min(step * 1.4, sizes.largest());
            } else if (next.iterations() > 7 || cosine < .96) {
                step = Math.max(step / 1.5, sizes.smallest());
            }
        }
        return new Walk(places, events, Ending.MOST_POINTS);
    }

    private double[] values(Arclength.Place place) {
        double[] values = new double[tests.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = tests.get(k).at(place);
        }
        return values;
    }

    /** Where a test changes sign between 0 and s ahead: the Illinois method, then bisection. */
    private Arclength.Place root(
            Arclength.Place from, double s, Test test, double atFrom, double atEnd) {
        double a = 0;
        double b = s;
        double fa = atFrom;
        double fb = atEnd;
        Arclength.Place best = null;
        for (int k = 0; k < 80 && Math.abs(b - a) > 1e-14 * Math.max(1, s); k++) {
            double c = k < 25 && fa != fb ? (a * fb - b * fa) / (fb - fa) : (a + b) / 2;
            if (!(c > Math.min(a, b) && c < Math.max(a, b))) {
                c = (a + b) / 2;
            }
            Arclength.Place place = curve.ahead(from, c);
            if (place == null) {
                return best;
            }
            best = place;
            double fc = test.at(place);
            if (fc == 0) {
                break;
            }
            if (fc * fb < 0) {
                a = b;
                fa = fb;
            } else {
                fa /= 2;
            }
            b = c;
            fb = fc;
        }
        return best;
    }

    private boolean returned(Arclength.Place start, Arclength.Place here, Arclength.Place next) {
        double step = apart(here, next);
        return apart(start, next) < step
                && apart(start, here) < 1.5 * step
                && dot(start.tangent(), next.tangent()) > .9;
    }

    private double apart(Arclength.Place a, Arclength.Place b) {
        double[] scale = curve.scale();
        double sum = 0;
        for (int i = 0; i < scale.length; i++) {
            double d = (a.u()[i] - b.u()[i]) / scale[i];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
