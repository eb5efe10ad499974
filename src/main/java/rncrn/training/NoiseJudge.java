package rncrn.training;

import rncrn.neural.Rncrn;

/**
 * Foretells, without chance, how well a network keeps its behaviour among few molecules. Among
 * networks whose rate equations behave, the one foretold to be least blurred is chosen.
 */
@FunctionalInterface
public interface NoiseJudge {
    /** Foretells nothing: the network of least diffusion near the attractor is chosen. */
    NoiseJudge NONE = network -> Foretold.NOTHING;

    /** Foretells at the system size that the network is made for. */
    Foretold foretell(Rncrn network);

    /**
     * What is foretold.
     *
     * @param blur how blurred the behaviour will be: the less the better; NaN where nothing can be
     *     said
     * @param byAverages whether it was foretold by averaged rates alone, which know nothing of slow
     *     perceptrons
     */
    record Foretold(double blur, boolean byAverages) {
        static final Foretold NOTHING = new Foretold(Double.NaN, false);
    }
}
