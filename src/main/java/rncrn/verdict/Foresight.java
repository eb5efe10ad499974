package rncrn.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rncrn.ComputationException;
import rncrn.design.Design;
import rncrn.design.Expectation;
import rncrn.field.Box;
import rncrn.network.SystemSize;
import rncrn.neural.Compiler;
import rncrn.neural.Rncrn;
import rncrn.reduction.ExactLaw;
import rncrn.reduction.RelaxationModes;
import rncrn.reduction.SlowModel;
import rncrn.reduction.SlowProcess;
import rncrn.statistics.Cloud;
import rncrn.stochastic.JumpProcess;
import rncrn.training.NoiseJudge;
import rncrn.training.WantedPlaces;

/**
 * Foretells from the exact law of the reduced dynamics ({@link ExactLaw}), without simulation, how
 * blurred the behaviours of a design are at one system size: where a single cycle is wanted, by the
 * ring and the distance of {@link Endurance}; where several places are wanted, how soon the law
 * forgets in which of them it was; else nothing. One and two executive species.
 */
public final class Foresight implements NoiseJudge {
    private static final long MOST_STATES = 40_000;

    /**
     * How the domain is left where the reduction is not to be trusted, a way of {@link ExactLaw}.
     */
    private static final int UNTRUSTED = 4;

    /** Time for which the corrected law has to hold. */
    private static final double LONG = 100;

    private final Design design;
    private final double systemSize;
    private final List<Wanted> wanted = new ArrayList<>();

    /** What is wanted at one point over the design's controls. */
    private record Wanted(List<Double> at, List<List<double[]>> places) {
        boolean ring() {
            return places.size() == 1 && places.get(0).size() > 1;
        }
    }

    /** Foretells for this design, whose places are found once. */
    public Foresight(Design design, double systemSize) {
        this.design = design;
        this.systemSize = systemSize;
        if (design.species().size() > 2) {
            return;
        }
        Set<List<Double>> points = new LinkedHashSet<>();
        for (Expectation expectation : design.expectations()) {
            if (expectation.equilibria().isPresent() || expectation.cycles().isPresent()) {
                points.add(expectation.at());
            }
        }
        for (List<Double> at : points) {
            Wanted here = new Wanted(at, WantedPlaces.at(design, at));
            if (here.ring() || here.places.size() > 1) {
                wanted.add(here);
            }
        }
    }

    /**
     * The mean over all points of what is blurred there, between 0 and about 1; 1 where the
     * reduction does not hold.
     */
    @Override
    public double blur(Rncrn network) {
        double sum = 0;
        for (Wanted here : wanted) {
            try {
                sum += blur(network, here);
            } catch (ComputationException beyondReduction) {
                sum += 1;
            }
        }
        return wanted.isEmpty() ? Double.NaN : sum / wanted.size();
    }

    private double blur(Rncrn network, Wanted here) {
        ExactLaw law = law(network, here);
        if (here.ring()) {
            return (ring(law) + distance(law, here.places.get(0))) / 2;
        }
        double[] share = shares(law, here.places);
        double apart = 1;
        for (double s : share) {
            apart -= s * s;
        }
        // Two places with switching rates a and b relax at the rate a + b, and arrivals at a new
        // place are 2 ab/(a + b) a unit of time, 2 pi_1 pi_2 (a + b).
        double rate =
                RelaxationModes.of(law).stream()
                        .filter(mode -> mode.frequency() == 0)
                        .skip(1)
                        .findFirst()
                        .map(RelaxationModes.Relaxation::rate)
                        .orElse(Double.POSITIVE_INFINITY);
        double switches = rate * apart;
        // A place that is as good as never visited is not kept.
        double least = Arrays.stream(share).min().orElseThrow() * share.length;
        return least < .05 ? 1 : switches / (1 + switches);
    }

