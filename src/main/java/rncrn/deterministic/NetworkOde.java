package rncrn.deterministic;

import java.util.Arrays;
import java.util.List;
import rncrn.network.RateLaw;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;

/**
 * The rate equations of any network over all its species in their own order, static ones included,
 * for integrating. General rate laws are differentiated by central differences.
 */
public final class NetworkOde implements OdeSystem {
    private final int dimension;
    private final MassActionTerms terms;
    private final List<Reaction> general;
    private final List<List<Reaction.Change>> changes;

    public NetworkOde(ReactionNetwork network) {
        dimension = network.species().size();
        int[] place = new int[dimension];
        Arrays.setAll(place, i -> i);
        terms = new MassActionTerms(network.reactions(), place, dimension);
        general = network.reactions().stream().filter(r -> !r.isMassAction()).toList();
        changes = general.stream().map(Reaction::netChange).toList();
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public boolean isAutonomous() {
        return general.stream().noneMatch(reaction -> law(reaction).timeDependent());
    }

    @Override
    public void value(double t, double[] y, double[] out) {
        Arrays.fill(out, 0, dimension, 0);
        terms.addValue(y, new double[0], out);
        for (int r = 0; r < general.size(); r++) {
            double rate = law(general.get(r)).function().at(t, y);
            for (Reaction.Change change : changes.get(r)) {
                out[change.species()] += change.amount() * rate;
            }
        }
    }

    @Override
    public void jacobian(double t, double[] y, double[][] out) {
        MassActionTerms.clear(out, dimension, dimension);
        terms.addJacobian(y, new double[0], 0, dimension, out);
        if (general.isEmpty()) {
            return;
        }
        double[] shifted = y.clone();
        for (int r = 0; r < general.size(); r++) {
            RateLaw.General law = law(general.get(r));
            for (int j : law.species()) {
                double step = Math.cbrt(Math.ulp(1.0)) * Math.max(Math.abs(y[j]), 1e-3);
                shifted[j] = y[j] + step;
                double above = law.function().at(t, shifted);
                shifted[j] = y[j] - step;
                double below = law.function().at(t, shifted);
                shifted[j] = y[j];
                double slope = (above - below) / (2 * step);
                for (Reaction.Change change : changes.get(r)) {
                    out[change.species()][j] += change.amount() * slope;
                }
            }
        }
    }

    @Override
    public void timeDerivative(double t, double[] y, double[] out) {
        Arrays.fill(out, 0, dimension, 0);
        double step = Math.cbrt(Math.ulp(1.0)) * Math.max(Math.abs(t), 1e-3);
        for (int r = 0; r < general.size(); r++) {
            RateLaw.General law = law(general.get(r));
            if (law.timeDependent()) {
                double slope =
                        (law.function().at(t + step, y) - law.function().at(t - step, y))
                                / (2 * step);
                for (Reaction.Change change : changes.get(r)) {
                    out[change.species()] += change.amount() * slope;
                }
            }
        }
    }

    private static RateLaw.General law(Reaction reaction) {
        return (RateLaw.General) reaction.law();
    }
}
