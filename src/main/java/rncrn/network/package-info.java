/**
 * Reaction networks as immutable values: species, reactions, rate laws, and the system size that
 * turns concentrations into copy numbers.
 *
 * <p>One convention holds everywhere: a mass-action constant k is the <em>deterministic</em> one. A
 * reaction with reactant coefficients v has the flux k prod x_i^v_i in concentrations, and at
 * system size Omega the propensity k Omega^(1 - sum v) prod n_i (n_i - 1) ... (n_i - v_i + 1) in
 * copy numbers. No factorial is divided out: 2 A with constant k has flux k a^2 and propensity k n
 * (n - 1) / Omega.
 */
package rncrn.network;
