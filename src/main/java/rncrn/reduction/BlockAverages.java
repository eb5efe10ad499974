package rncrn.reduction;

import java.util.ArrayList;
import java.util.List;

/**
 * Block averages of first and second moments and of the area swept, and what follows from them:
 * means, variances and the period, with jackknife errors over blocks, which see correlations in
 * time up to the length of a block.
 */
final class BlockAverages {
    private final int species;
    private final double[] about;
    private final List<double[]> blocks = new ArrayList<>();

    /**
     * @param about points in copies about which the squares are taken
     */
    BlockAverages(double[] about) {
        this.species = about.length;
        this.about = about.clone();
    }

    /** Mean and square about the point for each species; for two then twice the area per time. */
    void add(double[] block) {
        blocks.add(block.clone());
    }

    int count() {
        return blocks.size();
    }

    /**
     * Mean and variance of each species in turn; for two species then the period of rotation, 2 pi
     * E r^2/E(r^2 dtheta/dt) with r the distance from the centre: on a cycle round the centre its
     * period, and under noise a number that, unlike the winding of the angle, does not hang on what
     * happens next to the centre.
     */
    double[] values() {
        return without(-1);
    }

    double[] errors() {
        int b = blocks.size();
        double[][] left = new double[b][];
        for (int k = 0; k < b; k++) {
            left[k] = without(k);
        }
        double[] error = new double[left[0].length];
        for (int q = 0; q < error.length; q++) {
            double mean = 0;
            for (double[] w : left) {
                mean += w[q] / b;
            }
            for (double[] w : left) {
                error[q] += (w[q] - mean) * (w[q] - mean);
            }
            error[q] = Math.sqrt(error[q] * (b - 1) / b);
        }
        return error;
    }

    private double[] without(int leftOut) {
        double[] total = new double[blocks.get(0).length];
        int used = leftOut < 0 ? blocks.size() : blocks.size() - 1;
        for (int k = 0; k < blocks.size(); k++) {
            for (int q = 0; k != leftOut && q < total.length; q++) {
                total[q] += blocks.get(k)[q] / used;
            }
        }
        return of(total, about, species);
    }

    /** The statistics that averages stand for. */
    static double[] of(double[] averages, double[] about, int species) {
        double[] out = averages.clone();
        for (int i = 0; i < species; i++) {
            double d = averages[2 * i] - about[i];
            out[2 * i + 1] = averages[2 * i + 1] - d * d;
        }
        if (species == 2) {
            out[4] = 2 * Math.PI * (out[1] + out[3]) / Math.abs(averages[4]);
        }
        return out;
    }
}
