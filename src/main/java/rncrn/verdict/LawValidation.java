package rncrn.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import rncrn.ensemble.Pool;
import rncrn.ensemble.Progress;
import rncrn.field.Box;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.statistics.Answer;
import rncrn.statistics.Interval;
import rncrn.statistics.KernelDensity;
import rncrn.statistics.Modes;
import rncrn.stochastic.DirectMethod;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Streams;

/**
 * The intervals of the number of modes and of the valley between two states, at their nominal 95 %,
 * on a birth-death chain whose stationary law follows from detailed balance: p(x + 1) death(x + 1)
 * = p(x) birth(x). The exact values are read off that law by the same rules, with the least
 * bandwidth that the estimates ever have, which is the spacing of the lattice.
 */
final class LawValidation {
    private static final double LEVEL = 0.95;

    /** Terms of the exponential series of a matrix of norm a half at most. */
    private static final int TERMS = 12;

    private final String name;
    private final ReactionNetwork network;
    private final Box box;
    private final double size;
    private final double[] law;
    private final Rate birth;
    private final Rate death;
    private final DeterministicRegime regime;

    /** A rate at a number of copies. */
    interface Rate {
        double at(int copies);
    }

    /**
     * @param network one species
     * @param birth its birth rate at the system size
     * @param death its death rate
     */
    LawValidation(
            String name, ReactionNetwork network, Box box, double size, Rate birth, Rate death) {
        this.name = name;
        this.network = network;
        this.box = box;
        this.size = size;
        this.birth = birth;
        this.death = death;
        this.law = law(birth, death, (int) Math.ceil(2 * box.upper(0) * size));
        this.regime = new NetworkRegimes(network, List.of(0), List.of(), box).at(List.of());
    }

    static double[] law(Rate birth, Rate death, int most) {
        double[] log = new double[most + 1];
        double highest = 0;
        for (int x = 1; x <= most; x++) {
            log[x] = log[x - 1] + Math.log(birth.at(x - 1)) - Math.log(death.at(x));
            highest = Math.max(highest, log[x]);
        }
        double sum = 0;
        for (int x = 0; x <= most; x++) {
            log[x] = Math.exp(log[x] - highest);
            sum += log[x];
        }
        for (int x = 0; x <= most; x++) {
            log[x] /= sum;
        }
        return log;
    }

    /** The exact number of modes. */
    int modes() {
        return density(law, x -> x, 0, box.upper(0)).modes(Settings.DEFAULT.valleyRatio()).size();
    }

    /** The exact valley between the first two states. */
    double valley() {
        Separation separation = separation();
        return density(law, x -> separation.coordinate(new double[] {x}), -1.5, 2.5)
                .valleyRatio(0, 1);
    }

    private Separation separation() {
        return Separation.of(regime.attractors().get(0), regime.attractors().get(1));
    }

    private KernelDensity density(
            double[] law, java.util.function.DoubleUnaryOperator place, double a, double b) {
        KernelDensity.Bins bins = new KernelDensity.Bins(a, b);
        double[] counts = bins.counts();
        for (int x = 0; x < law.length; x++) {
            double at = place.applyAsDouble(x / size);
            if (at > a && at < b) {
                KernelDensity.Bins one = new KernelDensity.Bins(a, b);
                one.add(at);
                double[] added = one.counts();
                for (int i = 0; i < counts.length; i++) {
                    counts[i] += law[x] * added[i];
                }
            }
        }
        double spacing = Math.abs(place.applyAsDouble(1 / size) - place.applyAsDouble(0));
        return KernelDensity.smooth(bins.with(counts), spacing);
    }

    /**
     * The same with each state's own law counting the same. The probability that a core was visited
     * last is, by detailed balance, that of visiting it first; both at the times of the samples.
     */
    double evenValley() {
        Separation separation = separation();
        int n = law.length;
        double[] place = new double[n];
        for (int x = 0; x < n; x++) {
            place[x] = separation.coordinate(new double[] {x / size});
        }
        // h(x) = sum over y of P(x, y) h(y) between the cores, 0 and 1 in them.
        DMatrixRMaj left = CommonOps_DDRM.identity(n);
        DMatrixRMaj right = new DMatrixRMaj(n, 1);
        DMatrixRMaj step = transitions(question(1), n);
        for (int x = 0; x < n; x++) {
            if (place[x] >= 1 - TwoStates.CORE) {
                right.set(x, 0, 1);
            } else if (place[x] > TwoStates.CORE) {
                for (int y = 0; y < n; y++) {
                    left.add(x, y, -step.get(x, y));
                }
            }
        }
        DMatrixRMaj second = new DMatrixRMaj(n, 1);
        CommonOps_DDRM.solve(left, right, second);
        double share = 0;
        for (int x = 0; x < n; x++) {
            share += law[x] * second.get(x, 0);
        }
        double[] even = new double[n];
        for (int x = 0; x < n; x++) {
            double other = law[x] * second.get(x, 0);
            even[x] = (law[x] - other) / (2 * (1 - share)) + other / (2 * share);
        }
        return density(even, x -> separation.coordinate(new double[] {x}), -1.5, 2.5)
                .valleyRatio(0, 1);
    }

