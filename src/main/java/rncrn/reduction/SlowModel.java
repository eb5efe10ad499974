package rncrn.reduction;

import java.util.Optional;
import rncrn.field.Box;
import rncrn.neural.Rncrn;

/**
 * The slow process that remains when the perceptrons of a network at system size Omega and fixed
 * parameters are eliminated. In copies n of the executive species, with c_il = alpha_il n_i/Omega,
 * m_l, C_l and h_l the mean, integrated autocovariance and Poisson solution of perceptron l given n
 * ({@link PerceptronLaw}):
 *
 * <pre>
 * f_i  = beta_i Omega + sum_l c_il m_l                                       averaged drift
 * T_lj = -(E h_l(n + e_j) - E h_l(n - e_j))/2                                lag per unit of speed
 * A    = I + sum_l c_il T_lj                                                 mass matrix
 * QX   = diag(births + deaths),   QY_ij = 2 sum_l c_il c_jl C_l              noise
 * V_i  = sum_(j,s) sum_l c_il(n + s e_j) (a_js E h_l(n + s e_j) + w_jls Cov(y_l, h_l(n + s e_j)))
 *        - c_il(n) w_jls C_l                                                 first-order drift
 * b    = A^-1 (f + V + (A - I) f),   Q = A^-1 (QX + QY) A^-T
 * </pre>
 *
 * where species j jumps by s = +1 or -1 at the mean rate a_js and w_jls = |alpha_jl| n_j/Omega for
 * the reactions of that sign. V is the exact first-order term of the expansion in the perceptrons'
 * time scale: the change of c h at every jump, averaged (homogenisation by Poisson equations,
 * Pavliotis and Stuart 2008, chapter 11, for a chain whose fast part drives the slow jumps); the
 * matrix A resums the lag, so that the deterministic limit follows the full rate equations to
 * second order. {@link Order#LEADING} leaves all but f and QX out.
 *
 * <p>Immutable and shared by threads.
 */
public final class SlowModel {
    /** How much of the expansion is kept. */
    public enum Order {
        /** Averaged rates only: the slow-scale SSA. Periods and switching times are wrong. */
        LEADING,
        /** Lag, perceptron noise and first-order drift. */
        CORRECTED
    }

    private final int n;
    private final int m;
    private final double omega;
    private final Order order;
    private final Box domain;
    private final double[] lambda;
    private final Optional<Cascade> cascade;
    private final double[] beta;

    /** alpha_il / Omega. */
    private final double[][] coupling;

    private final PerceptronInput[] inputs;
    private final PerceptronTable[] tables;

    /**
     * Number of the shift pair of species j in the table of perceptron l, or -1 if it feels none.
     */
    private final int[][] shift;

    private final double tableSeconds;

    /**
     * Tabulates the perceptrons.
     *
     * @param network the weights
     * @param lambda concentrations of the parameter species
     * @param omega system size
     * @param domain executive concentrations over which the model is to hold
     * @param order how much of the expansion is kept
     * @param tables holds the perceptrons' tables that were built before, and receives new ones
     */
    public SlowModel(
            Rncrn network,
            double[] lambda,
            double omega,
            Box domain,
            Order order,
            PerceptronTables tables) {
        this(network, lambda, Optional.empty(), omega, domain, order, tables);
    }

    /**
     * With the output of a classification network at its mean in the place of a parameter; the
     * tables cover all that it may be.
     */
    SlowModel(
            Rncrn network,
            double[] lambda,
            Optional<Cascade> cascade,
            double omega,
            Box domain,
            Order order,
            PerceptronTables tables) {
        this.n = network.species().size();
        this.m = network.perceptrons();
        this.omega = omega;
        this.order = order;
        this.domain = domain;
        this.lambda = lambda.clone();
        this.cascade = cascade;
        this.beta = network.beta();
        this.coupling = network.alpha();
        for (double[] row : coupling) {
            for (int l = 0; l < m; l++) {
                row[l] /= omega;
            }
        }
        inputs = new PerceptronInput[m];
        this.tables = new PerceptronTable[m];
        shift = new int[m][n];
        long began = ProcessTime.nanoseconds();
        for (int l = 0; l < m; l++) {
            inputs[l] = new PerceptronInput(network, l, lambda, omega, cascade);
            this.tables[l] = inputs[l].table(padded(), tables, shift[l]);
        }
        tableSeconds = 1e-9 * (ProcessTime.nanoseconds() - began);
    }

    private SlowModel(SlowModel other, Order order) {
        this.n = other.n;
        this.m = other.m;
        this.omega = other.omega;
        this.order = order;
        this.domain = other.domain;
        this.lambda = other.lambda;
        this.cascade = other.cascade;
        this.beta = other.beta;
        this.coupling = other.coupling;
        this.inputs = other.inputs;
        this.tables = other.tables;
        this.shift = other.shift;
        this.tableSeconds = other.tableSeconds;
    }

    /** The same model, the same tables, another order. */
    public SlowModel with(Order other) {
        return new SlowModel(this, other);
    }