    private ExactLaw law(Rncrn network, Wanted here) {
        JumpProcess process =
                new JumpProcess(
                        Compiler.compile(network).withInitial(design.named(here.at)),
                        new SystemSize(systemSize));
        double[] start = here.places.get(0).get(0).clone();
        for (int i = 0; i < start.length; i++) {
            start[i] *= systemSize;
        }
        Box guard = Endurance.guard(design.domain());
        SlowProcess slow = SlowProcess.of(process, Optional.of(guard));
        SlowModel model = slow.model(process.initialCounts());
        try {
            ExactLaw law = ExactLaw.of(model, start, MOST_STATES, ExactLaw.Exit.CONDITION);
            if (!here.ring() || law.exitShare(UNTRUSTED) / law.escapeTime() < 1 / LONG) {
                return law;
            }
        } catch (ComputationException untrustedFromTheStart) {
            if (!here.ring()) {
                throw untrustedFromTheStart;
            }
        }
        // Slow perceptrons make the corrections untrue; averaged rates hold, if roughly. Never for
        // switching times, of which they know nothing.
        return ExactLaw.of(
                model.with(SlowModel.Order.LEADING), start, MOST_STATES, ExactLaw.Exit.CONDITION);
    }

    /** Density about the centroid over that of the densest ring, as {@link Endurance} counts it. */
    static double ring(ExactLaw law) {
        double[] mean = {law.mean(0), law.mean(1)};
        double[][] covariance = {
            {law.covariance(0, 0), law.covariance(0, 1)},
            {law.covariance(1, 0), law.covariance(1, 1)}
        };
        Cloud cloud = Cloud.of(mean, covariance);
        double[] rings = new double[Endurance.RINGS];
        double[] cells = new double[Endurance.RINGS];
        for (int x = 0; x < law.cells(0); x++) {
            for (int y = 0; y < law.cells(1); y++) {
                double[] point = {law.concentration(0, x), law.concentration(1, y)};
                int ring = (int) (cloud.squaredRadius(point) / Endurance.AREA);
                if (ring < rings.length) {
                    rings[ring] += law.probability(x, y);
                    cells[ring]++;
                }
            }
        }
        // Few cells make a ring where copies are few: by their number, not by the ring's area.
        double top = 0;
        for (int r = 0; r < rings.length; r++) {
            rings[r] /= Math.max(1, cells[r]);
            top = Math.max(top, rings[r]);
        }
        return rings[0] / top;
    }

    /** Mean distance from a curve over the curve's own mean distance from its centre, at most 1. */
    private static double distance(ExactLaw law, List<double[]> line) {
        Endurance.Place place = new Endurance.Place(line);
        double sum = 0;
        for (int x = 0; x < law.cells(0); x++) {
            for (int y = 0; y < law.cells(1); y++) {
                double[] point = {law.concentration(0, x), law.concentration(1, y)};
                sum += law.probability(x, y) * place.distance(point);
            }
        }
        double[] centre = new double[2];
        for (double[] point : line) {
            centre[0] += point[0] / line.size();
            centre[1] += point[1] / line.size();
        }
        double size = 0;
        for (double[] point : line) {
            size += Math.hypot(point[0] - centre[0], point[1] - centre[1]) / line.size();
        }
        return Math.min(1, sum / size);
    }

    /** Probability of being nearest to each place. */
    private static double[] shares(ExactLaw law, List<List<double[]>> places) {
        List<Endurance.Place> all = places.stream().map(Endurance.Place::new).toList();
        double[] shares = new double[all.size()];
        for (int x = 0; x < law.cells(0); x++) {
            for (int y = 0; y < law.cells(1); y++) {
                double[] point =
                        law.dimension() == 1
                                ? new double[] {law.concentration(0, x)}
                                : new double[] {law.concentration(0, x), law.concentration(1, y)};
                int best = 0;
                double least = Double.POSITIVE_INFINITY;
                for (int k = 0; k < shares.length; k++) {
                    double off = all.get(k).distance(point);
                    if (off < least) {
                        least = off;
                        best = k;
                    }
                }
                shares[best] += law.probability(x, y);
            }
        }
        return shares;
    }
}