    /** Probabilities of going from state to state between two samples. */
    private DMatrixRMaj transitions(Question question, int n) {
        double time = sampling(question).step();
        double fastest = 0;
        for (int x = 0; x < n; x++) {
            fastest = Math.max(fastest, birth.at(x) + death.at(x));
        }
        int halvings = Math.max(0, (int) Math.ceil(Math.log(4 * fastest * time) / Math.log(2)));
        DMatrixRMaj rates = new DMatrixRMaj(n, n);
        double part = time / Math.pow(2, halvings);
        for (int x = 0; x < n; x++) {
            double up = x < n - 1 ? birth.at(x) * part : 0;
            double down = x > 0 ? death.at(x) * part : 0;
            if (x < n - 1) {
                rates.set(x, x + 1, up);
            }
            if (x > 0) {
                rates.set(x, x - 1, down);
            }
            rates.set(x, x, -up - down);
        }
        DMatrixRMaj sum = CommonOps_DDRM.identity(n);
        DMatrixRMaj power = CommonOps_DDRM.identity(n);
        DMatrixRMaj next = new DMatrixRMaj(n, n);
        for (int k = 1; k <= TERMS; k++) {
            CommonOps_DDRM.mult(1.0 / k, power, rates, next);
            power.setTo(next);
            CommonOps_DDRM.addEquals(sum, power);
        }
        for (int k = 0; k < halvings; k++) {
            CommonOps_DDRM.mult(sum, sum, next);
            sum.setTo(next);
        }
        return sum;
    }

    /** What one study finds. */
    private record Found(Interval modes, Interval valley, Interval even) {}

    /** One line for the number of modes, and one for the valley where there are two states. */
    List<Validation.Row> rows(long budget, int studies, Pool pool, Progress progress) {
        List<Found> found = new ArrayList<>();
        pool.run(
                studies,
                i -> study(budget, Streams.derive(7, i)),
                (i, one) -> {
                    found.add(one);
                    progress.advanced(i + 1, studies, "laws");
                },
                progress::cancelled);
        List<Validation.Row> rows = new ArrayList<>();
        int modes = modes();
        rows.add(
                row(
                        "number of modes, " + name,
                        Integer.toString(modes),
                        budget,
                        found.stream().map(Found::modes).toList(),
                        modes,
                        found.stream()
                                .map(
                                        one ->
                                                one.modes().low() == one.modes().high()
                                                        ? one.modes().low() == modes
                                                                ? Answer.YES
                                                                : Answer.NO
                                                        : Answer.OPEN)
                                .toList()));
        if (regime.attractors().size() == 2) {
            rows.add(
                    valley(
                            "valley, ",
                            valley(),
                            budget,
                            found.stream().map(Found::valley).toList()));
            rows.add(
                    valley(
                            "valley with even shares, ",
                            evenValley(),
                            budget,
                            found.stream().map(Found::even).toList()));
        }
        return rows;
    }

    private Validation.Row valley(
            String what, double exact, long budget, List<Interval> intervals) {
        double threshold = Settings.DEFAULT.valleyRatio();
        return row(
                what + name,
                String.format(Locale.ROOT, "%.3f", exact),
                budget,
                intervals,
                exact,
                intervals.stream()
                        .map(one -> exact < threshold ? one.below(threshold) : one.above(threshold))
                        .toList());
    }

    private static Validation.Row row(
            String model,
            String truth,
            long budget,
            List<Interval> intervals,
            double exact,
            List<Answer> answers) {
        double n = intervals.size();
        return new Validation.Row(
                Validation.SINGLE + model,
                truth,
                budget,
                intervals.size(),
                answers.stream().filter(a -> a == Answer.YES).count() / n,
                answers.stream().filter(a -> a == Answer.NO).count() / n,
                answers.stream().filter(a -> a == Answer.OPEN).count() / n,
                intervals.stream().filter(i -> i.low() <= exact && i.high() >= exact).count() / n);
    }

    private Found study(long budget, long seed) {
        Sampling sampling = sampling(question(seed));
        List<Replica> replicas = new ArrayList<>();
        for (int k = 0; k < regime.attractors().size(); k++) {
            for (int r = 0; r < Settings.DEFAULT.replicas(); r++) {
                replicas.add(new Replica(sampling, k, Streams.derive(seed, replicas.size())));
            }
        }
        replicas.forEach(replica -> replica.advance(8));
        double perStep =
                replicas.stream().mapToLong(Replica::events).sum() / (8.0 * replicas.size());
        long steps = (long) Math.max(8, budget / (perStep * replicas.size()));
        replicas.forEach(replica -> replica.advance(steps));
        Observations seen = new Observations(regime, replicas, sampling.step());
        Interval modes =
                Modes.of(
                                seen.coordinate(0),
                                sampling.spacing(),
                                Settings.DEFAULT.valleyRatio(),
                                LEVEL,
                                Streams.stream(seed, -1))
                        .count();
        return new Found(
                modes,
                valley(seen, sampling, Double.POSITIVE_INFINITY, Streams.derive(seed, -2)),
                valley(seen, sampling, 0, Streams.derive(seed, -3)));
    }

    private Interval valley(Observations seen, Sampling sampling, double horizon, long seed) {
        return regime.attractors().size() == 2
                ? Valley.ratio(
                        seen.points(),
                        seen.step(),
                        separation(),
                        sampling.spacing(),
                        horizon,
                        LEVEL,
                        Streams.stream(seed, 0))
                : Interval.unknown(LEVEL);
    }

    private Question question(long seed) {
        return new Question(
                name,
                network,
                List.of(0),
                List.of(),
                List.of(List.of()),
                List.of(size),
                box,
                1,
                seed,
                Settings.DEFAULT);
    }

    private Sampling sampling(Question question) {
        return new Sampling(
                question,
                regime,
                new DirectMethod().prepare(new JumpProcess(network, new SystemSize(size))));
    }
}
