package rncrn.verdict;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rncrn.ComputationException;
import rncrn.ensemble.Pool;
import rncrn.ensemble.Progress;
import rncrn.files.Checkpoints;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.statistics.Answer;
import rncrn.statistics.Interval;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Streams;

/**
 * Finds where the stochastic regime changes between two parameter values, by bisection. What tells
 * the regimes apart is the crater about the centroid where one end has a cycle, and the valley
 * between the two states where one end has two equilibria; neither asks what the rate equations do
 * at the value that is looked at. Each look goes on until its interval lies on one side of the
 * threshold or the budget is spent; looks share the error equally.
 */
public final class ShiftFinder {
    private static final int DETERMINISTIC_STEPS = 16;
    private static final long LOOK = 0x6c6f6f6bL;

    private final Method method;
    private final RegimeFinder finder;
    private final Pool pool;
    private final Checkpoints checkpoints;

    public ShiftFinder(Method method, RegimeFinder finder, int threads) {
        this(method, finder, threads, Checkpoints.none());
    }

    /**
     * @param checkpoints where every look is kept; one that is taken up again comes without its
     *     densities
     */
    public ShiftFinder(Method method, RegimeFinder finder, int threads, Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
        this.method = method;
        this.finder = finder;
        this.pool = new Pool(threads);
    }

    /**
     * The bracket at one system size.
     *
     * @param question network, domain, budget and confidence; it must have one parameter species;
     *     its parameter values and system sizes are not used
     * @param from one end of the search
     * @param to the other end, with another deterministic regime
     * @param size system size
     * @param steps looks at most, the two ends among them, at least 3
     * @throws ComputationException if both ends have the same deterministic regime, or regimes that
     *     nothing known tells apart
     */
    public BifurcationShift find(
            Question question, double from, double to, double size, int steps, Progress progress) {
        if (question.parameters().size() != 1) {
            throw new ComputationException(
                    "a bifurcation is located in one parameter; the question has "
                            + question.parameters().size());
        }
        DeterministicRegime first = finder.at(List.of(from));
        DeterministicRegime last = finder.at(List.of(to));
        if (first.label().equals(last.label())) {
            throw new ComputationException(
                    "the rate equations have the same regime at both ends: " + first.label());
        }
        Probe probe = Probe.between(question, first, last);
        double level = 1 - (1 - question.settings().confidence()) / steps;
        List<BifurcationShift.Look> looks = new ArrayList<>();
        Answer atStart = look(question, from, size, level, probe, first, last, looks);
        Answer atEnd = look(question, to, size, level, probe, first, last, looks);
        BifurcationShift.Bracket deterministic =
                BifurcationShift.deterministic(finder, from, to, DETERMINISTIC_STEPS);
        double low = Double.NaN;
        double high = Double.NaN;
        String note = probe.description();
        if (atStart == Answer.OPEN || atEnd == Answer.OPEN) {
            note += "; an end is not decided within the budget";
        } else if (atStart == atEnd) {
            note += "; the stochastic regime is the same at both ends";
        } else {
            low = from;
            high = to;
            double closed = low;
            double open = high;
            for (int step = 2; step < steps; step++) {
                double middle = (closed + open) / 2;
                Answer answer = look(question, middle, size, level, probe, first, last, looks);
                progress.advanced(step + 1, steps, "locating the change of regime");
                if (answer == atStart) {
                    low = middle;
                    closed = middle;
                } else if (answer == atEnd) {
                    high = middle;
                    open = middle;
                } else {
                    // Near the threshold nothing decides: close in on it from the side where less
                    // is known.
                    if (middle - low > high - middle) {
                        open = middle;
                    } else {
                        closed = middle;
                    }
                }
                if (progress.cancelled()) {
                    throw new java.util.concurrent.CancellationException("cancelled");
                }
            }
        }
        return new BifurcationShift(
                question.parameterNames().get(0),
                size,
                Math.min(deterministic.low(), deterministic.high()),
                Math.max(deterministic.low(), deterministic.high()),
                Math.min(low, high),
                Math.max(low, high),
                question.settings().confidence(),
                BifurcationShift.ascending(looks),
                note);
    }

    private Answer look(
            Question question,
            double value,
            double size,
            double level,
            Probe probe,
            DeterministicRegime first,
            DeterministicRegime last,
            List<BifurcationShift.Look> looks) {
        DeterministicRegime here = finder.at(List.of(value));
        // Start from wherever the ends and this value have attractors.
        List<Attractor> starts = new ArrayList<>(here.attractors());
        starts.addAll(first.attractors());
        starts.addAll(last.attractors());
        DeterministicRegime together = new DeterministicRegime(starts, List.of());
        ReactionNetwork network =
                question.network().withInitial(Map.of(question.parameterNames().get(0), value));
        Sampling sampling =
                new Sampling(
                        question,
                        together,
                        method.prepare(new JumpProcess(network, new SystemSize(size))));
        long seed =
                Streams.derive(
                        Streams.derive(question.seed(), Double.doubleToLongBits(size)),
                        Double.doubleToLongBits(value));
        KeptLook kept = new KeptLook();
        byte[] fingerprint = Fingerprint.of(question, sampling.simulator().description());
        // The same value may be looked at from two sides.
        long key = Streams.derive(seed, LOOK);
        for (Attractor attractor : starts) {
            key = Streams.derive(key, Double.doubleToLongBits(attractor.start().get(0)));
        }
        List<Density> densities = List.of();
        if (!checkpoints.restore(key, fingerprint, kept)) {
            ProbeRun.Result result =
                    new ProbeRun(question, together, sampling, probe, seed, level).run(pool);
            kept.evidence = result.evidence();
            densities = result.densities();
            checkpoints.keep(key, fingerprint, kept);
        }
        looks.add(new BifurcationShift.Look(value, here.label(), kept.evidence, densities));
        return kept.evidence.answer();
    }

    /** The evidence of a look as it is kept. */
    private static final class KeptLook implements Checkpoints.Kept {
        private Evidence evidence;

        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeUTF(evidence.name());
            out.writeUTF(evidence.of());
            Interval value = evidence.value();
            for (double number :
                    new double[] {
                        value.estimate(),
                        value.low(),
                        value.high(),
                        value.level(),
                        evidence.threshold()
                    }) {
                out.writeDouble(number);
            }
            out.writeUTF(evidence.answer().name());
            out.writeUTF(evidence.note());
        }

        @Override
        public void read(DataInputStream in) throws IOException {
            String name = in.readUTF();
            String of = in.readUTF();
            Interval value =
                    new Interval(
                            in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
            double threshold = in.readDouble();
            Answer answer = Answer.valueOf(in.readUTF());
            evidence = new Evidence(name, of, value, threshold, answer, in.readUTF());
        }
    }
}
