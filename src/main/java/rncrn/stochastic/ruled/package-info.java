/**
 * Simulation of networks with events, rates that read the time, and variables that follow
 * differential equations. Between events a network of constant propensities is left to any method
 * of {@link rncrn.stochastic}; the rest is done here by the direct method, with thinning where
 * rates read the time and with the integrated hazard where variables move.
 */
package rncrn.stochastic.ruled;
