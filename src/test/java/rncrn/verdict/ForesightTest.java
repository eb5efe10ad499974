package rncrn.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.design.Design;
import rncrn.design.DesignReader;
import rncrn.format.Input;
import rncrn.format.Inputs;
import rncrn.network.SystemSize;
import rncrn.neural.Compiler;
import rncrn.neural.Rncrn;
import rncrn.statistics.Jackknife;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Methods;
import rncrn.training.WantedPlaces;

/** What is foretold against exact simulation of the full list. */
class ForesightTest {
    private static Rncrn network(String name) {
        return ((Input.Trained) Inputs.read(Path.of("models", name))).network();
    }

    private static Endurance simulated(
            Design design, Rncrn network, List<Double> at, double size, double step) {
        JumpProcess process =
                new JumpProcess(
                        Compiler.compile(network).withInitial(design.named(at)),
                        new SystemSize(size));
        return Endurance.measure(
                Methods.standard().named("auto").prepare(process),
                design.species(),
                WantedPlaces.at(design, at).stream().map(Endurance.Place::new).toList(),
                new Endurance.Settings(step, 5, 400, 20_000_000, Endurance.guard(design.domain())),
                5,
                1);
    }

    /**
     * Ring and distance of the shipped network at lambda = 3: the statistical error is allowed four
     * times (a chance below 1e-3 for 32 blocks), the reduction .1.
     */
    @Test
    void ring() {
        Design design = DesignReader.read(Path.of("models/hopf.yaml"));
        Rncrn network = network("hopf-noise-aware.json");
        Endurance simulated = simulated(design, network, List.of(3.), 7, .05);
        Design cycle =
                design.with(
                        design.target(),
                        design.network(),
                        design.training(),
                        design.expectations().stream()
                                .filter(e -> e.at().equals(List.of(3.)))
                                .toList());
        double expected = (simulated.ring().value() + simulated.distance().value()) / 2;
        double error = (simulated.ring().error() + simulated.distance().error()) / 2;
        assertEquals(expected, new Foresight(cycle, 7).foretell(network).blur(), 4 * error + .1);
        assertTrue(
                new Foresight(cycle, 3).foretell(network).blur()
                        > new Foresight(cycle, 20).foretell(network).blur(),
                "fewer molecules blur more");
    }

    /** Switches between two wells: exp(-rate t) against counted arrivals. */
    @Test
    void residence() {
        Design design = DesignReader.read(Path.of("models/uni-bi.yaml"));
        Rncrn network = network("uni-bi-4.json");
        Jackknife.Estimate residence = simulated(design, network, List.of(0.), 20, .01).residence();
        Foresight.Foretold found =
                Foresight.foretell(
                        design,
                        Compiler.compile(network),
                        List.of(0.),
                        WantedPlaces.at(design, List.of(0.)),
                        20,
                        40_000);
        double foretold = found.residence();
        assertEquals(residence.value(), foretold, 4 * residence.error() + .3 * residence.value());
        // Two places: each arrival ends a stay, the mean of both stays is the residence.
        assertTrue(found.leastResidence() < found.residence());
        double blur = new Foresight(design, 20).foretell(network).blur();
        assertEquals(1 / (1 + found.leastResidence()), blur, 1e-9);
    }

    /** Slow perceptrons are beyond the corrections, and that is said. */
    @Test
    void averagedRatesAreNamed() {
        Design circle = DesignReader.read(Path.of("models/circle.yaml"));
        assertTrue(
                new Foresight(circle, 8).foretell(network("circle-noise-aware.json")).byAverages());
        Design bistable = DesignReader.read(Path.of("models/uni-bi.yaml"));
        assertFalse(new Foresight(bistable, 20).foretell(network("uni-bi-4.json")).byAverages());
    }
}
