package rncrn.reduction;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Binomial numbers whose law changes with every draw, without any setting up: from a mean of 10 on
 * by transformed rejection (Hörmann 1993, doi 10.1080/00949659308811496, algorithm BTRS), below by
 * inversion. Both follow the binomial law itself.
 */
final class BinomialDraw {
    private static final double FEW = 10;

    private final UniformRandomProvider random;

    BinomialDraw(UniformRandomProvider random) {
        this.random = random;
    }

    /**
     * A number.
     *
     * @param n trials, a whole number, not negative
     * @param p probability of success; outside 0 to 1 it counts as the nearer of them
     */
    double one(double n, double p) {
        if (!(n > 0) || !(p > 0)) {
            return 0;
        }
        if (p >= 1) {
            return n;
        }
        return p > .5 ? n - lower(n, 1 - p) : lower(n, p);
    }

    /** For p up to a half. */
    private double lower(double n, double p) {
        return n * p < FEW ? few(n, p) : many(n, p);
    }

    private double few(double n, double p) {
        double odds = p / (1 - p);
        while (true) {
            double weight = Math.exp(n * Math.log1p(-p));
            double u = random.nextDouble();
            double k = 0;
            while (u > weight && k < n) {
                u -= weight;
                k++;
                weight *= odds * (n - k + 1) / k;
            }
            // Beyond the last weight that counts, only rounding is left: draw again.
            if (weight > 0) {
                return k;
            }
        }
    }

    private double many(double n, double p) {
        double spread = Math.sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * spread;
        double a = -.0873 + .0248 * b + .01 * p;
        double accepted = .92 - 4.2 / b;
        double mode = Math.floor((n + 1) * p);
        while (true) {
            double u = random.nextDouble() - .5;
            double v = random.nextDouble();
            double us = .5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + n * p + .5);
            if (us >= .07 && v <= accepted) {
                return k;
            }
            if (k < 0 || k > n) {
                continue;
            }
            double hat = Math.log(v * (2.83 + 5.1 / b) * spread / (a / (us * us) + b));
            double weight =
                    PoissonDraw.logFactorial(mode)
                            + PoissonDraw.logFactorial(n - mode)
                            - PoissonDraw.logFactorial(k)
                            - PoissonDraw.logFactorial(n - k)
                            + (k - mode) * Math.log(p / (1 - p));
            if (hat <= weight) {
                return k;
            }
        }
    }
}
