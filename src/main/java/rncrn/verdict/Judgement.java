package rncrn.verdict;

import java.util.List;

/**
 * What the data of one look at a cell say.
 *
 * @param verdict what became of the regime
 * @param stochastic the regime seen, in a few words
 * @param reason what decided
 * @param wanting names of the evidence of which more would bring the verdict on
 * @param evidence all that was measured
 * @param densities law of each executive species
 * @param residences stays
 * @param oscillations coherence
 * @param effectiveSamples effective number of samples, of the species with the fewest
 */
record Judgement(
        Verdict verdict,
        String stochastic,
        String reason,
        List<String> wanting,
        List<Evidence> evidence,
        List<Density> densities,
        List<Residence> residences,
        List<Oscillation> oscillations,
        double effectiveSamples) {
    Judgement {
        wanting = List.copyOf(wanting);
        evidence = List.copyOf(evidence);
        densities = List.copyOf(densities);
        residences = List.copyOf(residences);
        oscillations = List.copyOf(oscillations);
    }
}
