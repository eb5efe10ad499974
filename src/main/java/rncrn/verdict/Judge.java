package rncrn.verdict;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.statistics.Answer;
import rncrn.statistics.Autocorrelation;
import rncrn.statistics.BlockBootstrap;
import rncrn.statistics.Blocks;
import rncrn.statistics.Interval;
import rncrn.statistics.Modes;
import rncrn.statistics.ResidenceTimes;

/**
 * Turns the observations of a cell into evidence and a verdict. Every piece of evidence is an
 * interval against a threshold, and answers yes, no or open; the verdict follows from the answers
 * alone. Intervals are at one level, already corrected for the number of questions asked.
 */
final class Judge {
    /** Name of the evidence on how long an attractor holds. */
    static final String RESIDENCE = "residence-time";

    /** How far the median may lie from the equilibrium, in widths of the domain. */
    private static final double DISPLACED = 0.15;

    /** Share of time that has to be spent in the domain for a regime not to count as blurred. */
    private static final double INSIDE = 0.5;

    /** What counts as close to an aperiodic attractor, in diagonals of the domain. */
    private static final double NEAR = 0.05;

    private static final int REPLICATES = 400;

    private final Question question;
    private final DeterministicRegime regime;
    private final Sampling sampling;
    private final Observations seen;
    private final double level;
    private final UniformRandomProvider random;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Residence> residences = new ArrayList<>();
    private final List<Oscillation> oscillations = new ArrayList<>();

    private Judge(
            Question question,
            DeterministicRegime regime,
            Sampling sampling,
            Observations seen,
            double level,
            UniformRandomProvider random) {
        this.question = question;
        this.regime = regime;
        this.sampling = sampling;
        this.seen = seen;
        this.level = level;
        this.random = random;
    }

    /** Number of questions that a look at a regime asks, by which its error is divided. */
    static int questions(DeterministicRegime regime, int dimension) {
        int attractors = regime.attractors().size();
        return attractors * (2 + dimension) + attractors * (attractors - 1) / 2 + 1;
    }

    /**
     * One look.
     *
     * @param level confidence level of every single interval
     * @param random drives bootstraps
     */
    static Judgement look(
            Question question,
            DeterministicRegime regime,
            Sampling sampling,
            Observations seen,
            double level,
            UniformRandomProvider random) {
        return new Judge(question, regime, sampling, seen, level, random).judge();
    }

    private Judgement judge() {
        int attractors = regime.attractors().size();
        List<Modes> modes = new ArrayList<>();
        double effective = Double.POSITIVE_INFINITY;
        for (int i = 0; i < question.executive().size(); i++) {
            Modes law =
                    Modes.of(
                            seen.coordinate(i),
                            sampling.spacing(),
                            question.settings().valleyRatio(),
                            level,
                            random);
            modes.add(law);
            effective = Math.min(effective, law.effective());
        }
        Answer held = Answer.YES;
        boolean leaves = false;
        for (int k = 0; k < attractors; k++) {
            Answer stays = residence(k);
            held = held.and(stays);
            leaves |= stays == Answer.NO && 2 * seen.left(k) > seen.completed(k).length;
        }
        Answer inside = inside();
        Outcome outcome =
                leaves
                        ? new Outcome(
                                Verdict.LOST,
                                seen.extinctions() > seen.escapes() ? "extinction" : "escape",
                                "trajectories leave for good before the horizon")
                        : attractors > 1
                                ? several(held, inside)
                                : regime.attractors().get(0).kind() == Attractor.Kind.EQUILIBRIUM
                                        ? rest(modes, held, inside)
                                        : lasting(0, held, inside);
        return new Judgement(
                outcome.verdict,
                outcome.stochastic,
                outcome.reason,
                evidence,
                Densities.of(question, sampling, seen, modes),
                residences,
                oscillations,
                effective);
    }

    private record Outcome(Verdict verdict, String stochastic, String reason) {}

    private static Outcome undecided(String seen, String open) {
        return new Outcome(Verdict.UNDECIDED, seen, "not decided yet: " + open);
    }

