package rncrn.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import rncrn.design.ClassifierPlan;
import rncrn.design.DesignReader;

class ClassifierTrainerTest {
    @Test
    void learnsTheExclusiveOr() {
        var plan = DesignReader.read(Path.of("models/xor-uni-bi.yaml")).classifier().orElseThrow();
        var trained = ClassifierTrainer.train(plan, 1, 2);
        // arXiv 2602.02374's classifier: loss .0157, accuracy .992.
        assertTrue(trained.loss() < .0157, "loss " + trained.loss());
        assertTrue(trained.accuracy() > .99, "accuracy " + trained.accuracy());
        assertTrue(trained.classifier().steady(new double[] {.5, 1.5}) > .9);
        assertTrue(trained.classifier().steady(new double[] {1.5, 1.5}) < .1);
    }

    /** Without it, steep ramps of hundreds cancel each other beyond the band, a million events. */
    @Test
    void aRidgeKeepsRampsFromCancelling() {
        double free = largest(band(0));
        var trained = ClassifierTrainer.train(band(1e-6), 1, 2);
        assertTrue(trained.accuracy() > .99, "accuracy " + trained.accuracy());
        assertTrue(largest(band(1e-6)) < free / 3);
    }

    private static ClassifierPlan band(double ridge) {
        return DesignReader.read(
                        """
                        format: rncrn-design/1
                        name: band
                        species: [X_1]
                        parameters: [L_1]
                        domain: {X_1: [0, 3], L_1: [0, 1]}
                        target:
                          - {at: {L_1: [0, 1]}, field: {X_1: -X_1}, grid: {X_1: 0.2}}
                        network: {perceptrons: 1}
                        classifier:
                          inputs: [E_1]
                          domain: {E_1: [0, 5]}
                          drives: L_1
                          output: if((E_1 > 2) && (E_1 < 3), 0.1, 1)
                          hidden: 3
                          ridge: RIDGE
                          cells: 50
                        """
                                .replace("RIDGE", Double.toString(ridge)),
                        "band.yaml")
                .classifier()
                .orElseThrow();
    }

    private static double largest(ClassifierPlan plan) {
        double largest = 0;
        for (double[] row :
                ClassifierTrainer.train(plan, 1, 2).classifier().layers().get(0).weights()) {
            largest = Math.max(largest, Math.abs(row[0]));
        }
        return largest;
    }
}
