package rncrn.bifurcation;

/**
 * A special point on a branch of cycles with the cycle there; at a homoclinic orbit, the longest
 * one that was computed.
 */
record CriticalCycle(SpecialPoint point, CycleSolution cycle) {}
