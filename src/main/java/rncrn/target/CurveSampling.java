package rncrn.target;

import java.util.List;

/** A way to turn curves into points with a field wanted there. */
public sealed interface CurveSampling permits CurveProcedure, TubeSampling {
    /**
     * Adds the samples of curves at one parameter value.
     *
     * @param curves the curves of one piece
     * @param parameters the parameter values
     * @param weight weight of each point, positive
     * @param set where the points go
     */
    void sample(List<Curve> curves, double[] parameters, double weight, TrainingSet.Builder set);
}
