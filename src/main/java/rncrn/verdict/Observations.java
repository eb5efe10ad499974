package rncrn.verdict;

import java.util.ArrayList;
import java.util.List;
import rncrn.statistics.BurnIn;

/**
 * What the trajectories of a cell show after burn-in: points by stretch and sample, the attractor
 * at which the network is at each sample, and the stays at each attractor.
 *
 * <p>With several attractors, each has a core, the points within a quarter of its distance from the
 * nearest other one. The network is at the attractor whose core it visited last (milestoning:
 * Vanden-Eijnden, Venturoli, Ciccotti and Elber 2008, doi 10.1063/1.2996509), so that brief
 * recrossings of the border do not count as switches.
 */
final class Observations {
    private static final double CORE = 0.25;

    private final DeterministicRegime regime;
    private final double step;
    private final int cut;
    private final List<double[][]> points = new ArrayList<>();
    private final List<int[]> at = new ArrayList<>();
    private final List<List<Double>> completed = new ArrayList<>();
    private final List<List<Double>> censored = new ArrayList<>();
    private final int[] left;
    private int escapes;
    private int extinctions;
    private long samples;

    Observations(DeterministicRegime regime, List<Replica> replicas, double step) {
        this.regime = regime;
        this.step = step;
        this.left = new int[regime.attractors().size()];
        for (int k = 0; k < left.length; k++) {
            completed.add(new ArrayList<>());
            censored.add(new ArrayList<>());
        }
        this.cut = burnIn(replicas);
        double[] cores = cores(regime);
        for (Replica replica : replicas) {
            for (Stretch stretch : replica.stretches()) {
                add(stretch, replica.attractor(), cores);
            }
        }
    }

    /** Largest burn-in over attractors and species. */
    private int burnIn(List<Replica> replicas) {
        int dimension = regime.attractors().get(0).points().get(0).size();
        int burnIn = 0;
        for (int k = 0; k < left.length; k++) {
            for (int i = 0; i < dimension; i++) {
                List<double[]> series = new ArrayList<>();
                for (Replica replica : replicas) {
                    if (replica.attractor() == k) {
                        Stretch first = replica.stretches().get(0);
                        double[] values = new double[first.samples()];
                        for (int t = 0; t < values.length; t++) {
                            values[t] = first.value(t, i);
                        }
                        if (first.end() == Stretch.End.OPEN) {
                            series.add(values);
                        }
                    }
                }
                if (series.size() > 1) {
                    burnIn = Math.max(burnIn, BurnIn.samples(series.toArray(double[][]::new)));
                }
            }
        }
        return burnIn;
    }

    private static double[] cores(DeterministicRegime regime) {
        List<Attractor> attractors = regime.attractors();
        double[] cores = new double[attractors.size()];
        for (int k = 0; k < cores.length; k++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int other = 0; other < cores.length; other++) {
                if (other != k) {
                    for (List<Double> point : attractors.get(other).points()) {
                        double[] x = point.stream().mapToDouble(Double::doubleValue).toArray();
                        nearest = Math.min(nearest, attractors.get(k).distance(x));
                    }
                }
            }
            cores[k] = CORE * nearest;
        }
        return cores;
    }

    private void add(Stretch stretch, int start, double[] cores) {
        int n = stretch.samples();
        double[][] all = stretch.points(0, n);
        int[] labels = new int[n];
        int current = start;
        int since = 0;
        for (int t = 0; t < n; t++) {
            for (int k = 0; k < cores.length && cores.length > 1; k++) {
                if (k != current && regime.attractors().get(k).distance(all[t]) <= cores[k]) {
                    completed.get(current).add((t - since) * step);
                    current = k;
                    since = t;
                    break;
                }
            }
            labels[t] = current;
        }
        // The interval in which a stretch ended is not sampled: half of it, on average, was lived.
        double last = (n - 1 - since) * step;
        if (stretch.end() == Stretch.End.OPEN) {
            if (last > 0) {
                censored.get(current).add(last);
            }
        } else {
            completed.get(current).add(last + step / 2);
            left[current]++;
            if (stretch.end() == Stretch.End.ESCAPED) {
                escapes++;
            } else {
                extinctions++;
            }
        }
        if (n > cut) {
            points.add(java.util.Arrays.copyOfRange(all, cut, n));
            at.add(java.util.Arrays.copyOfRange(labels, cut, n));
            samples += n - cut;
        }
    }

    double step() {
        return step;
    }

    /** Number of attractors told apart. */
    int attractors() {
        return left.length;
    }

    /** Time dropped from the start of every stretch. */
    double burnInTime() {
        return cut * step;
    }

    long samples() {
        return samples;
    }

    /** All points, by stretch and sample. */
    double[][][] points() {
        return points.toArray(double[][][]::new);
    }

    /** One coordinate of all points, by stretch and sample. */
    double[][] coordinate(int i) {
        return coordinate(points(), i);
    }

    static double[][] coordinate(double[][][] points, int i) {
        double[][] series = new double[points.length][];
        for (int s = 0; s < series.length; s++) {
            series[s] = new double[points[s].length];
            for (int t = 0; t < series[s].length; t++) {
                series[s][t] = points[s][t][i];
            }
        }
        return series;
    }

    /** Points of the stays at one attractor, each stay a stretch of its own. */
    double[][][] pointsAt(int attractor) {
        return pointsAt(attractor, attractor);
    }

    /** Points of the times at either of two attractors, each such time a stretch of its own. */
    double[][][] pointsAt(int a, int b) {
        if (left.length == 1 || (left.length == 2 && a != b)) {
            return points();
        }
        List<double[][]> stays = new ArrayList<>();
        for (int s = 0; s < points.size(); s++) {
            int[] labels = at.get(s);
            int from = 0;
            for (int t = 1; t <= labels.length; t++) {
                boolean here = labels[from] == a || labels[from] == b;
                boolean next = t < labels.length && (labels[t] == a || labels[t] == b);
                if (t == labels.length || next != here) {
                    if (here && t - from > 1) {
                        stays.add(java.util.Arrays.copyOfRange(points.get(s), from, t));
                    }
                    from = t;
                }
            }
        }
        return stays.toArray(double[][][]::new);
    }

    /** Lengths of stays that ended. */
    double[] completed(int attractor) {
        return completed.get(attractor).stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Lengths of stays cut short by the end of the run. */
    double[] censored(int attractor) {
        return censored.get(attractor).stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Stays that ended in an escape or an extinction. */
    int left(int attractor) {
        return left[attractor];
    }

    int escapes() {
        return escapes;
    }

    int extinctions() {
        return extinctions;
    }

    /** Share of samples with all coordinates in a box, per stretch and sample 1 or 0. */
    double[][] inside(rncrn.field.Box box) {
        double[][] inside = new double[points.size()][];
        for (int s = 0; s < inside.length; s++) {
            inside[s] = new double[points.get(s).length];
            for (int t = 0; t < inside[s].length; t++) {
                inside[s][t] = box.contains(points.get(s)[t]) ? 1 : 0;
            }
        }
        return inside;
    }
}
