/**
 * The deterministic picture of a vector field: equilibria, limit cycles, their stability and the
 * points where it changes, followed in parameters.
 */
package rncrn.bifurcation;
