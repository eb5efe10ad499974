package rncrn.reduction;

import java.util.Arrays;
import org.apache.commons.math3.util.FastMath;

/**
 * Control variates for time averages along exact trajectories of the full reaction list, made from
 * the reduced dynamics: approximating martingales (Henderson and Glynn 2002, doi
 * 10.1287/moor.27.2.253.329).
 *
 * <p>For any function Psi of the whole state the process Psi(t) - Psi(0) - int L Psi ds, L the
 * generator of the full list, is a martingale; so the time average of g + L Psi, less what Psi
 * gains from start to end, has the mean of the time average of g. Nothing is assumed of the reduced
 * dynamics: a poor Psi costs precision, never truth. With c_il, h_l and A as in {@link SlowModel},
 *
 * <pre>
 * Psi(x, y) = F(x) + sum_l w_l(x) h_l(y; x),    w = c' A^-T grad F,    (s - L_slow) F = g - E g
 * </pre>
 *
 * F solved on the lattice of {@link ExactLaw} with a small s in place of 0, leaves of the variance
 * only what the reduction gets wrong. For h_l serves ln((y + m')/(m + m'))/kap with m' = g/(kap m),
 * which solves the Poisson equation of the perceptron's rate equation; for few copies too, since
 * what L does to it is computed exactly.
 *
 * <p>Observables: copies of every executive species, squares of their distance from the law's mean,
 * and for two species twice the rate at which area is swept round a centre: the area is no function
 * of the state, but what L does to it is.
 *
 * <p>A work area for one thread.
 */
final class MartingaleControl {
    private final SlowModel model;
    private final int n;
    private final int m;
    private final int observables;
    private final double[] mean;
    private final double[] centre;
    private final PotentialGrid grid;

    /** Values at the state and at its neighbours: x, then x + e_i, x - e_i for every i. */
    private final PotentialGrid.Sample[] around;

    /** Gradient of twice the area there. */
    private final double[][] turning;

    private final double[][] h;
    private final double[] weights;
    private final double[] place;

    MartingaleControl(ExactLaw exact) {
        model = exact.chain().model();
        n = model.dimension();
        m = model.perceptrons();
        observables = n == 2 ? 5 : 2 * n;
        mean = new double[n];
        centre = new double[2];
        for (int i = 0; i < n; i++) {
            mean[i] = exact.mean(i) * model.omega();
            // Never on a state.
            centre[i] = Math.floor(mean[i]) + .5;
        }
        grid = new PotentialGrid(exact, this::observable, observables, n == 2 ? centre : null);
        around = new PotentialGrid.Sample[2 * n + 1];
        Arrays.setAll(around, k -> new PotentialGrid.Sample(n, observables));
        turning = new double[2 * n + 1][2];
        h = new double[2 * n + 1][m];
        weights = new double[m];
        place = new double[n];
    }

    int observables() {
        return observables;
    }

    /** Centre of the rotation, in copies. */
    double centre(int i) {
        return centre[i];
    }

    /** Point about which squares are taken, in copies. */
    double mean(int i) {
        return mean[i];
    }

    /** Stationary value of an observable under the reduced dynamics. */
    double reduced(int q) {
        return grid.mean(q);
    }

    /** An observable that is a function of the executive species; 0 for the rotation. */
    double observable(int q, double[] x) {
        if (q >= 2 * n) {
            return 0;
        }
        double d = x[q / 2] - mean[q / 2];
        return q % 2 == 0 ? x[q / 2] : d * d;
    }

