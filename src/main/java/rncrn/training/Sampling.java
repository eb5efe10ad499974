package rncrn.training;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.target.TrainingSet;

/** Smaller training sets that stand for a large one. */
final class Sampling {
    private Sampling() {}

    /**
     * About so many points of the set: every stratum gets its share, but not less than half an
     * equal share, with weights that make up for it; within a stratum one point out of each run of
     * rows. The whole set where it is small enough.
     */
    static TrainingSet subset(TrainingSet set, int points, long seed) {
        if (set.size() <= points) {
            return set;
        }
        UniformRandomProvider random = Starts.random(seed, -1);
        int strata = set.strata();
        int[] rows = new int[points + 2 * strata];
        double[] weights = new double[rows.length];
        int size = 0;
        for (int s = 0; s < strata; s++) {
            int start = set.strataStart(s);
            int length = set.strataStart(s + 1) - start;
            double share = .5 * points * length / set.size() + .5 * points / strata;
            int count = (int) Math.max(1, Math.min(length, Math.round(share)));
            for (int c = 0; c < count; c++) {
                int low = start + (int) ((long) length * c / count);
                int high = start + (int) ((long) length * (c + 1) / count);
                if (size == rows.length) {
                    rows = Arrays.copyOf(rows, 2 * size);
                    weights = Arrays.copyOf(weights, 2 * size);
                }
                rows[size] = low + random.nextInt(high - low);
                weights[size] = set.weight(rows[size]) * length / count;
                size++;
            }
        }
        return set.rows(Arrays.copyOf(rows, size)).withWeights(Arrays.copyOf(weights, size));
    }
}