    /** Steps may end a little outside before they are noticed. */
    private Box padded() {
        double[] low = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            double pad = .03 * domain.width(i) + 2 / omega;
            low[i] = Math.max(0, domain.lower(i) - pad);
            high[i] = domain.upper(i) + pad;
        }
        return Box.of(low, high);
    }

    public int dimension() {
        return n;
    }

    public int perceptrons() {
        return m;
    }

    public double omega() {
        return omega;
    }

    public Order order() {
        return order;
    }

    /** The concentrations over which the model holds. */
    public Box domain() {
        return domain;
    }

    /** Smallest copy number of an executive species inside the domain. */
    long lowest(int i) {
        return (long) Math.ceil(domain.lower(i) * omega - 1e-9);
    }

    /** Largest copy number of an executive species inside the domain. */
    long highest(int i) {
        return (long) Math.floor(domain.upper(i) * omega + 1e-9);
    }

    /** Concentrations of the parameter species. */
    public double[] lambda() {
        return lambda.clone();
    }

    /** The classification network whose mean output stands in the place of a parameter. */
    Optional<Cascade> cascade() {
        return cascade;
    }

    /** Copies of its output up to which tables go. */
    double driverTop() {
        return cascade.map(Cascade::top).orElse(0.0);
    }

    /** Largest relative error found in any table. */
    public double tableError() {
        double worst = 0;
        for (PerceptronTable table : tables) {
            worst = Math.max(worst, table.error());
        }
        return worst;
    }

    /**
     * Processor seconds that its new tables took, all threads together; near 0 where all had been
     * built before. Not reproducible.
     */
    public double tableSeconds() {
        return tableSeconds;
    }

    /** Number of stationary laws summed for the tables. */
    public long tableLaws() {
        long sum = 0;
        for (PerceptronTable table : tables) {
            sum += table.size();
        }
        return sum;
    }

    /** Memory of the tables in bytes. */
    public long tableBytes() {
        long sum = 0;
        for (PerceptronTable table : tables) {
            sum += table.bytes();
        }
        return sum;
    }

    PerceptronInput input(int perceptron) {
        return inputs[perceptron];
    }

    PerceptronTable table(int perceptron) {
        return tables[perceptron];
    }

    /** Production of an executive species, per unit of time. */
    double production(int i) {
        return beta[i] * omega;
    }

    /** alpha_il / Omega. */
    double coupling(int i, int l) {
        return coupling[i][l];
    }

    /** A work area of the right size. */
    public SlowCoefficients coefficients() {
        return new SlowCoefficients(n, m);
    }

    /**
     * Writes everything at a state.
     *
     * @param x copies of the executive species, real, not negative
     * @param out receives drift, noise and the rest
     */
    public void at(double[] x, SlowCoefficients out) {
        double[][] law = new double[m][];
        for (int l = 0; l < m; l++) {
            law[l] = new double[tables[l].quantities()];
            tables[l].at(inputs[l].birth(x), inputs[l].death(x), law[l]);
            out.mean[l] = law[l][0];
            out.variance[l] = law[l][1];
            out.correlation[l] = law[l][2];
        }
        rates(x, out);
        for (int i = 0; i < n; i++) {
            out.drift[i] = out.births[i] - out.deaths[i];
            for (int j = 0; j < n; j++) {
                out.noise[i][j] = i == j ? out.births[i] + out.deaths[i] : 0;
                out.mass[i][j] = i == j ? 1 : 0;
            }
        }
        if (order == Order.CORRECTED) {
            correct(x, law, out);
        }
    }

    private void rates(double[] x, SlowCoefficients out) {
        for (int i = 0; i < n; i++) {
            out.births[i] = production(i);
            out.deaths[i] = 0;
            for (int l = 0; l < m; l++) {
                double rate = coupling[i][l] * x[i] * out.mean[l];
                if (rate > 0) {
                    out.births[i] += rate;
                } else {
                    out.deaths[i] -= rate;
                }
            }
        }
    }

    private void correct(double[] x, double[][] law, SlowCoefficients out) {
        double[][] a = out.mass;
        double[] push = new double[n];
        for (int l = 0; l < m; l++) {
            for (int j = 0; j < n; j++) {
                int at = shift[l][j];
                if (at < 0) {
                    continue;
                }
                double lag = (law[l][at + 2] - law[l][at]) / 2;
                for (int i = 0; i < n; i++) {
                    a[i][j] += coupling[i][l] * x[i] * lag;
                }
            }
        }
        for (int j = 0; j < n; j++) {
            for (int s = 1; s >= -1; s -= 2) {
                double a_js = s > 0 ? out.births[j] : out.deaths[j];
                for (int l = 0; l < m; l++) {
                    double w = Math.max(0, s * coupling[j][l] * x[j]);
                    int at = shift[l][j] + 1 - s;
                    double c = law[l][2];
                    double h = shift[l][j] < 0 ? 0 : law[l][at];
                    double cov = shift[l][j] < 0 ? c : law[l][at + 1];
                    for (int i = 0; i < n; i++) {
                        double there = i == j ? x[i] + s : x[i];
                        push[i] += coupling[i][l] * (there * (a_js * h + w * cov) - x[i] * w * c);
                    }
                }
            }
        }
        // V + (A - I) f + f
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                push[i] += a[i][j] * out.drift[j];
                for (int l = 0; l < m; l++) {
                    out.noise[i][j] +=
                            2 * coupling[i][l] * x[i] * coupling[j][l] * x[j] * law[l][2];
                }
            }
        }
        transform(SmallMatrix.inverse(a), push, out);
    }

    private void transform(double[][] inverse, double[] push, SlowCoefficients out) {
        double[][] half = new double[n][n];
        for (int i = 0; i < n; i++) {
            out.drift[i] = 0;
            for (int j = 0; j < n; j++) {
                out.drift[i] += inverse[i][j] * push[j];
                for (int k = 0; k < n; k++) {
                    half[i][j] += inverse[i][k] * out.noise[k][j];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += half[i][k] * inverse[j][k];
                }
                out.noise[i][j] = sum;
            }
        }
    }
}
