package rncrn.verdict;

import java.util.List;
import java.util.Map;

/**
 * One parameter value at one system size.
 *
 * @param parameter concentration of each parameter species, in the question's order
 * @param systemSize system size
 * @param horizon horizon applied, in time units
 * @param deterministic regime of the rate equations
 * @param stochastic regime of the jump process in a few words
 * @param verdict what became of the deterministic regime
 * @param reason one sentence: which evidence decided, or what it would take to decide
 * @param evidence all that was measured
 * @param densities the law of each executive species
 * @param plane the joint law of the first two executive species; empty for one species
 * @param sample a sample trajectory
 * @param residences stays at each attractor, where there is more than one or escapes happened
 * @param oscillations coherence of each cycle
 * @param escapes trajectories that left the guarded domain
 * @param extinctions trajectories in which an executive species died out for good
 * @param trajectories trajectories in all
 * @param time simulated time in all
 * @param events reaction events in all
 * @param burnIn time dropped from the start of each trajectory, as estimated
 * @param effectiveSamples effective number of independent samples behind the densities
 * @param method simulation method behind all this, with its settings
 * @param exact whether that method is exact
 */
public record Cell(
        Map<String, Double> parameter,
        double systemSize,
        double horizon,
        DeterministicRegime deterministic,
        String stochastic,
        Verdict verdict,
        String reason,
        List<Evidence> evidence,
        List<Density> densities,
        List<PlaneDensity> plane,
        SamplePath sample,
        List<Residence> residences,
        List<Oscillation> oscillations,
        int escapes,
        int extinctions,
        int trajectories,
        double time,
        long events,
        double burnIn,
        double effectiveSamples,
        String method,
        boolean exact) {
    public Cell {
        parameter = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(parameter));
        evidence = List.copyOf(evidence);
        densities = List.copyOf(densities);
        plane = List.copyOf(plane);
        residences = List.copyOf(residences);
        oscillations = List.copyOf(oscillations);
    }

    /**
     * Reaction events per unit of time; infinite where it was not simulated exactly, or was too
     * dear to be simulated at all.
     */
    double rate() {
        return exact && time > 0 ? events / time : Double.POSITIVE_INFINITY;
    }

    /** The same cell with another reason. */
    Cell because(String words) {
        return with(verdict, words, evidence);
    }

    /** The same cell with another verdict. */
    Cell with(Verdict other, String words, List<Evidence> more) {
        return new Cell(
                parameter,
                systemSize,
                horizon,
                deterministic,
                stochastic,
                other,
                words,
                more,
                densities,
                plane,
                sample,
                residences,
                oscillations,
                escapes,
                extinctions,
                trajectories,
                time,
                events,
                burnIn,
                effectiveSamples,
                method,
                exact);
    }
}
