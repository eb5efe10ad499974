package rncrn.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * An approximate ensemble against an exact one of the same process at the same times: differences
 * with their standard errors, so that the error of the approximation can be told from the noise of
 * the measurement.
 *
 * @param times grid of times
 * @param runs trajectories of the exact ensemble
 * @param approximateRuns trajectories of the approximate one
 * @param species one entry for each species compared
 */
public record Comparison(
        List<Double> times, long runs, long approximateRuns, List<OfSpecies> species) {
    public Comparison {
        times = List.copyOf(times);
        species = List.copyOf(species);
    }

    /**
     * One species, in copy numbers.
     *
     * @param name its name
     * @param exactMean mean at each time
     * @param exactSd standard deviation at each time
     * @param mean mean of the approximation
     * @param sd standard deviation of the approximation
     * @param distance total variation distance between the two empirical laws at the last time
     * @param distanceOfEqual the distance to be expected of two samples of one law of these sizes
     */
    public record OfSpecies(
            String name,
            List<Double> exactMean,
            List<Double> exactSd,
            List<Double> mean,
            List<Double> sd,
            double distance,
            double distanceOfEqual) {
        public OfSpecies {
            exactMean = List.copyOf(exactMean);
            exactSd = List.copyOf(exactSd);
            mean = List.copyOf(mean);
            sd = List.copyOf(sd);
        }
    }

    /**
     * Compares.
     *
     * @param exact an ensemble that counts the species
     * @param approximate another at the same times that counts the same species
     * @param names names of all species of the process
     * @param indices species to compare
     */
    public static Comparison of(
            EnsembleResult exact,
            EnsembleResult approximate,
            List<String> names,
            List<Integer> indices) {
        if (!exact.times().equals(approximate.times())) {
            throw new IllegalArgumentException("the two ensembles have different times");
        }
        List<OfSpecies> compared = new ArrayList<>();
        for (int index : indices) {
            List<Double> exactMean = new ArrayList<>();
            List<Double> exactSd = new ArrayList<>();
            List<Double> mean = new ArrayList<>();
            List<Double> sd = new ArrayList<>();
            for (int t = 0; t < exact.times().size(); t++) {
                exactMean.add(exact.mean(t, index));
                exactSd.add(exact.sd(t, index));
                mean.add(approximate.mean(t, index));
                sd.add(approximate.sd(t, index));
            }
            int last = exact.times().size() - 1;
            double[] distances =
                    distances(
                            exact.histogram(last, index),
                            exact.runs(),
                            approximate.histogram(last, index),
                            approximate.runs());
            compared.add(
                    new OfSpecies(
                            names.get(index),
                            exactMean,
                            exactSd,
                            mean,
                            sd,
                            distances[0],
                            distances[1]));
        }
        return new Comparison(exact.times(), exact.runs(), approximate.runs(), compared);
    }

    /** Largest difference of the means, in standard errors of that difference, and where. */
    public double worstZ(OfSpecies of) {
        double worst = 0;
        for (int t = 0; t < times.size(); t++) {
            double error = standardError(of, t);
            if (error > 0) {
                worst = Math.max(worst, Math.abs(of.mean.get(t) - of.exactMean.get(t)) / error);
            }
        }
        return worst;
    }

    /** Root mean square over the times of the relative difference of the means. */
    public double relativeError(OfSpecies of) {
        double sum = 0;
        int count = 0;
        for (int t = 0; t < times.size(); t++) {
            if (of.exactMean.get(t) > 0) {
                double relative = of.mean.get(t) / of.exactMean.get(t) - 1;
                sum += relative * relative;
                count++;
            }
        }
        return count == 0 ? Double.NaN : Math.sqrt(sum / count);
    }

    /** Root mean square over the times of the relative standard error of that difference. */
    public double relativeNoise(OfSpecies of) {
        double sum = 0;
        int count = 0;
        for (int t = 0; t < times.size(); t++) {
            if (of.exactMean.get(t) > 0) {
                double relative = standardError(of, t) / of.exactMean.get(t);
                sum += relative * relative;
                count++;
            }
        }
        return count == 0 ? Double.NaN : Math.sqrt(sum / count);
    }

    private double standardError(OfSpecies of, int t) {
        return Math.sqrt(
                of.exactSd.get(t) * of.exactSd.get(t) / runs
                        + of.sd.get(t) * of.sd.get(t) / approximateRuns);
    }

    /**
     * Total variation distance of two samples, binned so that a bin holds about 20 values of both,
     * and its expectation if both came from the pooled law: for each bin of probability p the mean
     * absolute difference of two shares is sqrt(2 p (1 - p) (1/n + 1/m) / pi).
     */
    static double[] distances(Map<Long, Long> a, long n, Map<Long, Long> b, long m) {
        TreeSet<Long> values = new TreeSet<>(a.keySet());
        values.addAll(b.keySet());
        double distance = 0;
        double expected = 0;
        double inA = 0;
        double inB = 0;
        for (long value : values) {
            inA += a.getOrDefault(value, 0L);
            inB += b.getOrDefault(value, 0L);
            if (inA + inB >= 20 || value == values.last()) {
                distance += Math.abs(inA / n - inB / m);
                double p = (inA + inB) / (n + m);
                expected += Math.sqrt(2 * p * (1 - p) * (1.0 / n + 1.0 / m) / Math.PI);
                inA = 0;
                inB = 0;
            }
        }
        return new double[] {distance / 2, expected / 2};
    }
}
