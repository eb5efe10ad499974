package rncrn.verdict;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rncrn.ensemble.Pool;
import rncrn.ensemble.Progress;
import rncrn.files.Checkpoints;
import rncrn.stochastic.Streams;

/**
 * Runs the trajectories of one cell in rounds, each twice as long as all before, and looks after
 * each, until the verdict is decided or the budget of events is spent. Look k spends the share 1/(k
 * (k + 1)) of the cell's error, so that all looks together spend at most the whole.
 */
final class CellRun implements Checkpoints.Kept {
    /** Events of one trajectory between two chances to stop, keep a checkpoint, or report. */
    private static final double EVENTS_PER_PIECE = 4e6;

    /** A cell that seems to need so many times its budget is given up; that decides nothing. */
    private static final double FUTILE = 4;

    /** But not before this share of the budget is spent. */
    private static final double FUTILE_AFTER = 0.2;

    /** A look is worth its share of the error with so many times the data of the one before. */
    private static final double WORTH = 1.1;

    /** Samples kept in memory per cell. */
    private static final long MOST_SAMPLES = 2_000_000;

    /** Of which this share is all. */
    private static final double FULL = 0.9;

    private final Question question;
    private final DeterministicRegime regime;
    private final Sampling sampling;
    private final Map<String, Double> parameter;
    private final long seed;
    private final double error;
    private final boolean exact;
    private final List<Replica> replicas = new ArrayList<>();

    /** Number of the look that the trajectories are on their way to, from 1. */
    private int look = 1;

    /** Samples that each trajectory is to reach before that look. */
    private long goal;

    private long budget;
    private Need need = new Need(Double.POSITIVE_INFINITY, false);
    private boolean decided;

    private Cell last;

    private boolean full;

    /**
     * @param parameter values of the parameter species by name
     * @param seed seed of this cell
     * @param error probability with which the cell may be judged wrongly
     * @param exact whether the simulator is exact
     */
    CellRun(
            Question question,
            DeterministicRegime regime,
            Sampling sampling,
            Map<String, Double> parameter,
            long seed,
            double error,
            boolean exact) {
        this.question = question;
        this.regime = regime;
        this.sampling = sampling;
        this.parameter = parameter;
        this.seed = seed;
        this.error = error;
        this.exact = exact;
        for (int k = 0; k < regime.attractors().size(); k++) {
            for (int r = 0; r < question.settings().replicas(); r++) {
                replicas.add(new Replica(sampling, k, Streams.derive(seed, replicas.size())));
            }
        }
    }

    /**
     * Runs, or goes on, until the verdict is decided or the budget spent.
     *
     * @param budget reaction events, or steps of an approximate method, to spend at most, those
     *     spent before among them
     * @param part number of the checkpoint: one of its own for each time, so that going on after an
     *     interruption takes the same course
     */
    Cell run(long budget, long part, Pool pool, Progress progress, Checkpoints checkpoints) {
        this.budget = budget;
        if (goal > 0 && affordable() < WORTH * goal) {
            full = true;
            return last;
        }
        byte[] fingerprint = Fingerprint.of(question, sampling.simulator().description());
        if (!checkpoints.restore(part, fingerprint, this)) {
            if (goal == 0) {
                // The pilot looks at every attractor: the cost of an event differs between them.
                int each = question.settings().replicas();
                for (int first = 0; first < replicas.size(); first += each) {
                    replicas.get(first).advance(1);
                }
                goal = firstGoal();
                goal = Math.max(1, Math.min(goal, affordable()));
            } else {
                next(affordable());
            }
        }
        while (true) {
            advance(pool, progress, () -> checkpoints.keepIfDue(part, fingerprint, this));
            Observations seen = new Observations(regime, replicas, sampling.step());
            double level =
                    1
                            - error
                                    / ((double) look * (look + 1))
                                    / Judge.questions(regime, sampling.dimension());
            Judgement judgement =
                    Judge.look(
                            question,
                            regime,
                            sampling,
                            seen,
                            level,
                            Streams.stream(Streams.derive(seed, -1), look));
            decided = judgement.verdict() != Verdict.UNDECIDED;
            need = Need.of(judgement.evidence(), judgement.wanting(), look);
            if (goal < firstGoal()) {
                need = need.atLeast((double) firstGoal() / goal);
            }
            long affordable = affordable();
            boolean spent =
                    affordable < WORTH * goal
                            || (events() > FUTILE_AFTER * budget
                                    && need.factor() * events() > FUTILE * budget);
            if (decided || spent) {
                checkpoints.keep(part, fingerprint, this);
                full = goal * replicas.size() > FULL * MOST_SAMPLES;
                last = cell(judgement, seen);
                return last;
            }
            next(affordable);
        }
    }

