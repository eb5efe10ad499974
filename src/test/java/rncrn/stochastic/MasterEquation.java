package rncrn.stochastic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rncrn.network.Reaction;
import rncrn.network.Term;

/**
 * The chemical master equation of a small network solved by uniformisation on the states reachable
 * below a bound, with its own code for propensities: the truth for tests of simulators.
 */
final class MasterEquation {
    private final List<long[]> states = new ArrayList<>();
    private final Map<String, Integer> index = new HashMap<>();
    private final List<int[]> targets = new ArrayList<>();
    private final List<double[]> rates = new ArrayList<>();

    /**
     * @param bound states with any count above it are left out; transitions to them are lost
     */
    MasterEquation(JumpProcess process, long[] start, long bound) {
        add(start);
        for (int i = 0; i < states.size(); i++) {
            long[] from = states.get(i);
            List<Integer> to = new ArrayList<>();
            List<Double> rate = new ArrayList<>();
            for (Reaction reaction : process.network().reactions()) {
                double a = propensity(process, reaction, from);
                if (a > 0) {
                    long[] next = from.clone();
                    reaction.netChange().forEach(c -> next[c.species()] += c.amount());
                    to.add(Arrays.stream(next).anyMatch(n -> n > bound) ? -1 : add(next));
                    rate.add(a);
                }
            }
            targets.add(to.stream().mapToInt(Integer::intValue).toArray());
            rates.add(rate.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    private static double propensity(JumpProcess process, Reaction reaction, long[] n) {
        double a = reaction.constant() * process.size().omega();
        for (Term term : reaction.reactants()) {
            for (int k = 0; k < term.count(); k++) {
                a *= (n[term.species()] - k) / process.size().omega();
            }
        }
        return a;
    }

    private int add(long[] state) {
        String key = Arrays.toString(state);
        Integer known = index.putIfAbsent(key, states.size());
        if (known == null) {
            states.add(state);
            return states.size() - 1;
        }
        return known;
    }

    /**
     * Marginal law of one species at a time, from the start state.
     *
     * @return probability of every count; the sum falls short of 1 by what the bound has lost
     */
    double[] marginal(int species, double time) {
        double[] p = law(time);
        int most = (int) states.stream().mapToLong(s -> s[species]).max().orElseThrow();
        double[] marginal = new double[most + 1];
        for (int i = 0; i < p.length; i++) {
            marginal[(int) states.get(i)[species]] += p[i];
        }
        return marginal;
    }

    private double[] law(double time) {
        double fastest = 0;
        for (double[] rate : rates) {
            fastest = Math.max(fastest, Arrays.stream(rate).sum());
        }
        double mean = fastest * time;
        double[] p = new double[states.size()];
        p[0] = 1;
        double[] sum = new double[p.length];
        int last = (int) (mean + 12 * Math.sqrt(mean) + 40);
        double logWeight = -mean;
        for (int k = 0; k <= last; k++) {
            double weight = Math.exp(logWeight);
            if (weight > 0) {
                for (int i = 0; i < p.length; i++) {
                    sum[i] += weight * p[i];
                }
            }
            logWeight += Math.log(mean) - Math.log(k + 1);
            p = step(p, fastest);
        }
        return sum;
    }

    private double[] step(double[] p, double fastest) {
        double[] next = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            if (p[i] > 0) {
                double stay = p[i];
                int[] to = targets.get(i);
                double[] rate = rates.get(i);
                for (int j = 0; j < to.length; j++) {
                    double flow = p[i] * rate[j] / fastest;
                    stay -= flow;
                    if (to[j] >= 0) {
                        next[to[j]] += flow;
                    }
                }
                next[i] += stay;
            }
        }
        return next;
    }
}
