package rncrn.reduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rncrn.field.Box;
import rncrn.neural.Rncrn;

/**
 * How a perceptron feels the species around it: its coefficients B and D as affine functions of the
 * executive copy numbers, at fixed parameters, and of the output of a classification network that
 * stands in the place of one of them.
 */
final class PerceptronInput {
    private final double[] birthSlope;
    private final double[] deathSlope;
    private final double birthBase;
    private final double deathBase;
    private final double g;
    private final double kap;
    private final double omega;

    /** The output's mean and top copies, and what one copy of it changes. */
    private double driver;

    private double driverTop;
    private double birthDrive;
    private double deathDrive;

    /**
     * @param lambda concentrations of the parameter species
     * @param cascade the classification network in the place of one of them, at its mean there
     */
    PerceptronInput(
            Rncrn network, int l, double[] lambda, double omega, Optional<Cascade> cascade) {
        double mu = network.mu();
        double[] weights = network.omega()[l];
        double[] drive = network.psi()[l];
        double theta = network.theta()[l];
        double birth = Math.max(0, theta);
        double death = Math.max(0, -theta);
        for (int p = 0; p < drive.length; p++) {
            birth += Math.max(0, drive[p]) * lambda[p];
            death += Math.max(0, -drive[p]) * lambda[p];
        }
        this.omega = omega;
        birthBase = birth / mu;
        deathBase = death / mu;
        birthSlope = new double[weights.length];
        deathSlope = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            birthSlope[i] = Math.max(0, weights[i]) / (mu * omega);
            deathSlope[i] = Math.max(0, -weights[i]) / (mu * omega);
        }
        g = network.gamma()[l] * omega / mu;
        kap = network.tau()[l] / (omega * mu);
        if (cascade.isPresent()) {
            double weight = drive[network.driven()] / (mu * omega);
            birthDrive = Math.max(0, weight);
            deathDrive = Math.max(0, -weight);
            driver = cascade.get().mean();
            driverTop = cascade.get().top();
        }
    }

    double g() {
        return g;
    }

    double kap() {
        return kap;
    }

    /** B at executive copies x. */
    double birth(double[] x) {
        double b = birthBase;
        for (int i = 0; i < x.length; i++) {
            b += birthSlope[i] * x[i];
        }
        return b;
    }

    /** D at executive copies x. */
    double death(double[] x) {
        double d = deathBase;
        for (int i = 0; i < x.length; i++) {
            d += deathSlope[i] * x[i];
        }
        return d;
    }

    /**
     * B at executive copies x and output copies z of the classification network, if there is one.
     */
    double birth(double[] x, double z) {
        return Math.max(0, birth(x) + birthDrive * (z - driver));
    }

    /** D at executive copies x and output copies z. */
    double death(double[] x, double z) {
        return Math.max(0, death(x) + deathDrive * (z - driver));
    }

    /** Change of B - D by one copy of the classification network's output. */
    double drive() {
        return birthDrive - deathDrive;
    }

    /** Whether it reads executive species i. */
    boolean feels(int i) {
        return birthSlope[i] != 0 || deathSlope[i] != 0;
    }

    /**
     * The perceptron's table over a box of concentrations, and over all that the output of a
     * classification network may be.
     *
     * @param tables holds it, or receives it
     * @param shift receives for each executive species the index of its first entry in the table's
     *     output (E h and Cov for one copy more, then for one copy less), or -1
     */
    PerceptronTable table(Box box, PerceptronTables tables, int[] shift) {
        double lowB = Math.max(0, birthBase - birthDrive * driver);
        double highB = birthBase + birthDrive * (driverTop - driver);
        double lowD = Math.max(0, deathBase - deathDrive * driver);
        double highD = deathBase + deathDrive * (driverTop - driver);
        List<PerceptronTable.Shift> shifts = new ArrayList<>();
        for (int i = 0; i < shift.length; i++) {
            lowB += birthSlope[i] * omega * box.lower(i);
            highB += birthSlope[i] * omega * box.upper(i);
            lowD += deathSlope[i] * omega * box.lower(i);
            highD += deathSlope[i] * omega * box.upper(i);
            shift[i] = -1;
            if (feels(i)) {
                shift[i] = 3 + 2 * shifts.size();
                shifts.add(new PerceptronTable.Shift(birthSlope[i], deathSlope[i]));
                shifts.add(new PerceptronTable.Shift(-birthSlope[i], -deathSlope[i]));
            }
        }
        return tables.of(g, kap, lowB, highB, lowD, highD, shifts);
    }
}
