package rncrn.deterministic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import rncrn.field.Box;

class RodasTest {
    /** y'' = -y + t: y = cos t + t for y(0) = 1, y'(0) = 1. */
    private static final OdeSystem FORCED =
            new OdeSystem() {
                @Override
                public int dimension() {
                    return 2;
                }

                @Override
                public boolean isAutonomous() {
                    return false;
                }

                @Override
                public void value(double t, double[] y, double[] out) {
                    out[0] = y[1];
                    out[1] = -y[0] + t;
                }

                @Override
                public void jacobian(double t, double[] y, double[][] out) {
                    out[0][0] = 0;
                    out[0][1] = 1;
                    out[1][0] = -1;
                    out[1][1] = 0;
                }

                @Override
                public void timeDerivative(double t, double[] y, double[] out) {
                    out[0] = 0;
                    out[1] = 1;
                }
            };

    /** Lotka and Volterra, x' = x (1 - y), y' = y (x - 1): nonlinear and mild. */
    private static final OdeSystem MILD =
            new OdeSystem() {
                @Override
                public int dimension() {
                    return 2;
                }

                @Override
                public void value(double t, double[] y, double[] out) {
                    out[0] = y[0] * (1 - y[1]);
                    out[1] = y[1] * (y[0] - 1);
                }

                @Override
                public void jacobian(double t, double[] y, double[][] out) {
                    out[0][0] = 1 - y[1];
                    out[0][1] = -y[0];
                    out[1][0] = y[1];
                    out[1][1] = y[0] - 1;
                }
            };

    @Test
    void forcedProblemForwardsAndBackwards() {
        Rodas integrator = new Rodas(FORCED, new Tolerances(1e-10, 1e-12));
        Rodas.Result there = integrator.integrate(0, new double[] {1, 1}, 10);
        assertEquals(Math.cos(10) + 10, there.state()[0], 1e-8);
        assertEquals(1 - Math.sin(10), there.state()[1], 1e-8);
        Rodas.Result back = integrator.integrate(10, there.state(), 0);
        assertArrayEquals(new double[] {1, 1}, back.state(), 1e-8);
    }

    @Test
    void agreesWithDormandAndPrince() {
        double[] expected = new double[2];
        new DormandPrince853Integrator(1e-12, 1, 1e-13, 1e-13)
                .integrate(
                        new FirstOrderDifferentialEquations() {
                            @Override
                            public int getDimension() {
                                return 2;
                            }

                            @Override
                            public void computeDerivatives(double t, double[] y, double[] yDot) {
                                MILD.value(t, y, yDot);
                            }
                        },
                        0,
                        new double[] {2, .5},
                        20,
                        expected);
        Rodas.Result ours =
                new Rodas(MILD, new Tolerances(1e-10, 1e-12))
                        .integrate(0, new double[] {2, .5}, 20);
        assertArrayEquals(expected, ours.state(), 1e-7);
    }

    @Test
    void errorFallsWithTheFourthPowerOfTheStep() {
        // The error per step goes with h^4 (embedded order 3), so a tolerance 1e4 times finer takes
        // about 10 times the steps, and the global error of order 4 falls about 1e4 times.
        Rodas.Result exact =
                new Rodas(MILD, new Tolerances(1e-12, 1e-13)).integrate(0, new double[] {2, .5}, 5);
        Rodas.Result coarse =
                new Rodas(MILD, new Tolerances(1e-5, 1e-5)).integrate(0, new double[] {2, .5}, 5);
        Rodas.Result fine =
                new Rodas(MILD, new Tolerances(1e-9, 1e-9)).integrate(0, new double[] {2, .5}, 5);
        double ratio =
                Math.abs(coarse.state()[0] - exact.state()[0])
                        / Math.abs(fine.state()[0] - exact.state()[0]);
        double steps = (double) fine.steps() / coarse.steps();
        double order = Math.log(ratio) / Math.log(steps);
        assertTrue(order > 3.5 && order < 5.5, "observed order " + order);
    }

