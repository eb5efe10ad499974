package rncrn.reduction;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rncrn.ComputationException;
import rncrn.field.Box;
import rncrn.network.Unit;
import rncrn.neural.Decompiler;
import rncrn.neural.Recognition;
import rncrn.stochastic.DirectMethod;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Simulator;

/**
 * A jump process recognised as a recurrent network, ready for reduction: which species is what, and
 * the slow model for the parameters of a state. Models are kept, so that many trajectories share
 * one. Safe for any thread.
 */
public final class SlowProcess {
    private final JumpProcess process;
    private final Recognition recognition;
    private final Optional<Box> domain;
    private final PerceptronTables tables;
    private final Simulator exact;
    private final Map<String, SlowModel> models = new ConcurrentHashMap<>();
    private final Map<String, Cascade> cascades = new ConcurrentHashMap<>();

    private SlowProcess(
            JumpProcess process,
            Recognition recognition,
            Optional<Box> domain,
            PerceptronTables tables) {
        this.process = process;
        this.recognition = recognition;
        this.domain = domain;
        this.tables = tables;
        this.exact = new DirectMethod().prepare(process);
    }

    /** Exact simulation of the process, for initial layers. */
    Simulator exact() {
        return exact;
    }

    /**
     * Recognises a process.
     *
     * @param domain concentrations of the executive species over which the reduction is to hold;
     *     where it is absent, {@link ReachableDomain} estimates it
     * @param tables the perceptrons' tables, shared with whoever else holds them
     * @throws ComputationException if the network is not a recurrent network; the message says why
     */
    public static SlowProcess of(
            JumpProcess process, Optional<Box> domain, PerceptronTables tables) {
        if (process.network().unit() != Unit.CONCENTRATION) {
            throw new ComputationException(
                    "reduction works on recurrent networks given in concentrations; this network"
                            + " speaks of copy numbers");
        }
        try {
            return new SlowProcess(
                    process, Decompiler.decompile(process.network()), domain, tables);
        } catch (IllegalArgumentException other) {
            throw new ComputationException(
                    "reduction works on recurrent networks only, and this is none: "
                            + other.getMessage());
        }
    }

    /** The same with tables of its own. */
    public static SlowProcess of(JumpProcess process, Optional<Box> domain) {
        return of(process, domain, new PerceptronTables());
    }

    /** The same process on another domain, with the same tables. */
    SlowProcess on(Box other) {
        return new SlowProcess(process, recognition, Optional.of(other), tables);
    }

    public JumpProcess process() {
        return process;
    }

    /** The network and the places of its species in the list. */
    public Recognition recognition() {
        return recognition;
    }

    /**
     * The parameters, as concentrations, that a state holds; classifiers give their mean output.
     */
    public double[] lambda(long[] counts) {
        double omega = process.size().omega();
        double[] lambda = new double[recognition.parameters().size()];
        for (int p = 0; p < lambda.length; p++) {
            lambda[p] = counts[recognition.parameters().get(p)] / omega;
        }
        cascade(counts).ifPresent(c -> lambda[recognition.network().driven()] = c.mean() / omega);
        return lambda;
    }

    /** The classification network in the environment that a state holds, if there is one. */
    Optional<Cascade> cascade(long[] counts) {
        return recognition
                .network()
                .classifier()
                .map(
                        classifier -> {
                            double[] environment =
                                    classifier.inputs().stream()
                                            .mapToDouble(
                                                    e ->
                                                            (double)
                                                                    counts[
                                                                            process.network()
                                                                                    .indexOf(e)])
                                            .map(n -> n / process.size().omega())
                                            .toArray();
                            return cascades.computeIfAbsent(
                                    Arrays.toString(environment),
                                    key ->
                                            new Cascade(
                                                    classifier,
                                                    environment,
                                                    process.size().omega()));
                        });
    }

    /** The slow model for the parameters of a state, built on first use. */
    public SlowModel model(long[] counts) {
        double[] lambda = lambda(counts);
        return models.computeIfAbsent(
                Arrays.toString(lambda),
                key -> {
                    return new SlowModel(
                            recognition.network(),
                            lambda,
                            cascade(counts),
                            process.size().omega(),
                            domain(counts),
                            SlowModel.Order.CORRECTED,
                            tables);
                });
    }

    /** The concentrations over which the model of a state holds: as given, or estimated. */
    public Box domain(long[] counts) {
        return domain.orElseGet(
                () -> {
                    double[] x = new double[recognition.executive().size()];
                    for (int i = 0; i < x.length; i++) {
                        x[i] = counts[recognition.executive().get(i)] / process.size().omega();
                    }
                    return ReachableDomain.of(recognition.network(), lambda(counts), x);
                });
    }

    /** The same state with every perceptron at its mean given what it reads. */
    public long[] settled(long[] counts) {
        SlowModel model = model(counts);
        long[] state = counts.clone();
        double[] x = new double[recognition.executive().size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = counts[recognition.executive().get(i)];
        }
        double[] moments = new double[3];
        for (int l = 0; l < model.perceptrons(); l++) {
            PerceptronInput input = model.input(l);
            model.table(l).moments(input.birth(x), input.death(x), moments);
            state[recognition.perceptrons().get(l)] = Math.round(moments[0]);
        }
        cascade(counts)
                .ifPresent(
                        cascade -> {
                            for (int l = 0; l < cascade.layers(); l++) {
                                List<Integer> layer = recognition.cascade().get(l);
                                for (int j = 0; j < layer.size(); j++) {
                                    state[layer.get(j)] = Math.round(cascade.layer(l)[j].mean());
                                }
                            }
                        });
        return state;
    }
}
