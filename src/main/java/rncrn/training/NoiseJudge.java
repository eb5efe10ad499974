package rncrn.training;

import rncrn.neural.Rncrn;

/**
 * Foretells, without chance, how well a network keeps its behaviour among few molecules. Among
 * networks whose rate equations behave, the one foretold to be least blurred is chosen.
 */
@FunctionalInterface
public interface NoiseJudge {
    /** Foretells nothing: the network of least diffusion near the attractor is chosen. */
    NoiseJudge NONE = network -> Double.NaN;

    /**
     * How blurred the behaviour will be at the system size that the network is made for: the less
     * the better; NaN where nothing can be said.
     */
    double blur(Rncrn network);
}
