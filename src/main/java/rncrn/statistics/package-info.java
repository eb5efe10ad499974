/**
 * Statistics of samples and of time series: moments, densities, modes, residence times, coherence,
 * tests and intervals. Knows nothing of reactions.
 */
package rncrn.statistics;