    @Test
    void denseOutputFollowsTheSolutionInsideSteps() {
        double[] worst = {0};
        new Rodas(FORCED, new Tolerances(1e-8, 1e-8))
                .integrate(
                        0,
                        new double[] {1, 1},
                        10,
                        step -> {
                            double[] y = new double[2];
                            for (double s = 0; s <= 1; s += .125) {
                                double t = step.start() + s * (step.end() - step.start());
                                step.at(t, y);
                                worst[0] = Math.max(worst[0], Math.abs(y[0] - Math.cos(t) - t));
                            }
                            return true;
                        });
        assertTrue(worst[0] < 1e-6, "largest error " + worst[0]);
    }

    @Test
    void crossingsAreFoundAndStop() {
        List<Double> times = new ArrayList<>();
        Rodas.Result result =
                new Rodas(FORCED, Tolerances.FINE)
                        .integrate(
                                0,
                                new double[] {1, 1},
                                100,
                                new Crossings(
                                        2,
                                        (t, y) -> y[0] - t,
                                        (t, y, rising) -> {
                                            times.add(rising ? t : -t);
                                            return times.size() < 3;
                                        }));
        assertEquals(Rodas.Ending.STOPPED, result.ending());
        assertEquals(-Math.PI / 2, times.get(0), 1e-6);
        assertEquals(3 * Math.PI / 2, times.get(1), 1e-6);
        assertEquals(-5 * Math.PI / 2, times.get(2), 1e-6);
    }

    @Test
    void blowUpEndsWithASmallStep() {
        OdeSystem square =
                new OdeSystem() {
                    @Override
                    public int dimension() {
                        return 1;
                    }

                    @Override
                    public void value(double t, double[] y, double[] out) {
                        out[0] = y[0] * y[0];
                    }

                    @Override
                    public void jacobian(double t, double[] y, double[][] out) {
                        out[0][0] = 2 * y[0];
                    }
                };
        Rodas.Result result = new Rodas(square, Tolerances.PLAIN).integrate(0, new double[] {1}, 2);
        assertEquals(Rodas.Ending.STEP_TOO_SMALL, result.ending());
        assertEquals(1, result.time(), 1e-6);
    }

    @Test
    void guardEndsATrajectory() {
        OdeTrajectory.Sampled sampled =
                OdeTrajectory.sample(
                        FORCED,
                        new double[] {1, 1},
                        new double[] {0, 1, 2, 3, 4, 5},
                        Tolerances.PLAIN,
                        Optional.of(Box.of(new double[] {-1, -9}, new double[] {2.5, 9})));
        assertEquals(4, sampled.times().length);
        assertEquals(Math.cos(3) + 3, sampled.states()[3][0], 1e-6);
        assertTrue(sampled.exit().orElseThrow() > 3);
    }

    /** A variable that nothing changes keeps its value to the last digit, inside steps too. */
    @Test
    void whatStandsStillStaysExact() {
        OdeSystem system =
                new OdeSystem() {
                    @Override
                    public int dimension() {
                        return 2;
                    }

                    @Override
                    public void value(double t, double[] y, double[] out) {
                        out[0] = y[1] - y[0] * y[0];
                        out[1] = 0;
                    }

                    @Override
                    public void jacobian(double t, double[] y, double[][] out) {
                        out[0][0] = -2 * y[0];
                        out[0][1] = 1;
                        out[1][0] = 0;
                        out[1][1] = 0;
                    }
                };
        for (double still : new double[] {3, .1, 1 / 3.0, 2.7}) {
            double[] times = new double[200];
            for (int k = 0; k < times.length; k++) {
                times[k] = .037 * k;
            }
            double[][] states =
                    OdeTrajectory.sample(
                                    system,
                                    new double[] {.2, still},
                                    times,
                                    Tolerances.FINE,
                                    java.util.Optional.empty())
                            .states();
            for (double[] state : states) {
                assertEquals(still, state[1], 0);
            }
        }
    }
}
