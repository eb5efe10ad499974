package rncrn.reduction;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import rncrn.ComputationException;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.Term;

/**
 * Linear noise approximation of a whole mass-action list, nothing eliminated (van Kampen 2007,
 * Stochastic Processes in Physics and Chemistry, chapter 10): with v_r the change and a_r the rate
 * of reaction r in concentrations, J = d(sum v_r a_r)/dx and Q = sum v_r v_r' a_r/Omega. About a
 * stable equilibrium fluctuations have the covariance S of J S + S J' + Q = 0 and the spectrum (J -
 * i w)^-1 Q (J' + i w)^-1; about a stable cycle of period T the phase, as a time, diffuses at the
 * rate D = (1/T) integral z Q z (Demir, Mehrotra and Roychowdhury 2000, doi 10.1109/81.847872).
 *
 * <p>Where reactions conserve something, all happens in the space that they span. States hold all
 * species of the network in its order, in concentrations.
 */
public final class NetworkNoise {
    private static final int DOUBLINGS = 60;

    private final ReactionNetwork network;
    private final double omega;
    private final int species;

    /** Orthonormal basis of the space that the reactions span, in columns. */
    private final RealMatrix basis;

    /**
     * @param omega system size
     * @throws ComputationException if a rate is not of mass action
     */
    public NetworkNoise(ReactionNetwork network, double omega) {
        if (!network.isMassAction()) {
            throw new ComputationException("linear noise needs mass action in every reaction");
        }
        this.network = network;
        this.omega = omega;
        this.species = network.species().size();
        double[][] changes = new double[species][network.reactions().size()];
        for (int r = 0; r < network.reactions().size(); r++) {
            for (Reaction.Change change : network.reactions().get(r).netChange()) {
                changes[change.species()][r] += change.amount();
            }
        }
        SingularValueDecomposition svd =
                new SingularValueDecomposition(new Array2DRowRealMatrix(changes));
        int rank = svd.getRank();
        basis = svd.getU().getSubMatrix(0, species - 1, 0, rank - 1);
    }

    /** Rates of change in the space of the reactions. */
    double[] velocity(double[] x) {
        double[] f = new double[species];
        for (Reaction reaction : network.reactions()) {
            double a = rate(reaction, x, -1);
            for (Reaction.Change change : reaction.netChange()) {
                f[change.species()] += change.amount() * a;
            }
        }
        return basis.transpose().operate(f);
    }

    /** Rate, or its derivative with respect to a species. */
    private static double rate(Reaction reaction, double[] x, int derivative) {
        double a = reaction.constant();
        boolean found = false;
        for (Term term : reaction.reactants()) {
            double value = x[term.species()];
            if (term.species() == derivative) {
                found = true;
                a *= term.count() * Math.pow(value, term.count() - 1);
            } else {
                a *= Math.pow(value, term.count());
            }
        }
        return derivative < 0 || found ? a : 0;
    }

    private RealMatrix jacobian(double[] x) {
        double[][] j = new double[species][species];
        for (Reaction reaction : network.reactions()) {
            List<Reaction.Change> changes = reaction.netChange();
            for (Term term : reaction.reactants()) {
                double slope = rate(reaction, x, term.species());
                for (Reaction.Change change : changes) {
                    j[change.species()][term.species()] += change.amount() * slope;
                }
            }
        }
        return basis.transpose().multiply(new Array2DRowRealMatrix(j)).multiply(basis);
    }

    private RealMatrix noise(double[] x) {
        double[][] q = new double[species][species];
        for (Reaction reaction : network.reactions()) {
            double a = rate(reaction, x, -1) / omega;
            List<Reaction.Change> changes = reaction.netChange();
            for (Reaction.Change one : changes) {
                for (Reaction.Change two : changes) {
                    q[one.species()][two.species()] += one.amount() * two.amount() * a;
                }
            }
        }
        return basis.transpose().multiply(new Array2DRowRealMatrix(q)).multiply(basis);
    }

