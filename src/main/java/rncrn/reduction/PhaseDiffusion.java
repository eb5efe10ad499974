package rncrn.reduction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rncrn.ComputationException;

/**
 * How molecular noise spreads the phase of a limit cycle of the slow dynamics, by Floquet theory
 * (Demir, Mehrotra and Roychowdhury 2000, doi 10.1109/81.847872): with z(t) the periodic solution
 * of the adjoint equation z' = -J' z, z . f = 1, the variance of the phase, measured as a time,
 * grows at the rate D = (1/T) integral of z Q z over a period.
 *
 * @param period period T of the corrected drift
 * @param diffusion D, time squared per time
 * @param averages of the concentrations round the cycle: mean and variance of each species
 * @param area for two species twice the area inside the cycle, else 0
 */
public record PhaseDiffusion(double period, double diffusion, List<Double> averages, double area) {
    private static final int STEPS = 2000;
    private static final double LONGEST = 100;

    public PhaseDiffusion {
        averages = List.copyOf(averages);
    }

    /** Cycles until the autocorrelation has fallen to 1/e: T / (2 pi^2 D). */
    public double coherentCycles() {
        return period / (2 * Math.PI * Math.PI * diffusion);
    }

    /**
     * Follows the drift onto its cycle.
     *
     * @param start concentrations in the basin of the cycle
     * @param settling time after which the cycle is taken to be reached
     * @throws ComputationException if the path leaves the domain or never returns, or if a
     *     classification network's noise would be left out
     */
    public static PhaseDiffusion of(SlowModel model, double[] start, double settling) {
        SlowDrift drift = new SlowDrift(model);
        int n = start.length;
        double h = 2e-3;
        double[] x = start.clone();
        for (double t = 0; t < settling; t += h) {
            step(drift, x, h);
            if (!model.domain().contains(x)) {
                throw new ComputationException(
                        "the reduced dynamics leaves its domain, so it has no cycle there");
            }
        }
        CascadeNoise.refuse(model, Arrays.stream(x).map(c -> c * model.omega()).toArray());
        double[] f = new double[n];
        drift.value(x, f);
        double[] origin = x.clone();
        double period = returnTime(drift, origin, f, h);
        // Once round with a whole number of steps, keeping the orbit.
        double dt = period / STEPS;
        List<double[]> orbit = new ArrayList<>();
        x = origin.clone();
        for (int k = 0; k < STEPS; k++) {
            orbit.add(x.clone());
            step(drift, x, dt);
        }
        return new PhaseDiffusion(period, spread(drift, orbit, dt), averages(orbit), area(orbit));
    }

    private static List<Double> averages(List<double[]> orbit) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < orbit.get(0).length; i++) {
            double mean = 0;
            for (double[] x : orbit) {
                mean += x[i] / orbit.size();
            }
            double variance = 0;
            for (double[] x : orbit) {
                variance += (x[i] - mean) * (x[i] - mean) / orbit.size();
            }
            all.add(mean);
            all.add(variance);
        }
        return all;
    }

    private static double area(List<double[]> orbit) {
        double sum = 0;
        for (int k = 0; orbit.get(0).length == 2 && k < orbit.size(); k++) {
            double[] a = orbit.get(k);
            double[] b = orbit.get((k + 1) % orbit.size());
            sum += a[0] * b[1] - a[1] * b[0];
        }
        return Math.abs(sum);
    }

    /** First return to the plane through the origin across its velocity, by interpolation. */
    private static double returnTime(SlowDrift drift, double[] origin, double[] f, double h) {
        double[] x = origin.clone();
        double speed = dot(f, f);
        double before = 0;
        for (double t = h; t < LONGEST; t += h) {
            step(drift, x, h);
            double now = 0;
            double distance = 0;
            for (int i = 0; i < f.length; i++) {
                now += f[i] * (x[i] - origin[i]);
                distance += (x[i] - origin[i]) * (x[i] - origin[i]);
            }
            if (before < 0 && now >= 0 && distance < 400 * h * h * speed) {
                return t - h * now / (now - before);
            }
            before = now;
        }
        throw new ComputationException("the reduced dynamics does not return: no cycle is there");
    }

    /** Backward in time the adjoint forgets all but its periodic solution: three rounds suffice. */
    private static double spread(SlowDrift drift, List<double[]> orbit, double dt) {
        int n = orbit.get(0).length;
        double[] z = new double[n];
        double[] f = new double[n];
        double[][] jacobian = new double[n][n];
        drift.value(orbit.get(0), f);
        for (int i = 0; i < n; i++) {
            z[i] = f[i] / dot(f, f);
        }
        double sum = 0;
        for (int round = 0; round < 3; round++) {
            sum = 0;
            for (int k = orbit.size() - 1; k >= 0; k--) {
                double[] x = orbit.get(k);
                drift.jacobian(x, jacobian);
                double[] next = z.clone();
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        next[i] += dt * jacobian[j][i] * z[j];
                    }
                }
                drift.value(x, f);
                double scale = 1 / dot(next, f);
                for (int i = 0; i < n; i++) {
                    z[i] = next[i] * scale;
                }
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        sum += z[i] * drift.noise(i, j) * z[j];
                    }
                }
            }
        }
        return sum / orbit.size();
    }

    private static void step(SlowDrift drift, double[] x, double h) {
        int n = x.length;
        double[] k = new double[n];
        double[] y = x.clone();
        double[] sum = new double[n];
        double[] weights = {1, 2, 2, 1};
        double[] ahead = {.5, .5, 1, 0};
        for (int s = 0; s < 4; s++) {
            drift.value(y, k);
            for (int i = 0; i < n; i++) {
                sum[i] += weights[s] * k[i] / 6;
                y[i] = x[i] + ahead[s] * h * k[i];
            }
        }
        for (int i = 0; i < n; i++) {
            x[i] += h * sum[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