    /**
     * Writes g + L Psi for every observable.
     *
     * @param x copies of the executive species
     * @param y copies of the perceptrons
     */
    void controlled(double[] x, double[] y, double[] out) {
        look(x, y);
        double[] up = new double[n];
        double[] down = new double[n];
        for (int i = 0; i < n; i++) {
            up[i] = model.production(i);
            for (int l = 0; l < m; l++) {
                double rate = model.coupling(i, l) * x[i] * y[l];
                up[i] += Math.max(0, rate);
                down[i] += Math.max(0, -rate);
            }
        }
        for (int q = 0; q < observables; q++) {
            double here = potential(q, 0, x);
            double sum = observable(q, x);
            for (int i = 0; i < n; i++) {
                sum += up[i] * (there(q, i, 1, x) - here);
                if (down[i] > 0) {
                    sum += down[i] * (there(q, i, -1, x) - here);
                }
            }
            for (int i = 0; q == 4 && i < n; i++) {
                sum += up[i] * turn(x, i, 1);
                sum += down[i] * turn(x, i, -1);
            }
            weigh(q, 0, x);
            out[q] = sum;
            for (int l = 0; l < m; l++) {
                out[q] += weights[l] * relaxation(l, x, y[l]);
            }
        }
    }

    /** Writes Psi for every observable (for the rotation all of it but the area). */
    void potentials(double[] x, double[] y, double[] out) {
        look(x, y);
        for (int q = 0; q < observables; q++) {
            out[q] = potential(q, 0, x);
        }
    }

    private double there(int q, int i, int sign, double[] x) {
        System.arraycopy(x, 0, place, 0, n);
        place[i] += sign;
        return potential(q, 1 + 2 * i + (sign > 0 ? 0 : 1), place);
    }

    /** Twice the area gained by a jump. */
    private double turn(double[] x, int i, int sign) {
        return i == 0 ? -sign * (x[1] - centre[1]) : sign * (x[0] - centre[0]);
    }

    /** Fills the values at the state and at its neighbours. */
    private void look(double[] x, double[] y) {
        at(0, x, y);
        for (int i = 0; i < n; i++) {
            for (int side = 0; side < 2; side++) {
                System.arraycopy(x, 0, place, 0, n);
                place[i] += side == 0 ? 1 : -1;
                if (place[i] >= 0) {
                    at(1 + 2 * i + side, place, y);
                }
            }
        }
    }

    private void at(int k, double[] x, double[] y) {
        grid.at(x, around[k]);
        if (n == 2) {
            turning[k][0] = centre[1] - x[1];
            turning[k][1] = x[0] - centre[0];
        }
        for (int l = 0; l < m; l++) {
            h[k][l] = solution(l, x, y[l]);
        }
    }

    /** F + sum w h at a neighbour. */
    private double potential(int q, int k, double[] x) {
        weigh(q, k, x);
        double sum = around[k].value[q];
        for (int l = 0; l < m; l++) {
            sum += weights[l] * h[k][l];
        }
        return sum;
    }

    /** w_l = sum_i c_il (A^-T grad F)_i. */
    private void weigh(int q, int k, double[] x) {
        PotentialGrid.Sample at = around[k];
        Arrays.fill(weights, 0);
        for (int i = 0; i < n; i++) {
            double p = 0;
            for (int j = 0; j < n; j++) {
                double slope = at.gradient[q][j] + (q == 4 ? turning[k][j] : 0);
                p += at.inverseMass[j][i] * slope;
            }
            for (int l = 0; l < m; l++) {
                weights[l] += model.coupling(i, l) * x[i] * p;
            }
        }
    }

    private double solution(int l, double[] x, double y) {
        PerceptronInput input = model.input(l);
        double kap = input.kap();
        double steady = PerceptronLaw.steady(input.g(), input.birth(x), input.death(x), kap);
        double other = input.g() / (kap * steady);
        return FastMath.log((y + other) / (steady + other)) / kap;
    }

    /** What the perceptron's own jumps do to h. */
    private double relaxation(int l, double[] x, double y) {
        PerceptronInput input = model.input(l);
        double birth = input.birth(x);
        double death = input.death(x);
        double kap = input.kap();
        double steady = PerceptronLaw.steady(input.g(), birth, death, kap);
        double other = input.g() / (kap * steady);
        double up = input.g() + birth * y;
        double down = y * (death + kap * (y - 1));
        double fall = y > 0 ? down * FastMath.log1p(-1 / (y + other)) : 0;
        return (up * FastMath.log1p(1 / (y + other)) + fall) / kap;
    }
}