    /** A single equilibrium: one mode, in its place, that holds. */
    private Outcome rest(List<Modes> modes, Answer held, Answer inside) {
        List<Double> place = regime.attractors().get(0).points().get(0);
        Answer single = Answer.YES;
        Answer near = Answer.YES;
        double atLeast = 1;
        for (int i = 0; i < modes.size(); i++) {
            Modes law = modes.get(i);
            String species = question.executiveNames().get(i);
            Answer one = Answer.OPEN;
            if (law.count().high() <= 1) {
                one = Answer.YES;
            } else if (law.count().low() >= 2 && law.dip() <= 1 - level) {
                one = Answer.NO;
            }
            single = single.and(one);
            atLeast = Math.max(atLeast, law.count().low());
            evidence.add(
                    new Evidence(
                            "modes",
                            species,
                            law.count(),
                            1,
                            one,
                            "modes of the kernel estimate; Hartigan's dip p = "
                                    + shortened(law.dip())));
            double offset = place.get(i);
            double width = question.domain().width(i);
            Interval displaced =
                    new Interval(
                            (law.median().estimate() - offset) / width,
                            (law.median().low() - offset) / width,
                            (law.median().high() - offset) / width,
                            level);
            Answer here = displaced.below(DISPLACED).and(displaced.above(-DISPLACED));
            near = near.and(here);
            evidence.add(
                    new Evidence(
                            "displacement",
                            species,
                            displaced,
                            DISPLACED,
                            here,
                            "median less the equilibrium, in widths of the domain"));
        }
        if (modes.size() > 1) {
            Interval crater = rncrn.statistics.Crater.ratio(seen.points(), level, random);
            Answer filled = crater.above(question.settings().ringRatio());
            evidence.add(
                    new Evidence(
                            "centre-to-ring",
                            "cloud",
                            crater,
                            question.settings().ringRatio(),
                            filled,
                            "areal density at the centroid over that on the densest ring"));
            if (filled == Answer.NO) {
                return new Outcome(
                        Verdict.NOISE_INDUCED,
                        "ring",
                        "the cloud is a ring, where the rate equations have an equilibrium");
            }
            single = single.and(filled);
        }
        String looks = atLeast > 1 ? "several modes" : "equilibrium";
        if (single == Answer.NO) {
            return new Outcome(
                    Verdict.NOISE_INDUCED,
                    looks,
                    "more modes than the one equilibrium of the rate equations");
        }
        if (single == Answer.OPEN) {
            return undecided(looks, "the number of modes");
        }
        if (near == Answer.NO) {
            return new Outcome(
                    Verdict.LOST, "displaced equilibrium", "the one mode lies elsewhere");
        }
        if (inside == Answer.NO) {
            return new Outcome(
                    Verdict.BLURRED,
                    "broad equilibrium",
                    "less than half of the time is spent in the domain");
        }
        if (held == Answer.NO) {
            return new Outcome(
                    Verdict.BLURRED, looks, "the equilibrium is left before the horizon");
        }
        if (near.and(inside).and(held) == Answer.YES) {
            return new Outcome(
                    Verdict.KEPT,
                    "equilibrium",
                    "one mode at the equilibrium, held for the horizon");
        }
        return undecided(looks, near != Answer.YES ? "the place of the mode" : "how long it holds");
    }

    private Outcome lasting(int k, Answer held, Answer inside) {
        return regime.attractors().get(k).kind() == Attractor.Kind.CYCLE
                ? cycle(k, held, inside)
                : aperiodic(k, held, inside);
    }

    /** An aperiodic attractor: the cloud stays close to it. */
    private Outcome aperiodic(int k, Answer held, Answer inside) {
        Attractor attractor = regime.attractors().get(k);
        double diagonal = 0;
        for (int i = 0; i < question.executive().size(); i++) {
            diagonal += question.domain().width(i) * question.domain().width(i);
        }
        double near = NEAR * Math.sqrt(diagonal);
        double[][][] points = seen.pointsAt(k);
        double[][] close = new double[points.length][];
        for (int s = 0; s < close.length; s++) {
            close[s] = new double[points[s].length];
            for (int t = 0; t < close[s].length; t++) {
                close[s][t] = attractor.distance(points[s][t]) <= near ? 1 : 0;
            }
        }
        Interval share = meanInterval(close);
        Answer follows = share.above(INSIDE);
        evidence.add(
                new Evidence(
                        "share-near-attractor",
                        name(k),
                        share,
                        INSIDE,
                        follows,
                        "share of time within a twentieth of the domain's diagonal of it"));
        if (follows == Answer.NO) {
            return new Outcome(Verdict.LOST, "cloud", "the cloud does not follow the attractor");
        }
        if (held == Answer.NO || inside == Answer.NO) {
            return new Outcome(
                    Verdict.BLURRED, "aperiodic", "the attractor is left before the horizon");
        }
        if (follows.and(held).and(inside) == Answer.YES) {
            return new Outcome(
                    Verdict.KEPT, "aperiodic", "the cloud follows the attractor for the horizon");
        }
        return undecided("aperiodic", "whether the cloud follows the attractor");
    }

    /** A cycle: a crater about the centroid, phase remembered, held for the horizon. */
    private Outcome cycle(int k, Answer held, Answer inside) {
        CycleEvidence found = CycleEvidence.of(question, regime, sampling, seen, k, level, random);
        evidence.addAll(found.evidence());
        found.oscillation().ifPresent(oscillations::add);
        if (found.ring() == Answer.NO) {
            return new Outcome(
                    Verdict.LOST,
                    "cloud",
                    "no crater: the cloud is as dense inside as on its ring");
        }
        if (found.ring() == Answer.OPEN) {
            return undecided("cloud or ring", "whether there is a crater");
        }
        if (found.coherent() == Answer.NO) {
            return new Outcome(
                    Verdict.BLURRED,
                    "ring without phase",
                    "the phase is forgotten before the horizon");
        }
        if (held == Answer.NO || inside == Answer.NO) {
            return new Outcome(Verdict.BLURRED, "cycle", "the cycle is left before the horizon");
        }
        if (found.coherent().and(held).and(inside) == Answer.YES) {
            return new Outcome(
                    Verdict.KEPT,
                    regime.attractors().get(k).kind().word(),
                    "a ring whose phase is remembered for the horizon");
        }
        return undecided(
                "ring",
                found.coherent() != Answer.YES
                        ? "how long the phase is remembered"
                        : "how long it holds");
    }

