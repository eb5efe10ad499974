package rncrn.bifurcation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/** The closed chain of maps against its dense equations, and where products of maps fail. */
class CyclicEliminationTest {
    private static final int N = 3;

    /** Maps that stretch, keep and squeeze one direction each, turned by random rotations. */
    private static List<DMatrixRMaj> chain(int count, double growth, long seed) {
        Random random = new Random(seed);
        List<DMatrixRMaj> maps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DMatrixRMaj map = new DMatrixRMaj(N, N + 3);
            double[] size = {Math.exp(growth), .9, Math.exp(-growth)};
            double angle = random.nextDouble();
            for (int a = 0; a < N; a++) {
                for (int b = 0; b < N; b++) {
                    map.set(a, b, (a == b ? size[a] : 0) + .02 * random.nextGaussian());
                }
                for (int b = N; b < N + 3; b++) {
                    map.set(a, b, random.nextGaussian());
                }
            }
            DMatrixRMaj turn = CommonOps_DDRM.identity(N);
            turn.set(0, 0, Math.cos(angle));
            turn.set(0, 1, -Math.sin(angle));
            turn.set(1, 0, Math.sin(angle));
            turn.set(1, 1, Math.cos(angle));
            DMatrixRMaj turned = new DMatrixRMaj(N, N + 3);
            CommonOps_DDRM.mult(turn, map, turned);
            maps.add(turned);
        }
        return maps;
    }

    /** The solution of the closing equations for dT = .3, dlambda = -.7. */
    private static double[][] solved(List<DMatrixRMaj> maps, double[] gap) {
        CyclicElimination elimination = new CyclicElimination(N, maps);
        double[][] closing = elimination.closing(gap);
        double[][] matrix = new double[N][N];
        double[] right = new double[N];
        for (int a = 0; a < N; a++) {
            System.arraycopy(closing[a], 0, matrix[a], 0, N);
            right[a] = -closing[a][N] - .3 * closing[a][N + 1] + .7 * closing[a][N + 2];
        }
        double[] u = Linear.solve(matrix, right);
        double[] w = {u[0], u[1], u[2], 1, .3, -.7};
        return elimination.nodes(gap).stream()
                .map(
                        node -> {
                            double[] state = new double[N];
                            for (int a = 0; a < N; a++) {
                                for (int b = 0; b < w.length; b++) {
                                    state[a] += node.get(a, b) * w[b];
                                }
                            }
                            return state;
                        })
                .toArray(double[][]::new);
    }

    @Test
    void solvesEveryEquationHoweverMuchGrowsAndDecays() {
        double[] gap = {.1, -.2, .3};
        for (double growth : new double[] {.1, 2, 8}) {
            // Over the ring up to exp(400): beyond what a product of maps keeps.
            List<DMatrixRMaj> maps = chain(50, growth, 7);
            double[][] nodes = solved(maps, gap);
            assertEquals(51, nodes.length);
            double largest = 0;
            for (double[] node : nodes) {
                for (double value : node) {
                    largest = Math.max(largest, Math.abs(value));
                }
            }
            for (int i = 0; i < maps.size(); i++) {
                for (int a = 0; a < N; a++) {
                    DMatrixRMaj map = maps.get(i);
                    double expected =
                            map.get(a, N) + .3 * map.get(a, N + 1) - .7 * map.get(a, N + 2);
                    for (int b = 0; b < N; b++) {
                        expected += map.get(a, b) * nodes[i][b];
                    }
                    double scale = Math.exp(growth) * largest;
                    assertEquals(expected, nodes[i + 1][a], 1e-12 * scale, "growth " + growth);
                }
            }
            for (int a = 0; a < N; a++) {
                assertEquals(nodes[0][a] + gap[a], nodes[50][a], 1e-12 * largest);
            }
            assertTrue(largest < 100, "the solution is as large as its conditions: " + largest);
        }
    }

    /** The determinant of the closing equations with its sign is that of the product less 1. */
    @Test
    void keepsTheSignOfTheDeterminant() {
        for (int count : new int[] {1, 2, 5, 8}) {
            for (long seed = 1; seed <= 20; seed++) {
                Random random = new Random(seed);
                List<DMatrixRMaj> maps = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    DMatrixRMaj map = new DMatrixRMaj(N, N + 3);
                    for (int k = 0; k < map.data.length; k++) {
                        map.data[k] = random.nextGaussian();
                    }
                    maps.add(map);
                }
                DMatrixRMaj product = CommonOps_DDRM.identity(N);
                for (DMatrixRMaj map : maps) {
                    DMatrixRMaj next = new DMatrixRMaj(N, N);
                    CommonOps_DDRM.mult(CommonOps_DDRM.extract(map, 0, N, 0, N), product, next);
                    product = next;
                }
                for (int a = 0; a < N; a++) {
                    product.add(a, a, -1);
                }
                CyclicElimination elimination = new CyclicElimination(N, maps);
                double[][] closing = elimination.closing(new double[N]);
                double[][] matrix = new double[N][N];
                for (int a = 0; a < N; a++) {
                    for (int b = 0; b < N; b++) {
                        matrix[a][b] = -closing[a][b];
                    }
                }
                assertEquals(
                        Math.signum(CommonOps_DDRM.det(product)),
                        elimination.sign() * Math.signum(Linear.determinant(matrix)),
                        count + " maps, seed " + seed);
            }
        }
    }
}
