package rncrn.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
}