    /**
     * Stationary covariance of concentrations about a stable equilibrium, by Smith's doubling: with
     * the Cayley transform C of J the covariance is the sum of C^k R C'^k, and k terms give 2 k.
     *
     * @throws ComputationException if the equilibrium is not stable
     */
    public double[][] covariance(double[] equilibrium) {
        RealMatrix j = jacobian(equilibrium);
        int n = j.getColumnDimension();
        double p = scale(j);
        RealMatrix unit = MatrixUtils.createRealIdentityMatrix(n);
        DecompositionSolver solver =
                new LUDecomposition(unit.scalarMultiply(p).subtract(j)).getSolver();
        if (!solver.isNonSingular()) {
            throw unstable();
        }
        RealMatrix c = solver.solve(unit.scalarMultiply(p).add(j));
        RealMatrix inverse = solver.getInverse();
        RealMatrix s =
                inverse.multiply(noise(equilibrium))
                        .multiply(inverse.transpose())
                        .scalarMultiply(2 * p);
        for (int k = 0; k < DOUBLINGS; k++) {
            RealMatrix more = c.multiply(s).multiply(c.transpose());
            s = s.add(more);
            c = c.multiply(c);
            if (more.getFrobeniusNorm() < 1e-15 * s.getFrobeniusNorm()) {
                return basis.multiply(s).multiply(basis.transpose()).getData();
            }
            if (!(s.getFrobeniusNorm() < 1e100)) {
                break;
            }
        }
        throw unstable();
    }

    private static ComputationException unstable() {
        return new ComputationException(
                "the equilibrium is not stable, so no stationary covariance belongs to it");
    }

    /** Between the slow and the fast rates of J: the geometric mean of |J| and 1/|J^-1|. */
    private static double scale(RealMatrix j) {
        double slow;
        try {
            slow = 1 / new LUDecomposition(j).getSolver().getInverse().getFrobeniusNorm();
        } catch (org.apache.commons.math3.linear.SingularMatrixException singular) {
            throw new ComputationException(
                    "the equilibrium is degenerate: a direction neither decays nor grows",
                    singular);
        }
        return Math.sqrt(slow * j.getFrobeniusNorm());
    }

    /**
     * Power spectral density of a species' concentration about a stable equilibrium, normalised so
     * that its integral over all angular frequencies divided by 2 pi is the variance.
     *
     * @param frequency angular frequency
     */
    public double spectrum(double[] equilibrium, int of, double frequency) {
        RealMatrix j = jacobian(equilibrium);
        int n = j.getColumnDimension();
        // Row e (J - i w)^-1 = u + i v:  J' u + w v = e,  J' v - w u = 0.
        RealMatrix system = new Array2DRowRealMatrix(2 * n, 2 * n);
        system.setSubMatrix(j.transpose().getData(), 0, 0);
        system.setSubMatrix(j.transpose().getData(), n, n);
        for (int k = 0; k < n; k++) {
            system.setEntry(k, n + k, frequency);
            system.setEntry(n + k, k, -frequency);
        }
        ArrayRealVector right = new ArrayRealVector(2 * n);
        for (int k = 0; k < n; k++) {
            right.setEntry(k, basis.getEntry(of, k));
        }
        double[] row = new LUDecomposition(system).getSolver().solve(right).toArray();
        RealMatrix q = noise(equilibrium);
        double sum = 0;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                sum += q.getEntry(a, b) * (row[a] * row[b] + row[n + a] * row[n + b]);
            }
        }
        return sum;
    }

    /**
     * Phase diffusion of a stable cycle by Floquet theory: D, time squared per time. The adjoint
     * equation z' = -J' z is followed backward by the second-order backward differentiation
     * formula, which the fast perceptrons do not disturb, until only its periodic solution is left;
     * then z is scaled to z . f = 1.
     *
     * @param orbit states at equal steps of time, one period, the first not repeated
     */
    public double phaseDiffusion(double period, List<double[]> orbit) {
        int steps = orbit.size();
        double h = period / steps;
        RealMatrix[] left = new RealMatrix[steps];
        for (int k = 0; k < steps; k++) {
            RealMatrix j = jacobian(orbit.get(k)).transpose();
            RealMatrix unit = MatrixUtils.createRealIdentityMatrix(j.getColumnDimension());
            left[k] =
                    new LUDecomposition(unit.subtract(j.scalarMultiply(2 * h / 3)))
                            .getSolver()
                            .getInverse();
        }
        double[] next = velocity(orbit.get(0));
        double[] after = next.clone();
        double sum = 0;
        for (int round = 0; round < 4; round++) {
            sum = 0;
            for (int k = steps - 1; k >= 0; k--) {
                double[] right = new double[next.length];
                for (int i = 0; i < right.length; i++) {
                    right[i] = (4 * next[i] - after[i]) / 3;
                }
                after = next;
                next = left[k].operate(right);
                double[] f = velocity(orbit.get(k));
                double scale = 1 / dot(next, f);
                double[] z = next.clone();
                for (int i = 0; i < z.length; i++) {
                    z[i] *= scale;
                }
                sum += dot(z, noise(orbit.get(k)).operate(z)) / steps;
            }
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
