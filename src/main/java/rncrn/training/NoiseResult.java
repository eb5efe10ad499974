package rncrn.training;

import java.util.List;

/**
 * A noise-aware network and the front it was chosen from.
 *
 * @param result the chosen network, measured as any other
 * @param front all networks of the continuations, candidate after candidate, rising penalty
 * @param chosen number of the chosen one in the front
 */
public record NoiseResult(TrainingResult result, List<Member> front, int chosen) {
    public NoiseResult {
        front = List.copyOf(front);
    }

    /**
     * A network of the front.
     *
     * @param start start that it goes back to
     * @param penalty weight of the noise
     * @param loss mean squared residual of its quasi-static field on the full training set
     * @param executive flux of the executive species near the attractor, summed over species
     * @param passed noise that the perceptrons pass on at the budget, likewise
     * @param rateRatio largest over smallest rate constant of the reaction list
     * @param blur how blurred its behaviour is foretold to be at the system size it is made for;
     *     NaN where nothing was foretold
     * @param byAverages whether that was foretold by averaged rates alone, its perceptrons being
     *     too slow for the corrected reduction
     * @param looked whether its dynamics were looked at: not where a quieter one behaves
     * @param shortfall of its behaviours, in tolerances, 0 where all hold; NaN where not looked at
     * @param holds whether all expectations hold
     */
    public record Member(
            int start,
            double penalty,
            double loss,
            double executive,
            double passed,
            double rateRatio,
            double blur,
            boolean byAverages,
            boolean looked,
            double shortfall,
            boolean holds) {
        Member looked(double found) {
            return new Member(
                    start,
                    penalty,
                    loss,
                    executive,
                    passed,
                    rateRatio,
                    blur,
                    byAverages,
                    true,
                    found,
                    found == 0);
        }

        Member judged(NoiseJudge.Foretold foretold) {
            return new Member(
                    start,
                    penalty,
                    loss,
                    executive,
                    passed,
                    rateRatio,
                    foretold.blur(),
                    foretold.byAverages(),
                    looked,
                    shortfall,
                    holds);
        }

        /** What noise grows with: all diffusion near the attractor. */
        public double noise() {
            return executive + passed;
        }
    }
}
