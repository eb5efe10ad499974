package rncrn.stochastic;

import java.util.Locale;

/**
 * The chemical Langevin equation, dn = sum_r v_r (a_r dt + sqrt(a_r) dW_r), by Euler-Maruyama steps
 * with one noise per reaction, held in the positive orthant by oblique reflection: what a step
 * takes below 0 is pushed back along the drift at the boundary, after the constrained Langevin
 * approximation of Leite and Williams. Where nothing flows in at the boundary the species stays at
 * 0, as it does in the chain. A species without molecules for a good share of the time is beyond
 * what a diffusion can describe; how often paths were pushed back tells.
 *
 * @param epsilon relative change of a species allowed in a step, above 0 and below 1
 */
public record LangevinMethod(double epsilon) implements Method {
    /** The customary setting. */
    public static final double DEFAULT_EPSILON = 0.03;

    public LangevinMethod {
        if (!(epsilon > 0 && epsilon < 1)) {
            throw new IllegalArgumentException(
                    "epsilon " + epsilon + " is not allowed; it must be above 0 and below 1");
        }
    }

    @Override
    public String name() {
        return "langevin";
    }

    @Override
    public boolean exact() {
        return false;
    }

    @Override
    public String advice() {
        return "approximate; large copy numbers of every species, any mass-action network";
    }

    @Override
    public String source() {
        return "Gillespie, J. Chem. Phys. 113, 297 (2000), doi 10.1063/1.481811; Leite and Williams,"
                + " Ann. Appl. Probab. 29, 1541 (2019), doi 10.1214/18-AAP1421";
    }

    @Override
    public Simulator prepare(JumpProcess process) {
        Kinetics kinetics = new Kinetics(process);
        kinetics.requireMassAction(name());
        HighestOrder orders = HighestOrder.of(kinetics);
        return new PreparedMethod(
                process,
                String.format(Locale.ROOT, "langevin, epsilon %g", epsilon),
                (initial, random, watch) ->
                        new LangevinTrajectory(kinetics, epsilon, orders, initial, random, watch));
    }
}
