package rncrn.deterministic;

/**
 * Finds where a function of the solution changes sign, by bisection on the continuous extension.
 * Use as the observer of an integration.
 */
public final class Crossings implements Rodas.Observer {
    private final Function function;
    private final Handler handler;
    private final double[] state;
    private double before = Double.NaN;

    /** What crosses zero. */
    @FunctionalInterface
    public interface Function {
        double at(double t, double[] y);
    }

    /** Told of every crossing. */
    @FunctionalInterface
    public interface Handler {
        /**
         * @param y state at the crossing; copied by who keeps it
         * @param rising whether the function goes up
         * @return whether to go on
         */
        boolean crossed(double t, double[] y, boolean rising);
    }

    public Crossings(int dimension, Function function, Handler handler) {
        this.function = function;
        this.handler = handler;
        this.state = new double[dimension];
    }

    @Override
    public boolean observe(DenseStep step) {
        double low = step.start();
        if (Double.isNaN(before)) {
            step.at(low, state);
            before = function.at(low, state);
        }
        // Two halves, so that a crossing and its return within one step are not missed easily.
        for (double high : new double[] {(low + step.end()) / 2, step.end()}) {
            step.at(high, state);
            double after = function.at(high, state);
            if ((before < 0 && after >= 0) || (before > 0 && after <= 0)) {
                double t = locate(step, low, high, before);
                step.at(t, state);
                if (!handler.crossed(t, state, before < 0)) {
                    return false;
                }
            }
            if (after != 0) {
                before = after;
            }
            low = high;
        }
        return true;
    }

    private double locate(DenseStep step, double low, double high, double atLow) {
        double a = low;
        double b = high;
        for (int k = 0; k < 60; k++) {
            double middle = a + (b - a) / 2;
            step.at(middle, state);
            double value = function.at(middle, state);
            if (value * atLow > 0) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return b;
    }
}
