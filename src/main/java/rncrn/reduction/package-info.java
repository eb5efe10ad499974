/**
 * Slow dynamics of recurrent networks with the perceptrons solved, not simulated: their exact laws
 * given the executive species, the corrected slow process that remains, its exact stationary and
 * exit laws, and the approximate simulators built on it.
 *
 * <p>Given the executive species, every perceptron is a birth-death chain of its own, so its
 * stationary law, its Poisson equation and its integrated autocovariance are sums. Eliminating the
 * perceptrons with them to first order in their time scale gives a process in the executive species
 * alone (averaging and homogenisation of Markov chains; Pavliotis and Stuart, Multiscale Methods,
 * 2008, chapters 9 to 11; the leading order alone is the slow-scale SSA, Cao, Gillespie, Petzold
 * 2005, doi 10.1063/1.1824902).
 */
package rncrn.reduction;
