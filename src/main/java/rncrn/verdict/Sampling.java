package rncrn.verdict;

import java.util.ArrayList;
import java.util.List;
import rncrn.field.Box;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Term;
import rncrn.stochastic.Domain;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Watch;

/** How the trajectories of one cell are run and looked at. Immutable. */
final class Sampling {
    private final Simulator simulator;
    private final List<Integer> executive;
    private final double step;
    private final double horizon;
    private final double firstRound;
    private final List<long[]> starts;
    private final Watch guard;
    private final List<Integer> mortal;

    Sampling(Question question, DeterministicRegime regime, Simulator simulator) {
        this.simulator = simulator;
        this.executive = question.executive();
        this.horizon = Horizon.at(question, regime);
        JumpProcess process = simulator.process();
        SystemSize size = process.size();
        double finest = Double.POSITIVE_INFINITY;
        double longest = 1.5 * horizon;
        starts = new ArrayList<>();
        for (Attractor attractor : regime.attractors()) {
            if (attractor.kind() == Attractor.Kind.EQUILIBRIUM) {
                finest = Math.min(finest, Math.max(attractor.relaxation() / 5, horizon / 1000));
                longest = Math.max(longest, Math.min(20 * attractor.relaxation(), 5 * horizon));
            } else {
                finest = Math.min(finest, attractor.scale() / 48);
                longest = Math.max(longest, 16 * attractor.scale());
            }
            starts.add(counts(attractor.start()));
        }
        step = finest;
        firstRound = longest;
        Domain domain = Domain.all(process.network().species().size());
        Box guarded = guarded(question);
        for (int k = 0; k < executive.size(); k++) {
            double high = guarded.upper(k);
            double low = guarded.lower(k);
            domain =
                    domain.with(
                            executive.get(k),
                            low > 0 ? (long) Math.floor(low * size.omega()) : 0,
                            (long) Math.ceil(high * size.omega()));
        }
        guard = Watch.until(domain);
        mortal = mortal(process.network(), executive);
    }

    /** The box that trajectories may roam. */
    static Box guarded(Question question) {
        int n = question.executive().size();
        double[] low = new double[n];
        double[] high = new double[n];
        for (int k = 0; k < n; k++) {
            double reach = question.settings().guardShare() * question.domain().width(k);
            high[k] = question.domain().upper(k) + reach;
            low[k] = Math.max(0, question.domain().lower(k) - reach);
        }
        return Box.of(low, high);
    }

    /** Executive species that nothing makes once the last molecule is gone. */
    private static List<Integer> mortal(ReactionNetwork network, List<Integer> executive) {
        List<Integer> mortal = new ArrayList<>();
        for (int species : executive) {
            boolean reborn = false;
            for (Reaction reaction : network.reactions()) {
                boolean needsItself =
                        reaction.reactants().stream()
                                .map(Term::species)
                                .anyMatch(s -> s == species);
                boolean makes =
                        reaction.products().stream().map(Term::species).anyMatch(s -> s == species);
                reborn |= makes && !needsItself;
            }
            if (!reborn) {
                mortal.add(species);
            }
        }
        return List.copyOf(mortal);
    }

    Simulator simulator() {
        return simulator;
    }

    Watch guard() {
        return guard;
    }

    int dimension() {
        return executive.size();
    }

    /** Time between samples. */
    double step() {
        return step;
    }

    double horizon() {
        return horizon;
    }

    /** Time that the first round would take each trajectory, budget allowing. */
    double firstRound() {
        return firstRound;
    }

    /** Copy numbers at the start, per attractor; a fresh array. */
    long[] start(int attractor) {
        return starts.get(attractor).clone();
    }

    /** Copy numbers from concentrations of all species; static ones keep theirs. */
    long[] counts(List<Double> concentrations) {
        JumpProcess process = simulator.process();
        long[] counts = process.initialCounts();
        boolean[] fixed = process.network().isStatic();
        for (int i = 0; i < counts.length; i++) {
            if (!fixed[i]) {
                counts[i] = process.size().copies(concentrations.get(i));
            }
        }
        return counts;
    }

    /** The system size. */
    double size() {
        return simulator.process().size().omega();
    }

    /** Spacing of the lattice of concentrations. */
    double spacing() {
        return 1 / size();
    }

    /** Executive concentrations of a state. */
    double[] point(long[] counts) {
        double[] point = new double[executive.size()];
        for (int k = 0; k < point.length; k++) {
            point[k] = simulator.process().size().concentration((double) counts[executive.get(k)]);
        }
        return point;
    }

    /** Whether an executive species can die out for good. */
    boolean mortal() {
        return !mortal.isEmpty();
    }

    /** Whether an executive species has died out for good. */
    boolean extinct(long[] counts) {
        for (int species : mortal) {
            if (counts[species] == 0) {
                return true;
            }
        }
        return false;
    }
}