    /** Whether all samples are taken that memory has room for. */
    boolean full() {
        return full;
    }

    private void next(long affordable) {
        goal = Math.max(1, Math.min(Math.max(2 * goal, firstGoal()), affordable));
        look++;
    }

    /** Samples of each trajectory at the first look, budget allowing. */
    private long firstGoal() {
        return Math.max(1, (long) Math.ceil(sampling.firstRound() / sampling.step()));
    }

    /**
     * What deciding would still take, in events or steps: infinite where it is decided, or no more
     * can be done.
     */
    double price() {
        return decided || full ? Double.POSITIVE_INFINITY : (need.likely() - 1) * events();
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(look);
        out.writeLong(goal);
        for (Replica replica : replicas) {
            replica.write(out);
        }
    }

    @Override
    public void read(DataInputStream in) throws IOException {
        look = in.readInt();
        goal = in.readLong();
        for (Replica replica : replicas) {
            replica.read(in);
        }
    }

    /** Samples per trajectory that the budget and the memory allow, at the cost so far. */
    private long affordable() {
        double steps = Math.max(1, replicas.stream().mapToLong(Replica::steps).sum());
        double perStep = Math.max(1, events()) / steps;
        return (long)
                (Math.min(budget / perStep, (double) MOST_SAMPLES) / Math.max(1, replicas.size()));
    }

    private void advance(Pool pool, Progress progress, Runnable paused) {
        while (true) {
            double steps = Math.max(1, replicas.stream().mapToLong(Replica::steps).sum());
            double perStep = Math.max(1, events()) / steps;
            // No piece is longer than all before it, so that a pilot that was too cheap is found
            // out before much is spent.
            double most = Math.max(1, steps / replicas.size());
            long piece = (long) Math.max(1, Math.min(most, EVENTS_PER_PIECE / perStep));
            List<Replica> behind = new ArrayList<>();
            for (Replica replica : replicas) {
                if (replica.steps() < goal) {
                    behind.add(replica);
                }
            }
            // Far dearer than the pilot promised, as when trajectories run away: stop here.
            if (behind.isEmpty() || events() > 1.5 * budget) {
                return;
            }
            pool.run(
                    behind.size(),
                    i -> {
                        Replica replica = behind.get(i);
                        replica.advance(Math.min(piece, goal - replica.steps()));
                        return replica;
                    },
                    (i, replica) -> {},
                    progress::cancelled);
            paused.run();
            progress.advanced(
                    Math.min(1, (double) events() / budget),
                    1,
                    String.format(Locale.ROOT, "system size %s", sampling.size()));
        }
    }

    long events() {
        return replicas.stream().mapToLong(Replica::events).sum();
    }

    private Cell cell(Judgement judgement, Observations seen) {
        String reason = judgement.reason();
        if (judgement.verdict() == Verdict.UNDECIDED) {
            reason += "; " + wanting();
        }
        double time = 0;
        for (Replica replica : replicas) {
            time += replica.steps() * sampling.step();
        }
        return new Cell(
                new LinkedHashMap<>(parameter),
                sampling.size(),
                sampling.horizon(),
                regime,
                judgement.stochastic(),
                judgement.verdict(),
                reason,
                judgement.evidence(),
                judgement.densities(),
                Planes.of(seen, question, sampling),
                sample(),
                judgement.residences(),
                judgement.oscillations(),
                seen.escapes(),
                seen.extinctions(),
                replicas.size(),
                time,
                events(),
                seen.burnInTime(),
                judgement.effectiveSamples(),
                sampling.simulator().description(),
                exact);
    }

    /** How often an approximate method came where it is not to be trusted. */
    long untrusted() {
        return replicas.stream().mapToLong(Replica::untrusted).sum();
    }

    /** What it would take to decide. */
    private String wanting() {
        return String.format(
                Locale.ROOT,
                "deciding would take %s %.2g %s (%.2g were spent)",
                need.known() ? "about" : "at least",
                need.factor() * events(),
                exact ? "events" : "steps",
                (double) events());
    }

    /** The start of the first trajectory: a few horizons, at most a thousand points. */
    private SamplePath sample() {
        Stretch first = replicas.get(0).stretches().get(0);
        for (Stretch stretch : replicas.get(0).stretches()) {
            if (stretch.samples() > first.samples()) {
                first = stretch;
            }
        }
        int length =
                (int)
                        Math.min(
                                first.samples(),
                                Math.ceil(3 * sampling.firstRound() / sampling.step()));
        int stride = Math.max(1, (length + 999) / 1000);
        double[][] values = new double[(length + stride - 1) / stride][];
        for (int i = 0; i < values.length; i++) {
            values[i] = first.points(i * stride, i * stride + 1)[0];
        }
        return new SamplePath(stride * sampling.step(), values);
    }
}
