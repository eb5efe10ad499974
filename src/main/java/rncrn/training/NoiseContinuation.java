package rncrn.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rncrn.design.Design;
import rncrn.design.NoisePlan;
import rncrn.files.Checkpoints;
import rncrn.neural.Classifier;
import rncrn.neural.Rncrn;
import rncrn.target.TrainingSet;

/**
 * The way of one start to ever less noise: at each weight of the noise, Levenberg-Marquardt
 * alternates with the best split of the event budget.
 */
final class NoiseContinuation {
    private static final int ROUNDS = 5;
    private static final int ITERATIONS = 14;

    /** Size below which an alpha is rounded off, in the first round of each penalty. */
    private static final double ROUND = .01;

    /** By how much it falls from round to round. */
    private static final double SHARPER = .4;

    private final Design design;
    private final Problem.Frame frame;
    private final NoisePoints points;
    private final TrainingSet full;
    private final Optional<Classifier> driver;
    private final Session session;
    private final int n;
    private final int m;
    private final NoiseModel model;

    NoiseContinuation(
            Design design,
            Problem.Frame frame,
            NoisePoints points,
            TrainingSet full,
            Optional<Classifier> driver,
            Session session) {
        this.design = design;
        this.frame = frame;
        this.points = points;
        this.full = full;
        this.driver = driver;
        this.session = session;
        n = design.species().size();
        m = design.network().perceptrons();
        model =
                new NoiseModel(
                        n,
                        m,
                        frame,
                        design.noise().betaAtLeast(),
                        points.field,
                        points.attractor,
                        points.guard,
                        design.noise().guard());
        model.add(points.rings);
        model.lag(design.noise().lag());
        model.fewCopies(design.noise().fewCopies());
        design.noise()
                .rates()
                .ifPresent(r -> model.rateRatio(Math.min(r.ratio(), r.largest() / r.smallest())));
    }

    /** A network on the way, not looked at yet. */
    record Made(
            String name, Rncrn network, NoiseResult.Member member, TrainingResult.Stage stage) {}

    /** One penalty's work, kept in a checkpoint: the point reached, and the costs on the way. */
    private static final class Way implements Checkpoints.Kept {
        private double[] v;
        private final List<Double> costs = new ArrayList<>();

        Way(double[] start) {
            v = start;
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            Checkpoint.write(v, out);
            Checkpoint.write(costs.stream().mapToDouble(Double::doubleValue).toArray(), out);
        }

        @Override
        public void read(DataInputStream in) throws IOException {
            v = Checkpoint.read(in);
            for (double cost : Checkpoint.read(in)) {
                costs.add(cost);
            }
        }
    }

    List<Made> run(Trainer.Fitted fit) {
        double[] v = start(fit);
        List<Made> made = new ArrayList<>();
        Rows rows = new Rows(model);
        BudgetSplit split = split(v);
        for (double penalty : design.noise().penalties()) {
            String name = "start " + fit.start() + ", penalty " + penalty;
            Way way = new Way(v);
            if (!session.checkpoint().restore("continuation, " + name, way)) {
                for (int round = 0; round < ROUNDS; round++) {
                    model.round(ROUND * Math.pow(SHARPER, round));
                    model.set(
                            penalty,
                            split.price,
                            split.w,
                            split.speed,
                            split.abundance,
                            design.noise().systemSize());
                    LevenbergMarquardt method = new LevenbergMarquardt(way.v);
                    method.run(rows, ITERATIONS);
                    way.v = method.point();
                    way.costs.addAll(method.history());
                    split = split(way.v);
                }
                session.checkpoint().keep("continuation, " + name, way);
            }
            v = way.v;
            split = split(v);
            model.round(ROUND * Math.pow(SHARPER, ROUNDS));
            Optional<RateWindow.Fit> built = built(v, split, penalty);
            if (built.isEmpty()) {
                // The range of rate constants leaves no such network.
                continue;
            }
            Rncrn network = network(built.get(), fit.start(), penalty);
            made.add(
                    new Made(
                            name,
                            network,
                            new NoiseResult.Member(
                                    fit.start(),
                                    penalty,
                                    Measure.loss(network, full, design.training().residual()),
                                    split.executive,
                                    split.noise,
                                    RateRange.of(network).ratio(),
                                    Double.NaN,
                                    false,
                                    false,
                                    Double.NaN,
                                    false),
                            new TrainingResult.Stage("noise weighs " + penalty, way.costs)));
        }
        return made;
    }

    /** The network as it is to be built: with its rate constants in their range. */
    private Optional<RateWindow.Fit> built(double[] v, BudgetSplit split, double penalty) {
        return design.noise().rates().isEmpty()
                ? Optional.of(new RateWindow.Fit(v, split.speed, split.abundance, Double.NaN))
                : new RateWindow(model, design.noise().rates().get(), design.noise().systemSize())
                        .fit(v, split, penalty);
    }

    private BudgetSplit split(double[] v) {
        NoisePlan noise = design.noise();
        return new BudgetSplit(
                model, v, points.attractor, noise.budget(), noise.systemSize(), noise.speed());
    }

    private double[] start(Trainer.Fitted fit) {
        double[] v = new double[model.variables()];
        for (int i = 0; i < n; i++) {
            System.arraycopy(fit.alpha()[i], 0, v, i * m, m);
            v[n * m + i] = model.ofBeta(fit.beta()[i]);
        }
        System.arraycopy(fit.v(), 0, v, n * m + n, fit.v().length);
        return v;
    }

    /** Speeds are those of the unit gauge, hence times mu. */
    private Rncrn network(RateWindow.Fit built, int start, double penalty) {
        double[] v = built.v();
        double mu = design.network().mu().get(0);
        double[][] alpha = new double[n][m];
        double[] beta = new double[n];
        for (int i = 0; i < n; i++) {
            beta[i] = model.beta(v, i);
            System.arraycopy(v, i * m, alpha[i], 0, m);
        }
        double[] planes = Arrays.copyOfRange(v, n * m + n, v.length);
        Rncrn unit =
                Gauge.network(
                        design,
                        mu,
                        frame,
                        planes,
                        alpha,
                        beta,
                        Map.of("seed", session.seed(), "start", start, "noisePenalty", penalty));
        double[] speed = new double[m];
        for (int j = 0; j < m; j++) {
            speed[j] = built.speed()[j] * mu;
        }
        Rncrn network =
                unit.withGauge(speed, built.abundance())
                        .named(design.name() + "-noise-aware", unit.provenance());
        return driver.map(network::withClassifier).orElse(network);
    }
}
