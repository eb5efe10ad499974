/**
 * Whether a designed bifurcation survives molecular noise: the deterministic regimes of a reaction
 * network beside the regimes of its exact jump process, a verdict for each parameter value and
 * system size, and the smallest system size at which the design is kept.
 */
package rncrn.verdict;
