package rncrn.training;

import java.util.List;
import rncrn.neural.Rncrn;

/**
 * A trained network and how it came about.
 *
 * @param network the network
 * @param loss mean squared residual of its quasi-static field on the full training set, as the
 *     design defines it
 * @param flux mean over points and species of beta + x sum |alpha| y
 * @param meanTarget mean over points and species of |target|
 * @param points size of the full training set
 * @param starts what each start reached, in the order of the starts
 */
public record TrainingResult(
        Rncrn network,
        double loss,
        double flux,
        double meanTarget,
        int points,
        List<Start> starts) {
    public TrainingResult {
        starts = List.copyOf(starts);
    }

    /**
     * One start.
     *
     * @param number from 0
     * @param cost cost reached on the training subset when it was last worked on
     * @param iterations Levenberg-Marquardt iterations spent on it
     */
    public record Start(int number, double cost, int iterations) {}
}
