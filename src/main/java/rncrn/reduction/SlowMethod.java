package rncrn.reduction;

import rncrn.stochastic.Method;
import rncrn.stochastic.Simulator;

/** A method for recurrent networks, which can share the tables of others. */
interface SlowMethod extends Method {
    /** Prepares the method on a process already recognised, with its domain and its tables. */
    Simulator prepare(SlowProcess slow);

    /** Prepares any method, on shared tables if it has a use for them. */
    static Simulator prepare(Method method, SlowProcess slow) {
        return method instanceof SlowMethod sharing
                ? sharing.prepare(slow)
                : method.prepare(slow.process());
    }
}
