package rncrn.bifurcation;

import rncrn.field.VectorField;

/** Fields with known answers. */
final class Fields {
    private Fields() {}

    /** A field whose derivatives are taken by complex-free central differences of high order. */
    abstract static class Numeric implements VectorField {
        private final int dimension;
        private final int parameters;

        Numeric(int dimension, int parameters) {
            this.dimension = dimension;
            this.parameters = parameters;
        }

        @Override
        public int dimension() {
            return dimension;
        }

        @Override
        public int parameters() {
            return parameters;
        }

        @Override
        public void jacobian(double[] x, double[] p, double[][] out) {
            differences(x.clone(), p, out, true);
        }

        @Override
        public void parameterJacobian(double[] x, double[] p, double[][] out) {
            differences(x, p.clone(), out, false);
        }

        /** Differences of order 6 with a step of 1e-2: rounding and truncation near 1e-12. */
        private void differences(double[] x, double[] p, double[][] out, boolean byState) {
            double[] shifted = byState ? x : p;
            double[] weights = {.75, -.15, 1.0 / 60};
            double[] value = new double[dimension];
            for (int j = 0; j < shifted.length; j++) {
                double kept = shifted[j];
                double h = 2e-3 * Math.max(1, Math.abs(kept));
                for (int i = 0; i < dimension; i++) {
                    out[i][j] = 0;
                }
                for (int k = 1; k <= 3; k++) {
                    for (int sign = -1; sign <= 1; sign += 2) {
                        shifted[j] = kept + sign * k * h;
                        value(x, p, value);
                        for (int i = 0; i < dimension; i++) {
                            out[i][j] += sign * weights[k - 1] * value[i] / h;
                        }
                    }
                }
                shifted[j] = kept;
            }
        }
    }

    /** r' = r (p - r^2), angle' = 1. */
    static final VectorField HOPF =
            new Numeric(2, 1) {
                @Override
                public void value(double[] x, double[] p, double[] out) {
                    double d = p[0] - x[0] * x[0] - x[1] * x[1];
                    out[0] = d * x[0] - x[1];
                    out[1] = d * x[1] + x[0];
                }
            };

    /** x' = x - x^3, y' = y - y^3 / 4. */
    static final VectorField CUBICS =
            new Numeric(2, 0) {
                @Override
                public void value(double[] x, double[] p, double[] out) {
                    out[0] = x[0] - x[0] * x[0] * x[0];
                    out[1] = x[1] - x[1] * x[1] * x[1] / 4;
                }
            };

    /** AUTO's demo ab: two consecutive exothermic reactions; p = (p1, p2, p3). */
    static final VectorField AB =
            new Numeric(2, 3) {
                @Override
                public void value(double[] x, double[] p, double[] out) {
                    double e = Math.exp(x[1]);
                    out[0] = -x[0] + p[0] * (1 - x[0]) * e;
                    out[1] = -x[1] + p[0] * p[1] * (1 - x[0]) * e - p[2] * x[1];
                }
            };

    /** AUTO's demo lrz: the Lorenz equations; p = (rho, beta, sigma). */
    static final VectorField LORENZ =
            new VectorField() {
                @Override
                public int dimension() {
                    return 3;
                }

                @Override
                public int parameters() {
                    return 3;
                }

                @Override
                public void value(double[] x, double[] p, double[] out) {
                    out[0] = p[2] * (x[1] - x[0]);
                    out[1] = p[0] * x[0] - x[1] - x[0] * x[2];
                    out[2] = x[0] * x[1] - p[1] * x[2];
                }

                @Override
                public void jacobian(double[] x, double[] p, double[][] out) {
                    out[0][0] = -p[2];
                    out[0][1] = p[2];
                    out[0][2] = 0;
                    out[1][0] = p[0] - x[2];
                    out[1][1] = -1;
                    out[1][2] = -x[0];
                    out[2][0] = x[1];
                    out[2][1] = x[0];
                    out[2][2] = -p[1];
                }

                @Override
                public void parameterJacobian(double[] x, double[] p, double[][] out) {
                    out[0][0] = 0;
                    out[0][1] = 0;
                    out[0][2] = x[1] - x[0];
                    out[1][0] = x[0];
                    out[1][1] = 0;
                    out[1][2] = 0;
                    out[2][0] = 0;
                    out[2][1] = -x[2];
                    out[2][2] = 0;
                }
            };

