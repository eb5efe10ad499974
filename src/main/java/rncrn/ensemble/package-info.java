/**
 * Many trajectories on all cores. The random stream of each is a function of the seed and of its
 * number alone, and results are gathered in the order of the numbers, so that they are the same
 * bytes for any number of threads.
 */
package rncrn.ensemble;