    /** Several attractors: each holds, and a valley parts them. */
    private Outcome several(Answer held, Answer inside) {
        Answer parted = Answer.YES;
        for (int i = 0; i < regime.attractors().size(); i++) {
            for (int k = 0; k < i; k++) {
                parted = parted.and(valley(k, i));
            }
        }
        if (held == Answer.NO && parted == Answer.YES) {
            return new Outcome(
                    Verdict.BLURRED,
                    regime.label() + ", switching",
                    "an attractor is left before the horizon");
        }
        if (held == Answer.NO && parted == Answer.NO) {
            return new Outcome(
                    Verdict.LOST,
                    "merged",
                    "no valley parts the attractors, and one is left before the horizon");
        }
        if (held != Answer.YES) {
            return undecided(
                    regime.label(),
                    held == Answer.NO
                            ? "blurred or lost, as an attractor is left before the horizon, but"
                                    + " whether a valley parts the attractors is open"
                            : "how long each attractor holds");
        }
        if (parted == Answer.NO) {
            return new Outcome(Verdict.BLURRED, "merged", "no valley parts the attractors");
        }
        if (parted == Answer.OPEN || inside == Answer.OPEN) {
            return undecided(regime.label(), "whether a valley parts the attractors");
        }
        for (int k = 0; k < regime.attractors().size(); k++) {
            if (regime.attractors().get(k).kind() != Attractor.Kind.EQUILIBRIUM) {
                Outcome single = lasting(k, Answer.YES, inside);
                if (single.verdict != Verdict.KEPT) {
                    return single;
                }
            }
        }
        return new Outcome(
                Verdict.KEPT,
                regime.label(),
                "every attractor holds for the horizon, apart from the others");
    }

    private Answer residence(int k) {
        double[] completed = seen.completed(k);
        double[] censored = seen.censored(k);
        Interval mean = ResidenceTimes.mean(completed, censored, level);
        double p = ResidenceTimes.exponentialPValue(completed, censored);
        residences.add(
                new Residence(
                        k,
                        java.util.Arrays.stream(completed).boxed().toList(),
                        java.util.Arrays.stream(censored).boxed().toList(),
                        mean,
                        p));
        Answer stays = mean.above(sampling.horizon());
        evidence.add(
                new Evidence(
                        RESIDENCE,
                        name(k),
                        mean,
                        sampling.horizon(),
                        stays,
                        completed.length
                                + " stays ended ("
                                + seen.left(k)
                                + " by leaving for good), "
                                + censored.length
                                + " cut short; exponential law p = "
                                + shortened(p)));
        return stays;
    }

    private Answer inside() {
        double[][] inside = seen.inside(question.domain());
        Interval share = meanInterval(inside);
        Answer answer = share.above(INSIDE);
        evidence.add(
                new Evidence(
                        "share-in-domain",
                        "cloud",
                        share,
                        INSIDE,
                        answer,
                        "share of time in the domain"));
        return answer;
    }

    private Interval meanInterval(double[][] series) {
        List<double[]> blocks = new ArrayList<>();
        for (int[] block : Blocks.of(series, Autocorrelation.time(series))) {
            double[] sums = new double[2];
            for (int i = block[1]; i < block[2]; i++) {
                sums[0] += series[block[0]][i];
                sums[1]++;
            }
            blocks.add(sums);
        }
        return blocks.size() < 4
                ? Interval.unknown(level)
                : new BlockBootstrap(blocks.toArray(double[][]::new), REPLICATES, random)
                        .interval(sum -> sum[0] / sum[1], level);
    }

    /** Density between two attractors over the lower of their peaks. */
    private Answer valley(int a, int b) {
        Separation separation =
                Separation.of(regime.attractors().get(a), regime.attractors().get(b));
        Interval ratio = Valley.ratio(seen, separation, sampling.spacing(), level, random);
        Answer parted = ratio.below(question.settings().valleyRatio());
        evidence.add(
                new Evidence(
                        "valley",
                        name(a) + " to " + name(b),
                        ratio,
                        question.settings().valleyRatio(),
                        parted,
                        "least density between the attractors over the lower of the two peaks"));
        return parted;
    }

    private String name(int k) {
        return regime.attractors().get(k).kind().word() + " " + (k + 1);
    }

    private static String shortened(double p) {
        return Double.isNaN(p) ? "not tested" : String.format(java.util.Locale.ROOT, "%.3g", p);
    }
}
