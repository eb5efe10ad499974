package rncrn.reduction;

/** Drift and noise of the slow process, as the simulator of its diffusion reads them. */
interface SlowField {
    /** A determinant of the mass matrix below this says that the expansion has broken down. */
    double SMALLEST_DETERMINANT = .2;

    /** Drift and noise at one state: a work area. */
    final class Sample {
        final double[] drift;

        /** Lower Cholesky factor of the noise, row by row. */
        final double[] factor;

        Sample(int n) {
            drift = new double[n];
            factor = new double[n * (n + 1) / 2];
        }
    }

    /** Writes drift and noise at a state in copies. */
    void at(double[] x, Sample out);

    /** Longest step from a state; not a number where the reduction is not to be trusted. */
    double step(double[] x);

    /** Whether the expansion holds: finite, and the mass matrix far from singular. */
    static boolean trusted(SlowCoefficients at) {
        double determinant = at.massDeterminant();
        boolean finite = Double.isFinite(determinant) && determinant > SMALLEST_DETERMINANT;
        for (double drift : at.drift) {
            finite &= Double.isFinite(drift);
        }
        return finite;
    }

    /** The field of a model: tabulated for one or two species, evaluated for more. */
    static SlowField of(SlowModel model, double accuracy) {
        return model.dimension() <= 2 ? SlowGrid.of(model, accuracy) : new Direct(model, accuracy);
    }

    /** The model itself, for three species and more. */
    final class Direct implements SlowField {
        private final SlowModel model;
        private final double accuracy;

        Direct(SlowModel model, double accuracy) {
            this.model = model;
            this.accuracy = accuracy;
        }

        @Override
        public void at(double[] x, Sample out) {
            SlowCoefficients at = model.coefficients();
            model.at(x, at);
            double[][] factor = new double[x.length][x.length];
            SmallMatrix.cholesky(at.noise, factor);
            int to = 0;
            for (int i = 0; i < x.length; i++) {
                out.drift[i] = at.drift[i];
                for (int j = 0; j <= i; j++) {
                    out.factor[to++] = factor[i][j];
                }
            }
        }

        @Override
        public double step(double[] x) {
            SlowCoefficients at = model.coefficients();
            model.at(x, at);
            if (!trusted(at)) {
                return Double.NaN;
            }
            SlowCoefficients next = model.coefficients();
            double slope = 0;
            double spread = 0;
            for (int j = 0; j < x.length; j++) {
                double width = model.domain().width(j) * model.omega();
                double[] y = x.clone();
                y[j] += 1e-3 * width;
                model.at(y, next);
                for (int i = 0; i < x.length; i++) {
                    double d = (next.drift[i] - at.drift[i]) / (1e-3 * width);
                    slope += d * d;
                }
                spread = Math.max(spread, at.noise[j][j] / (width * width));
            }
            return Math.min(accuracy / Math.sqrt(slope), .025 * .025 / spread);
        }
    }
}
