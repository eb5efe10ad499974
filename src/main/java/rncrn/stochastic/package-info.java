/**
 * Stochastic simulation of reaction networks. One contract ({@link rncrn.stochastic.Method}, {@link
 * rncrn.stochastic.Simulator}, {@link rncrn.stochastic.Trajectory}), one file per algorithm, named
 * as the literature names it.
 */
package rncrn.stochastic;
