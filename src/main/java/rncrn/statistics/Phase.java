package rncrn.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * The phase of a cloud that turns about its centroid: mean speed, diffusion and the law of single
 * turns. The phase is the angle in the plane of {@link Cloud}, unwrapped along each stretch.
 */
public final class Phase {
    /** Turns per window; whole turns cancel the uneven speed along a cycle that is no circle. */
    private static final double TURNS = 2;

    private final double step;
    private final double[][] angle;
    private final double[] windows;
    private final double window;

    /**
     * @param stretches points by stretch and sample, several samples per turn
     * @param step time between samples
     * @param period about the time of one turn, such as that of the deterministic cycle
     */
    public Phase(double[][][] stretches, double step, double period) {
        this.step = step;
        Cloud cloud = Cloud.of(stretches);
        angle = new double[stretches.length][];
        for (int s = 0; s < angle.length; s++) {
            angle[s] = unwrapped(stretches[s], cloud);
        }
        double measured = 2 * Math.PI / Math.abs(speed());
        double turn = measured > period / 2 && measured < 2 * period ? measured : period;
        int samples = (int) Math.max(1, Math.round(TURNS * turn / step));
        window = samples * step;
        List<Double> increments = new ArrayList<>();
        for (double[] stretch : angle) {
            for (int i = 0; i + samples < stretch.length; i += samples) {
                increments.add(stretch[i + samples] - stretch[i]);
            }
        }
        windows = increments.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] unwrapped(double[][] points, Cloud cloud) {
        double[] angle = new double[points.length];
        for (int i = 0; i < angle.length; i++) {
            double raw = Math.atan2(cloud.coordinate(points[i], 1), cloud.coordinate(points[i], 0));
            angle[i] = raw;
            if (i > 0) {
                angle[i] = angle[i - 1] + Math.IEEEremainder(raw - angle[i - 1], 2 * Math.PI);
            }
        }
        return angle;
    }

    /** Mean angular speed, radians per unit of time. */
    private double speed() {
        double turned = 0;
        double time = 0;
        for (double[] stretch : angle) {
            if (stretch.length > 1) {
                turned += stretch[stretch.length - 1] - stretch[0];
                time += (stretch.length - 1) * step;
            }
        }
        return turned / time;
    }

    /** Independent windows behind the intervals. */
    public int windowCount() {
        return windows.length;
    }

    /** Mean time of a turn: a full circle over the mean angular speed. */
    public Interval period(double level) {
        if (windows.length < 2) {
            return Interval.unknown(level);
        }
        Moments moments = moments();
        double half =
                Math.sqrt(moments.variance() / windows.length)
                        * BlockBootstrap.quantile(level, windows.length - 1);
        double turn = 2 * Math.PI * window;
        double mean = Math.abs(moments.mean());
        return new Interval(
                turn / mean,
                turn / (mean + half),
                mean > half ? turn / (mean - half) : Double.POSITIVE_INFINITY,
                level);
    }

    /**
     * Phase diffusion D, half the growth rate of the phase's variance, in radians squared per unit
     * of time, from windows of two turns. The interval is that of a variance of independent normal
     * increments, its degrees of freedom reduced for heavy tails (Layard 1973).
     */
    public Interval diffusion(double level) {
        if (windows.length < 4) {
            return Interval.unknown(level);
        }
        Moments moments = moments();
        double variance = moments.variance();
        double fourth = 0;
        for (double w : windows) {
            double off = w - moments.mean();
            fourth += off * off * off * off / windows.length;
        }
        double kurtosis = Math.max(3, fourth / (variance * variance));
        double degrees = Math.max(1, (windows.length - 1) * 2 / (kurtosis - 1));
        ChiSquaredDistribution law = new ChiSquaredDistribution(degrees);
        double tail = (1 - level) / 2;
        double estimate = variance / (2 * window);
        double least = law.inverseCumulativeProbability(tail);
        return new Interval(
                estimate,
                estimate * degrees / law.inverseCumulativeProbability(1 - tail),
                least > 0 ? estimate * degrees / least : Double.POSITIVE_INFINITY,
                level);
    }

    /** Time in which the phase forgets itself, 1/D: E exp(i phase) falls by e. */
    public Interval dephasing(double level) {
        Interval d = diffusion(level);
        return Double.isNaN(d.estimate())
                ? d
                : new Interval(1 / d.estimate(), 1 / d.high(), 1 / d.low(), level);
    }

    /** Times in which the phase first gains each full turn: the law of the period. */
    public List<Double> turns() {
        List<Double> turns = new ArrayList<>();
        double sense = Math.signum(speed());
        for (double[] stretch : angle) {
            double last = Double.NaN;
            double next = Double.NaN;
            for (int i = 0; i < stretch.length; i++) {
                double at = sense * stretch[i];
                if (Double.isNaN(next)) {
                    next = 2 * Math.PI * Math.ceil(at / (2 * Math.PI));
                }
                while (at >= next) {
                    double before = i > 0 ? sense * stretch[i - 1] : at;
                    double share = at > before ? (next - before) / (at - before) : 1;
                    double time = (i - 1 + Math.min(1, Math.max(0, share))) * step;
                    if (!Double.isNaN(last)) {
                        turns.add(time - last);
                    }
                    last = time;
                    next += 2 * Math.PI;
                }
            }
        }
        return turns;
    }

    private Moments moments() {
        Moments moments = new Moments();
        for (double w : windows) {
            moments.add(w);
        }
        return moments;
    }
}
