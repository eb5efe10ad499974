package rncrn.reduction;

import java.util.List;
import rncrn.neural.Recognition;
import rncrn.stochastic.Trajectory;

/** Observables with their control variates along an exact trajectory. */
final class SharpenedAverages {
    private final List<Integer> executive;
    private final List<Integer> perceptrons;
    private final MartingaleControl control;
    private final double[] x;
    private final double[] y;
    private final double[] first;
    private final double[] last;

    SharpenedAverages(Recognition recognition, MartingaleControl control) {
        this.executive = recognition.executive();
        this.perceptrons = recognition.perceptrons();
        this.control = control;
        x = new double[executive.size()];
        y = new double[perceptrons.size()];
        first = new double[control.observables()];
        last = new double[first.length];
    }

    /** Writes g + L Psi where the trajectory is. */
    void sample(Trajectory t, double[] out) {
        for (int i = 0; i < x.length; i++) {
            x[i] = t.count(executive.get(i));
        }
        for (int l = 0; l < y.length; l++) {
            y[l] = t.count(perceptrons.get(l));
        }
        control.controlled(x, y, out);
    }

    /**
     * Takes off what Psi gained from the start to an exit: a trajectory put back jumps in Psi, and
     * that is no part of the martingale.
     */
    void boundary(long[] exit, long[] start, double blockTime, double[] averages) {
        potentials(exit, last);
        potentials(start, first);
        for (int q = 0; q < first.length; q++) {
            averages[q] -= (last[q] - first[q]) / blockTime;
        }
    }

    private void potentials(long[] state, double[] out) {
        for (int i = 0; i < x.length; i++) {
            x[i] = state[executive.get(i)];
        }
        for (int l = 0; l < y.length; l++) {
            y[l] = state[perceptrons.get(l)];
        }
        control.potentials(x, y, out);
    }
}
