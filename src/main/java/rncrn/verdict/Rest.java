package rncrn.verdict;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.statistics.Answer;
import rncrn.statistics.Interval;
import rncrn.statistics.Modes;

/** Judges a single equilibrium. */
final class Rest {
    /** How far the median may lie from the equilibrium, in widths of the domain. */
    private static final double DISPLACED = 0.15;

    private static final String MODES = "modes";
    private static final String DISPLACEMENT = "displacement";

    private final Question question;
    private final DeterministicRegime regime;
    private final Observations seen;
    private final double level;
    private final UniformRandomProvider random;
    private final List<Evidence> evidence;

    /**
     * @param evidence receives what is measured
     */
    Rest(
            Question question,
            DeterministicRegime regime,
            Observations seen,
            double level,
            UniformRandomProvider random,
            List<Evidence> evidence) {
        this.question = question;
        this.regime = regime;
        this.seen = seen;
        this.level = level;
        this.random = random;
        this.evidence = evidence;
    }

    /** A single equilibrium: one mode, in its place, that holds. */
    Outcome judge(List<Modes> modes, Answer held, Answer inside) {
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
                            MODES,
                            species,
                            law.count(),
                            1,
                            one,
                            "modes of the kernel estimate; Hartigan's dip p = "
                                    + Judge.shortened(law.dip())));
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
                            DISPLACEMENT,
                            species,
                            displaced,
                            Math.copySign(DISPLACED, displaced.estimate()),
                            here,
                            "median less the equilibrium, in widths of the domain"));
        }
        if (modes.size() > 1) {
            Interval crater = rncrn.statistics.Crater.ratio(seen.points(), level, random);
            Answer filled = crater.above(question.settings().ringRatio());
            evidence.add(
                    new Evidence(
                            CycleEvidence.CRATER,
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
            return Outcome.undecided(looks, "the number of modes", MODES, CycleEvidence.CRATER);
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
        return near != Answer.YES
                ? Outcome.undecided(looks, "the place of the mode", DISPLACEMENT)
                : Outcome.undecided(
                        looks, "how long it holds", Judge.RESIDENCE, Judge.INSIDE_SHARE);
    }
}
