package rncrn.verdict;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.statistics.Answer;
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

    /** Name of the evidence on the share of time in the domain. */
    static final String INSIDE_SHARE = "share-in-domain";

    /** Name of the evidence on the valley between two attractors. */
    static final String VALLEY = "valley";

    /** Share of time that has to be spent in the domain for a regime not to count as blurred. */
    private static final double INSIDE = 0.5;

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
                                        ? new Rest(question, regime, seen, level, random, evidence)
                                                .judge(modes, held, inside)
                                        : lasting(0, held, inside);
        return new Judgement(
                outcome.verdict(),
                outcome.stochastic(),
                outcome.reason(),
                outcome.wanting(),
                evidence,
                Densities.of(question, sampling, seen, modes),
                residences,
                oscillations,
                effective);
    }

    private Outcome lasting(int k, Answer held, Answer inside) {
        return regime.attractors().get(k).kind() == Attractor.Kind.CYCLE
                ? cycle(k, held, inside)
                : Wandering.judge(question, regime, seen, k, level, random, evidence)
                        .outcome(held, inside);
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
            return Outcome.undecided(
                    "cloud or ring", "whether there is a crater", CycleEvidence.CRATER);
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
        return found.coherent() != Answer.YES
                ? Outcome.undecided(
                        "ring", "how long the phase is remembered", CycleEvidence.DEPHASING)
                : Outcome.undecided("ring", "how long it holds", RESIDENCE, INSIDE_SHARE);
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
        if (held == Answer.NO) {
            return Outcome.undecided(
                    regime.label(),
                    "blurred or lost, as an attractor is left before the horizon, but whether a"
                            + " valley parts the attractors is open",
                    VALLEY);
        }
        if (held == Answer.OPEN) {
            return Outcome.undecided(regime.label(), "how long each attractor holds", RESIDENCE);
        }
        if (parted == Answer.NO) {
            return new Outcome(Verdict.BLURRED, "merged", "no valley parts the attractors");
        }
        if (parted == Answer.OPEN || inside == Answer.OPEN) {
            return Outcome.undecided(
                    regime.label(), "whether a valley parts the attractors", VALLEY, INSIDE_SHARE);
        }
        for (int k = 0; k < regime.attractors().size(); k++) {
            if (regime.attractors().get(k).kind() != Attractor.Kind.EQUILIBRIUM) {
                Outcome single = lasting(k, Answer.YES, inside);
                if (single.verdict() != Verdict.KEPT) {
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
        Interval share = Shares.mean(inside, level, random);
        Answer answer = share.above(INSIDE);
        evidence.add(
                new Evidence(
                        INSIDE_SHARE,
                        "cloud",
                        share,
                        INSIDE,
                        answer,
                        "share of time in the domain"));
        return answer;
    }

    /** Density between two attractors over the lower of their peaks. */
    private Answer valley(int a, int b) {
        Separation separation =
                Separation.of(regime.attractors().get(a), regime.attractors().get(b));
        Interval ratio = valley(separation, seen.pointsAt(a, b));
        if (Double.isNaN(ratio.estimate())) {
            // They hardly ever meet, as where a third lies between: then all points have to do.
            ratio = valley(separation, seen.points());
        }
        Answer parted = ratio.below(question.settings().valleyRatio());
        evidence.add(
                new Evidence(
                        VALLEY,
                        name(a) + " to " + name(b),
                        ratio,
                        question.settings().valleyRatio(),
                        parted,
                        "least density between the attractors over the lower of the two peaks"));
        return parted;
    }

    private Interval valley(Separation separation, double[][][] points) {
        return Valley.ratio(
                points,
                seen.step(),
                separation,
                sampling.spacing(),
                sampling.horizon(),
                level,
                random);
    }

    private String name(int k) {
        return name(regime, k);
    }

    /** How an attractor is called in evidence. */
    static String name(DeterministicRegime regime, int k) {
        return regime.attractors().get(k).kind().word() + " " + (k + 1);
    }

    static String shortened(double p) {
        return Double.isNaN(p) ? "not tested" : String.format(java.util.Locale.ROOT, "%.3g", p);
    }
}