    /** AUTO's demo cusp: x' = mu + lambda x - x^3; p = (mu, lambda). */
    static final VectorField CUSP =
            new Numeric(1, 2) {
                @Override
                public void value(double[] x, double[] p, double[] out) {
                    out[0] = p[0] + p[1] * x[0] - x[0] * x[0] * x[0];
                }
            };

    /** The Brusselator, p = (a, b). */
    static final VectorField BRUSSELATOR =
            new Numeric(2, 2) {
                @Override
                public void value(double[] x, double[] p, double[] out) {
                    double cubic = x[0] * x[0] * x[1];
                    out[0] = p[0] - (p[1] + 1) * x[0] + cubic;
                    out[1] = p[1] * x[0] - cubic;
                }
            };

    /** Schnakenberg's reactions, p = (a, b). */
    static final VectorField SCHNAKENBERG =
            new Numeric(2, 2) {
                @Override
                public void value(double[] x, double[] p, double[] out) {
                    double cubic = x[0] * x[0] * x[1];
                    out[0] = p[0] - x[0] + cubic;
                    out[1] = p[1] - cubic;
                }
            };

    /** r' = r (p + r^2 - r^4), angle' = 1: subcritical Hopf at 0, cycle fold at -1/4. */
    static final VectorField QUINTIC =
            new Numeric(2, 1) {
                @Override
                public void value(double[] x, double[] p, double[] out) {
                    double r = x[0] * x[0] + x[1] * x[1];
                    double d = p[0] + r - r * r;
                    out[0] = d * x[0] - x[1];
                    out[1] = d * x[1] + x[0];
                }
            };

    /** A cycle of radius 1 whose surroundings rotate at frequency .3 and repel for p above 0. */
    static final VectorField TORUS =
            new Numeric(4, 1) {
                @Override
                public void value(double[] x, double[] p, double[] out) {
                    double d = 1 - x[0] * x[0] - x[1] * x[1];
                    double e = p[0] - x[2] * x[2] - x[3] * x[3];
                    out[0] = d * x[0] - x[1];
                    out[1] = d * x[1] + x[0];
                    out[2] = e * x[2] - .3 * x[3];
                    out[3] = e * x[3] + .3 * x[2];
                }
            };

    /** Roessler's equations with a = b = .2; p = (c). */
    static final VectorField ROESSLER =
            new Numeric(3, 1) {
                @Override
                public void value(double[] x, double[] p, double[] out) {
                    out[0] = -x[1] - x[2];
                    out[1] = x[0] + .2 * x[1];
                    out[2] = .2 + x[2] * (x[0] - p[0]);
                }
            };

    /** Van der Pol's equation x'' = p (1 - x^2) x' - x. */
    static final VectorField VAN_DER_POL =
            new Numeric(2, 1) {
                @Override
                public void value(double[] x, double[] p, double[] out) {
                    out[0] = x[1];
                    out[1] = p[0] * (1 - x[0] * x[0]) * x[1] - x[0];
                }
            };

    /**
     * The homoclinic target of arXiv 2602.02374: at p = 2 the loop of the Cartesian leaf is
     * homoclinic to the saddle (5, 5).
     */
    static final VectorField HOMOCLINIC =
            new Numeric(2, 1) {
                @Override
                public void value(double[] x, double[] p, double[] out) {
                    double u = x[0] - 5;
                    double v = x[1] - 5;
                    out[0] = (p[0] - 2 - .8) * u + v - 1.2 * u * v + 1.5 * v * v;
                    out[1] = u - .8 * v - .8 * v * v;
                }
            };

    /** Bogdanov's normal form x' = y, y' = a + b x + x^2 - x y. */
    static final VectorField BOGDANOV =
            new Numeric(2, 2) {
                @Override
                public void value(double[] x, double[] p, double[] out) {
                    out[0] = x[1];
                    out[1] = p[0] + p[1] * x[0] + x[0] * x[0] - x[0] * x[1];
                }
            };
}
