package rncrn.reduction;

/**
 * One perceptron of a classification network: how it feels its inputs, and its exact law given
 * their mean.
 */
final class CascadePerceptron {
    private final double g;
    private final double kap;
    private final double own;

    /** Change of B - D by one copy of each input. */
    private final double[] slope;

    private final double fixedBirth;
    private final double fixedDeath;
    private final double mean;
    private final double variance;
    private final double correlation;
    private final double lowest;

    /** Distribution function of its law from {@link #lowest} on. */
    private final double[] cumulative;

    /** Gain of the mean by B - D. */
    private final double sensitivity;

    /**
     * @param own B - D without inputs
     * @param weights as in the network
     * @param scale what makes of a weight the change of B - D by one copy
     * @param signal mean copies of the inputs
     */
    CascadePerceptron(
            double g, double kap, double own, double[] weights, double scale, double[] signal) {
        this.g = g;
        this.kap = kap;
        this.own = own;
        this.slope = weights.clone();
        for (int i = 0; i < slope.length; i++) {
            slope[i] *= scale;
        }
        double birth = birth(signal, 1);
        double death = death(signal, 1);
        fixedBirth = birth;
        fixedDeath = death;
        PerceptronLaw law = new PerceptronLaw();
        law.solve(g, birth, death, kap);
        mean = law.mean();
        variance = law.variance();
        correlation = law.correlation();
        lowest = law.low();
        cumulative = new double[law.high() - law.low() + 1];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            sum += law.weight(law.low() + i);
            cumulative[i] = sum;
        }
        sensitivity = new LinearPerceptron(g, kap, birth, death).slope;
    }

    double g() {
        return g;
    }

    double kap() {
        return kap;
    }

    /** B at the mean of the inputs. */
    double fixedBirth() {
        return fixedBirth;
    }

    /** D at the mean of the inputs. */
    double fixedDeath() {
        return fixedDeath;
    }

    /**
     * B.
     *
     * @param signal copies of the inputs, or their integrals over a time
     * @param over that time, or 1
     */
    double birth(double[] signal, double over) {
        double sum = Math.max(0, own) * over;
        for (int i = 0; i < slope.length; i++) {
            sum += Math.max(0, slope[i]) * signal[i];
        }
        // Integrals of single inputs may be negative; only the sum is held at 0.
        return Math.max(0, sum) / over;
    }

    /** D, as {@link #birth}. */
    double death(double[] signal, double over) {
        double sum = Math.max(0, -own) * over;
        for (int i = 0; i < slope.length; i++) {
            sum += Math.max(0, -slope[i]) * signal[i];
        }
        return Math.max(0, sum) / over;
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }

    /** Integrated autocovariance. */
    double correlation() {
        return correlation;
    }

    /** Relaxation rate. */
    double rate() {
        return variance / correlation;
    }

    /** Change of the mean by one copy of an input. */
    double gain(int input) {
        return sensitivity * slope[input];
    }

    /** Copies at a place of the distribution function. */
    double quantile(double u) {
        int first = 0;
        int last = cumulative.length - 1;
        while (first < last) {
            int middle = (first + last) >>> 1;
            if (u >= cumulative[middle]) {
                first = middle + 1;
            } else {
                last = middle;
            }
        }
        return lowest + first;
    }
}
