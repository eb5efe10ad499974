package rncrn.verdict;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rncrn.ComputationException;
import rncrn.design.Design;
import rncrn.design.Expectation;
import rncrn.field.Box;
import rncrn.network.ReactionNetwork;
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

    /** Rates of switching below this are lost in rounding. */
    private static final double SLOWEST = 1e-12;

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
    public NoiseJudge.Foretold foretell(Rncrn network) {
        double sum = 0;
        boolean byAverages = false;
        for (Wanted here : wanted) {
            try {
                Foretold foretold =
                        foretell(
                                design,
                                Compiler.compile(network),
                                here.at,
                                here.places,
                                systemSize,
                                MOST_STATES);
                sum += blur(foretold, here);
                byAverages |= !foretold.corrected;
            } catch (ComputationException beyondReduction) {
                sum += 1;
            }
        }
        return new NoiseJudge.Foretold(
                wanted.isEmpty() ? Double.NaN : sum / wanted.size(), byAverages);
    }

    private static double blur(Foretold foretold, Wanted here) {
        if (here.ring()) {
            double size = size(here.places.get(0));
            return (foretold.ring + Math.min(1, foretold.distance / size)) / 2;
        }
        return 1 / (1 + foretold.leastResidence);
    }

    /**
     * What is foretold at one point, as {@link Endurance} would measure it.
     *
     * @param ring density about the centroid over that of the densest ring; NaN in one dimension
     * @param distance mean distance from the nearest place
     * @param residence mean time between arrivals at different places; NaN for a single place
     * @param leastResidence mean time in the place that is left soonest; NaN for a single place
     * @param corrected whether the corrected reduction holds, or averaged rates alone were taken
     */
    public record Foretold(
            double ring,
            double distance,
            double residence,
            double leastResidence,
            boolean corrected) {
        /** Where nothing can be foretold. */
        public static final Foretold NOTHING =
                new Foretold(Double.NaN, Double.NaN, Double.NaN, Double.NaN, false);
    }

    /**
     * Foretells for any network of a design.
     *
     * @param network its reaction list, in concentrations
     * @param at point over the design's controls
     * @param places where the executive species ought to be
     * @param mostStates cells of the lattice at most
     * @throws ComputationException if the network or its dynamics cannot be reduced
     */
    public static Foretold foretell(
            Design design,
            ReactionNetwork network,
            List<Double> at,
            List<List<double[]>> places,
            double systemSize,
            long mostStates) {
        JumpProcess process =
                new JumpProcess(network.withInitial(design.named(at)), new SystemSize(systemSize));
        double[] start = places.get(0).get(0).clone();
        for (int i = 0; i < start.length; i++) {
            start[i] *= systemSize;
        }
        Box guard = Endurance.guard(design.domain());
        SlowModel model =
                SlowProcess.of(process, Optional.of(guard)).model(process.initialCounts());
        Optional<ExactLaw> corrected = Optional.empty();
        try {
            ExactLaw law = ExactLaw.of(model, start, mostStates, ExactLaw.Exit.CONDITION);
            if (places.size() > 1 || law.exitShare(UNTRUSTED) / law.escapeTime() < 1 / LONG) {
                corrected = Optional.of(law);
            }
        } catch (ComputationException untrustedFromTheStart) {
            if (places.size() > 1) {
                throw untrustedFromTheStart;
            }
        }
        // Slow perceptrons make the corrections untrue; averaged rates hold, if roughly. Never for
        // switching times, of which they know nothing.
        ExactLaw law =
                corrected.orElseGet(
                        () ->
                                ExactLaw.of(
                                        model.with(SlowModel.Order.LEADING),
                                        start,
                                        mostStates,
                                        ExactLaw.Exit.CONDITION));
        double[] sums = sums(law, places);
        double apart = 1;
        double least = 1;
        for (int k = 0; k < places.size(); k++) {
            apart -= sums[k] * sums[k];
            least = Math.min(least, sums[k]);
        }
        double slowest = places.size() > 1 ? slowest(law) : Double.NaN;
        return new Foretold(
                law.dimension() < 2 ? Double.NaN : ring(law),
                sums[places.size()],
                1 / (apart * slowest),
                1 / ((1 - least) * slowest),
                corrected.isPresent());
    }

    /**
     * The slowest rate of relaxation that does not oscillate. Two places with switching rates a and
     * b relax at the rate a + b, and arrivals at a new place are 2 ab/(a + b) a unit of time, which
     * is 2 pi_1 pi_2 (a + b); the first is left at the rate a = (1 - pi_1) (a + b).
     */
    private static double slowest(ExactLaw law) {
        return RelaxationModes.of(law).stream()
                .filter(mode -> mode.frequency() == 0)
                .skip(1)
                .findFirst()
                // Rarer than the arithmetic can tell: a rate of nothing, or below.
                .map(mode -> Math.max(SLOWEST, mode.rate()))
                .orElse(Double.POSITIVE_INFINITY);
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

    /** Mean distance of a curve from its own centre. */
    private static double size(List<double[]> line) {
        double[] centre = new double[2];
        for (double[] point : line) {
            centre[0] += point[0] / line.size();
            centre[1] += point[1] / line.size();
        }
        double size = 0;
        for (double[] point : line) {
            size += Math.hypot(point[0] - centre[0], point[1] - centre[1]) / line.size();
        }
        return size;
    }

    /** Probability of being nearest to each place, then the mean distance from the nearest. */
    private static double[] sums(ExactLaw law, List<List<double[]>> places) {
        List<Endurance.Place> all = places.stream().map(Endurance.Place::new).toList();
        double[] sums = new double[all.size() + 1];
        for (int x = 0; x < law.cells(0); x++) {
            for (int y = 0; y < law.cells(1); y++) {
                double[] point =
                        law.dimension() == 1
                                ? new double[] {law.concentration(0, x)}
                                : new double[] {law.concentration(0, x), law.concentration(1, y)};
                int best = 0;
                double least = Double.POSITIVE_INFINITY;
                for (int k = 0; k < all.size(); k++) {
                    double off = all.get(k).distance(point);
                    if (off < least) {
                        least = off;
                        best = k;
                    }
                }
                sums[best] += law.probability(x, y);
                sums[all.size()] += law.probability(x, y) * least;
            }
        }
        return sums;
    }
}
