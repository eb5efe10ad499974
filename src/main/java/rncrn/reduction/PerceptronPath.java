package rncrn.reduction;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * One perceptron over a leap of length d with everything around it held, by the moments of its
 * exact law: mean m, variance v and relaxation rate k = v/C. As an Ornstein-Uhlenbeck process, with
 * z = k d and e = exp(-z), its end Y' and its integral I over the leap are jointly Gaussian
 * (Gillespie 1996, doi 10.1103/PhysRevE.54.2084):
 *
 * <pre>
 * E Y' = m + (y - m) e,              var Y' = v (1 - e^2)
 * E I  = m d + (y - m)(1 - e)/k,     var I  = (v/k^2)(2 z - 3 + 4 e - e^2),   cov = (v/k)(1 - e)^2
 * </pre>
 *
 * A perceptron of few copies is followed instead by the process that forgets: at rate k it is drawn
 * anew from its exact law, so that law and integrated autocovariance are exact.
 */
final class PerceptronPath {
    /** Redraws per leap above which their sum is taken as Gaussian. */
    private static final double MANY_REDRAWS = 8;

    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian gauss;
    private double end;
    private double integral;

    PerceptronPath(UniformRandomProvider random, ZigguratSampler.NormalizedGaussian gauss) {
        this.random = random;
        this.gauss = gauss;
    }

    /** Copies at the end of the last leap. */
    double end() {
        return end;
    }

    /** Integral of the copies over the last leap; may be negative. */
    double integral() {
        return integral;
    }

    /** Mean of the integral from y copies. */
    static double expected(double y, double h, double m, double v, double c) {
        double k = v / c;
        return m * h + (y - m) * lost(k * h) / k;
    }

    /** 1 - exp(-z), from z of both signs to some 14 digits without the slow expm1. */
    static double lost(double z) {
        return Math.abs(z) > .01
                ? 1 - Math.exp(-z)
                : z * (1 - z / 2 * (1 - z / 3 * (1 - z / 4 * (1 - z / 5 * (1 - z / 6)))));
    }

    /**
     * Leaps as an Ornstein-Uhlenbeck process.
     *
     * @param y copies at the beginning
     * @param h length
     * @param m mean
     * @param v variance
     * @param c integrated autocovariance
     */
    void relax(double y, double h, double m, double v, double c) {
        double k = v / c;
        double z = k * h;
        double lost = lost(z);
        double e = 1 - lost;
        double varianceY = v * lost * (1 + e);
        // For short leaps the closed form cancels; its series is (2/3) z^3.
        double varianceI =
                z < 1e-3
                        ? v / (k * k) * (2.0 / 3) * z * z * z * (1 - .75 * z)
                        : v / (k * k) * (2 * z - 3 + 4 * e - e * e);
        double covariance = v / k * lost * lost;
        double first = gauss.sample();
        double second = gauss.sample();
        double root = Math.sqrt(varianceY);
        double slope = root > 0 ? covariance / root : 0;
        integral =
                expected(y, h, m, v, c)
                        + slope * first
                        + Math.sqrt(Math.max(0, varianceI - slope * slope)) * second;
        end = m + (y - m) * e + root * first;
    }

    /**
     * Leaps as the process that forgets.
     *
     * @param law draws from the exact law
     */
    void redraw(double y, double h, double m, double v, double c, DoubleSupplier law) {
        double k = v / c;
        if (k * h > MANY_REDRAWS) {
            relax(y, h, m, v, c);
            end = law.getAsDouble();
            return;
        }
        double left = h;
        double sum = 0;
        end = y;
        while (true) {
            double wait = -Math.log1p(-random.nextDouble()) / k;
            if (wait >= left) {
                integral = sum + end * left;
                return;
            }
            sum += end * wait;
            left -= wait;
            end = law.getAsDouble();
        }
    }
}
