package rncrn.deterministic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The integrator against the reference solutions of the Test Set for Initial Value Problem Solvers
 * (Mazzia and Magherini, release 2.4, 2008).
 */
class StiffTestSetTest {
    /** A system with its Jacobian as two lambdas. */
    private record Problem(int dimension, Value value, Slope slope) implements OdeSystem {
        interface Value {
            void at(double[] y, double[] out);
        }

        interface Slope {
            void at(double[] y, double[][] out);
        }

        @Override
        public void value(double t, double[] y, double[] out) {
            value.at(y, out);
        }

        @Override
        public void jacobian(double t, double[] y, double[][] out) {
            for (double[] row : out) {
                Arrays.fill(row, 0);
            }
            slope.at(y, out);
        }
    }

    private static void check(
            OdeSystem system,
            double[] start,
            double end,
            Tolerances tolerances,
            double[] expected,
            double relative) {
        Rodas.Result result = new Rodas(system, tolerances).integrate(0, start, end);
        assertEquals(Rodas.Ending.DONE, result.ending());
        for (int i = 0; i < expected.length; i++) {
            assertEquals(
                    expected[i],
                    result.state()[i],
                    relative * Math.abs(expected[i]),
                    "component " + i + " after " + result.steps() + " steps");
        }
    }

    @Test
    void robertson() {
        OdeSystem system =
                new Problem(
                        3,
                        (y, f) -> {
                            f[0] = -.04 * y[0] + 1e4 * y[1] * y[2];
                            f[2] = 3e7 * y[1] * y[1];
                            f[1] = -f[0] - f[2];
                        },
                        (y, j) -> {
                            j[0][0] = -.04;
                            j[0][1] = 1e4 * y[2];
                            j[0][2] = 1e4 * y[1];
                            j[2][1] = 6e7 * y[1];
                            j[1][0] = .04;
                            j[1][1] = -j[0][1] - j[2][1];
                            j[1][2] = -j[0][2];
                        });
        check(
                system,
                new double[] {1, 0, 0},
                1e11,
                new Tolerances(1e-9, 1e-18),
                new double[] {.2083340149701255e-7, .8333360770334713e-13, .9999999791665050},
                1e-6);
    }

    @Test
    void vanDerPol() {
        OdeSystem system =
                new Problem(
                        2,
                        (y, f) -> {
                            f[0] = y[1];
                            f[1] = ((1 - y[0] * y[0]) * y[1] - y[0]) / 1e-6;
                        },
                        (y, j) -> {
                            j[0][1] = 1;
                            j[1][0] = (-2 * y[0] * y[1] - 1) / 1e-6;
                            j[1][1] = (1 - y[0] * y[0]) / 1e-6;
                        });
        check(
                system,
                new double[] {2, 0},
                2,
                new Tolerances(1e-9, 1e-9),
                new double[] {1.706167732170483, -.8928097010247975},
                1e-6);
    }

    @Test
    void hires() {
        OdeSystem system =
                new Problem(
                        8,
                        (y, f) -> {
                            f[0] = -1.71 * y[0] + .43 * y[1] + 8.32 * y[2] + .0007;
                            f[1] = 1.71 * y[0] - 8.75 * y[1];
                            f[2] = -10.03 * y[2] + .43 * y[3] + .035 * y[4];
                            f[3] = 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3];
                            f[4] = -1.745 * y[4] + .43 * y[5] + .43 * y[6];
                            f[5] =
                                    -280 * y[5] * y[7]
                                            + .69 * y[3]
                                            + 1.71 * y[4]
                                            - .43 * y[5]
                                            + .69 * y[6];
                            f[6] = 280 * y[5] * y[7] - 1.81 * y[6];
                            f[7] = -f[6];
                        },
                        (y, j) -> {
                            j[0][0] = -1.71;
                            j[0][1] = .43;
                            j[0][2] = 8.32;
                            j[1][0] = 1.71;
                            j[1][1] = -8.75;
                            j[2][2] = -10.03;
                            j[2][3] = .43;
                            j[2][4] = .035;
                            j[3][1] = 8.32;
                            j[3][2] = 1.71;
                            j[3][3] = -1.12;
                            j[4][4] = -1.745;
                            j[4][5] = .43;
                            j[4][6] = .43;
                            j[5][3] = .69;
                            j[5][4] = 1.71;
                            j[5][5] = -280 * y[7] - .43;
                            j[5][6] = .69;
                            j[5][7] = -280 * y[5];
                            j[6][5] = 280 * y[7];
                            j[6][6] = -1.81;
                            j[6][7] = 280 * y[5];
                            for (int k = 5; k < 8; k++) {
                                j[7][k] = -j[6][k];
                            }
                        });
        check(
                system,
                new double[] {1, 0, 0, 0, 0, 0, 0, .0057},
                321.8122,
                new Tolerances(1e-9, 1e-13),
                new double[] {
                    .7371312573325668e-3,
                    .1442485726316185e-3,
                    .5888729740967575e-4,
                    .1175651343283149e-2,
                    .2386356198831331e-2,
                    .6238968252742796e-2,
                    .2849998395185769e-2,
                    .2850001604814231e-2
                },
                1e-6);
    }

    @Test
    void oregonator() {
        OdeSystem system =
                new Problem(
                        3,
                        (y, f) -> {
                            f[0] = 77.27 * (y[1] + y[0] * (1 - 8.375e-6 * y[0] - y[1]));
                            f[1] = (y[2] - (1 + y[0]) * y[1]) / 77.27;
                            f[2] = .161 * (y[0] - y[2]);
                        },
                        (y, j) -> {
                            j[0][0] = 77.27 * (1 - 2 * 8.375e-6 * y[0] - y[1]);
                            j[0][1] = 77.27 * (1 - y[0]);
                            j[1][0] = -y[1] / 77.27;
                            j[1][1] = -(1 + y[0]) / 77.27;
                            j[1][2] = 1 / 77.27;
                            j[2][0] = .161;
                            j[2][2] = -.161;
                        });
        check(
                system,
                new double[] {1, 2, 3},
                360,
                new Tolerances(1e-9, 1e-9),
                new double[] {1.000814870318523, 1228.178521549917, 132.0554942846706},
                1e-6);
    }
}
