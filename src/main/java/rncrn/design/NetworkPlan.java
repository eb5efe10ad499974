package rncrn.design;

import java.util.List;
import java.util.Optional;

/**
 * Size and fixed constants of the network.
 *
 * @param perceptrons M, at least 1
 * @param mu time scales of the perceptrons to try, largest first, positive; the largest at which
 *     the full reaction list behaves as expected is built
 * @param gamma production constant of the perceptrons, positive
 * @param tau decay constant of the perceptrons, positive
 * @param beta inflow of every executive species where it is fixed; trained where empty
 * @param betaAtLeast lower bound of a trained inflow, not negative
 */
public record NetworkPlan(
        int perceptrons,
        List<Double> mu,
        double gamma,
        double tau,
        Optional<Double> beta,
        double betaAtLeast) {
    public NetworkPlan {
        mu = List.copyOf(mu);
    }
}
