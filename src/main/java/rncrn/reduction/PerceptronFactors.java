package rncrn.reduction;

import java.util.Arrays;
import rncrn.reduction.PerceptronTable.Shift;

/**
 * What {@link PerceptronTable} stores, by summation of laws: mean, variance, integrated
 * autocovariance and the values at every neighbour relative to their linear-noise values, as
 * functions of u and the place of the smaller of B and D. A work area for one thread.
 */
final class PerceptronFactors implements ChebyshevPatch.Functions {
    /** Least standard deviation of a law from which factors are extrapolated to more copies. */
    private static final double FEWEST = 32;

    /** Least distance of its mean from 0, in standard deviations. */
    private static final double AWAY = 20;

    /** Ratio of copy numbers from which three laws of fewer copies cost less than one of all. */
    private static final double WORTHWHILE = 20;

    private final PerceptronRange range;
    private final double g;
    private final double kap;
    private final Shift[] shifts;
    private final int quantities;
    private final PerceptronLaw law = new PerceptronLaw();
    private final PerceptronLaw other = new PerceptronLaw();

    PerceptronFactors(PerceptronRange range) {
        this.range = range;
        this.g = range.g();
        this.kap = range.kap();
        this.shifts = range.shifts().toArray(new Shift[0]);
        this.quantities = 3 + 2 * shifts.length;
    }

    /** Whether laws of fewer copies stand for those of many. */
    static boolean extrapolates(LinearPerceptron linear) {
        return fewer(linear) >= WORTHWHILE;
    }

    @Override
    public void at(double u, double place, double[] out) {
        double s = range.scale() * Math.sinh(u);
        double smaller = range.low(s) + place * (range.high(s) - range.low(s));
        double birth = smaller + Math.max(0, s);
        double death = smaller + Math.max(0, -s);
        LinearPerceptron linear = new LinearPerceptron(g, kap, birth, death);
        double divisor = fewer(linear);
        if (divisor > WORTHWHILE) {
            extrapolate(divisor, birth, death, out);
        } else {
            direct(1, birth, death, out);
        }
    }

    /**
     * From many copies the sums are long, and the factors are known from those of the same
     * perceptron with fewer copies: by the system size expansion they are power series in one over
     * the copy number, here a parabola through three copy numbers.
     *
     * @param most largest of the three divisors
     */
    private void extrapolate(double most, double birth, double death, double[] out) {
        double[] values = new double[quantities];
        Arrays.fill(out, 0);
        double[] z = {most, most / 2, most / 4};
        for (int k = 0; k < z.length; k++) {
            direct(z[k], birth, death, values);
            double weight = 1;
            for (int i = 0; i < z.length; i++) {
                weight *= i == k ? 1 : (1 - z[i]) / (z[k] - z[i]);
            }
            for (int q = 0; q < quantities; q++) {
                out[q] += weight * values[q];
            }
        }
    }

    /**
     * By summation.
     *
     * @param divisor of the copy number, 1 for the perceptron itself
     */
    void direct(double divisor, double birth, double death, double[] out) {
        sum(divisor, birth, death, out);
        LinearPerceptron linear = new LinearPerceptron(g / divisor, kap * divisor, birth, death);
        double mean = out[0];
        double variance = out[1];
        double correlation = out[2];
        out[0] = Math.log(mean / linear.mean);
        out[1] = Math.log(variance / linear.variance);
        out[2] = Math.log(correlation / linear.correlation);
        for (int j = 0; j < shifts.length; j++) {
            double shift = linear.slope * (shifts[j].birth() - shifts[j].death());
            out[3 + 2 * j] *= variance / (correlation * shift);
            out[4 + 2 * j] = Math.log(out[4 + 2 * j] / correlation);
        }
    }

    /** By how much the copies may be fewer for laws to be extrapolated. */
    private static double fewer(LinearPerceptron linear) {
        double spread = linear.variance / (FEWEST * FEWEST);
        double away = linear.mean * linear.mean / (linear.variance * AWAY * AWAY);
        return Math.min(spread, away);
    }

    /** Mean, variance, integrated autocovariance, then E h' and Cov(n, h') of every neighbour. */
    void sum(double birth, double death, double[] out) {
        sum(1, birth, death, out);
    }

    private void sum(double divisor, double birth, double death, double[] out) {
        law.solve(g / divisor, birth, death, kap * divisor);
        out[0] = law.mean();
        out[1] = law.variance();
        out[2] = law.correlation();
        for (int j = 0; j < shifts.length; j++) {
            other.solve(
                    g / divisor,
                    birth + shifts[j].birth(),
                    death + shifts[j].death(),
                    kap * divisor,
                    law.low(),
                    law.high());
            out[3 + 2 * j] = law.meanOf(other);
            out[4 + 2 * j] = law.covarianceWith(other);
        }
    }
}
