/**
 * Deterministic dynamics: rate equations of reaction networks with analytic Jacobians, the
 * elimination of perceptron-like species, a stiff integrator with dense output, and events on its
 * trajectories.
 */
package rncrn.deterministic;
