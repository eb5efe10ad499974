package rncrn.stochastic;

/** A state in time, as watchers see it. */
public interface State {
    double time();

    /** Copy number of a species. */
    long count(int species);
}
