package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.qr.QRDecompositionHouseholder_DDRM;
import rncrn.field.VectorField;

/**
 * Floquet multipliers of an orbit. The flow over each interval is split where it grows much, so
 * that every factor is accurate. Their product is formed where nothing in it grows much; otherwise
 * its invariant subspaces are found by orthogonal iteration round the orbit, a QR decomposition
 * after each factor, and each multiplier is the product of its own diagonal entries (the discrete
 * QR method; Dieci and Van Vleck, Appl. Numer. Math. 17, 275, 1995). Multipliers of nearly one
 * modulus are left together in diagonal blocks.
 */
final class Monodromy {
    /** Growth over one factor, as a logarithm: the error of the Radau method is then 1e-7. */
    private static final double GROWTH = 1;

    private static final int MOST_PARTS = 60;

    /** Norm up to which a plain product keeps ten digits of the multipliers near 1. */
    private static final double PLAIN = 1e6;

    private static final int MOST_ROUNDS = 60;
    private static final double COUPLED = 1e-9;

    /** Logarithm below which a multiplier counts as 0. */
    private static final double NOTHING = -40;

    private static final double[] MIDDLE = Collocation.basis(.5);

    private final int n;
    private final List<DMatrixRMaj> factors;

    private Monodromy(int n, List<DMatrixRMaj> factors) {
        this.n = n;
        this.factors = factors;
    }

    /**
     * The multipliers; none where the flow cannot be computed.
     *
     * @param p all parameters, the free one at its value
     */
    static Floquet of(
            VectorField field, double[] p, Orbit orbit, double period, CycleLinearisation linear) {
        int n = field.dimension();
        IntervalMap map = new IntervalMap(field, -1, p);
        List<DMatrixRMaj> factors = new ArrayList<>();
        double[][] jacobian = new double[n][n];
        double[] state = new double[n];
        for (int i = 0; i < orbit.intervals(); i++) {
            orbit.combine(i, MIDDLE, state);
            field.jacobian(state, p, jacobian);
            double rate = Spectra.eigenvalues(jacobian).get(0).real();
            double growth = rate * period * orbit.width(i);
            if (growth <= GROWTH) {
                factors.add(linear.flow(i));
                continue;
            }
            int parts = (int) Math.min(MOST_PARTS, Math.ceil(growth / GROWTH));
            for (int k = 0; k < parts; k++) {
                DMatrixRMaj factor =
                        map.flow(orbit, i, (double) k / parts, (k + 1.0) / parts, period);
                if (factor == null) {
                    return Floquet.NONE;
                }
                factors.add(factor);
            }
        }
        Monodromy monodromy = new Monodromy(n, factors);
        DMatrixRMaj plain = monodromy.plain();
        return new Floquet(plain == null ? monodromy.iterated() : logarithms(plain, 0));
    }

    /** The product, or null where something in it grows much. */
    private DMatrixRMaj plain() {
        DMatrixRMaj product = CommonOps_DDRM.identity(n);
        for (DMatrixRMaj factor : factors) {
            DMatrixRMaj next = new DMatrixRMaj(n, n);
            CommonOps_DDRM.mult(factor, product, next);
            product = next;
            if (!(CommonOps_DDRM.elementMaxAbs(product) < PLAIN)) {
                return null;
            }
        }
        return product;
    }

    private List<Eigenvalue> iterated() {
        List<Eigenvalue> all = new ArrayList<>();
        DMatrixRMaj end = turned(CommonOps_DDRM.identity(n), List.of());
        // Directions that a turn leaves nothing of are as good as 0, and would not converge.
        List<Block> columns = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            columns.add(new Block(k, 1));
        }
        end = turned(end, columns);
        int kept = 0;
        while (kept < n && columns.get(kept).logarithm() > NOTHING) {
            kept++;
        }
        for (Block gone : columns.subList(kept, n)) {
            all.add(new Eigenvalue(gone.logarithm(), 0));
        }
        end = CommonOps_DDRM.extract(end, 0, n, 0, kept);
        DMatrixRMaj overlap = null;
        List<Block> blocks = List.of();
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            DMatrixRMaj start = end;
            end = turned(start, blocks);
            overlap = new DMatrixRMaj(kept, kept);
            CommonOps_DDRM.multTransA(start, end, overlap);
            List<Block> next = blocks(overlap);
            boolean settled = sizes(next).equals(sizes(blocks)) && largest(blocks) <= 2;
            if (settled || round == MOST_ROUNDS) {
                break;
            }
            blocks = round < MOST_ROUNDS - 1 ? next : List.of(new Block(0, kept));
        }
        for (Block block : blocks) {
            DMatrixRMaj corner =
                    CommonOps_DDRM.extract(
                            overlap, block.first, block.end(), block.first, block.end());
            DMatrixRMaj image = new DMatrixRMaj(block.size(), block.size());
            CommonOps_DDRM.mult(corner, block.product, image);
            all.addAll(logarithms(image, block.scale));
        }
        return all;
    }

    private static List<Integer> sizes(List<Block> blocks) {
        return blocks.stream().map(Block::size).toList();
    }

    private static int largest(List<Block> blocks) {
        return blocks.stream().mapToInt(Block::size).max().orElse(0);
    }

    private static List<Eigenvalue> logarithms(DMatrixRMaj matrix, double scale) {
        double[][] rows = new double[matrix.numRows][matrix.numRows];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                rows[i][j] = matrix.unsafe_get(i, j);
            }
        }
        return Spectra.byModulus(rows).stream()
                .map(value -> Floquet.logarithm(value, scale))
                .toList();
    }

    /** A diagonal block of the triangular factors' product, scaled by exp(-scale). */
    private static final class Block {
        final int first;
        DMatrixRMaj product;
        double scale;

        Block(int first, int size) {
            this.first = first;
            this.product = CommonOps_DDRM.identity(size);
        }

        /** Logarithm of a block of size 1. */
        double logarithm() {
            return Math.log(Math.abs(product.unsafe_get(0, 0))) + scale;
        }

        int size() {
            return product.numRows;
        }

        int end() {
            return first + size();
        }

        void multiply(DMatrixRMaj triangle) {
            DMatrixRMaj next = new DMatrixRMaj(size(), size());
            DMatrixRMaj corner = CommonOps_DDRM.extract(triangle, first, end(), first, end());
            CommonOps_DDRM.mult(corner, product, next);
            double largest = CommonOps_DDRM.elementMaxAbs(next);
            if (largest > 0) {
                CommonOps_DDRM.scale(1 / largest, next);
                scale += Math.log(largest);
            }
            product = next;
        }
    }

    /** Columns that have come back to themselves stand alone; others stay together. */
    private static List<Block> blocks(DMatrixRMaj overlap) {
        int n = overlap.numRows;
        List<Block> blocks = new ArrayList<>();
        int first = 0;
        while (first < n) {
            int end = first + 1;
            for (int i = first; i < end; i++) {
                for (int j = end; j < n; j++) {
                    double coupled =
                            Math.max(
                                    Math.abs(overlap.unsafe_get(i, j)),
                                    Math.abs(overlap.unsafe_get(j, i)));
                    if (coupled > COUPLED) {
                        end = j + 1;
                    }
                }
            }
            blocks.add(new Block(first, end - first));
            first = end;
        }
        return blocks;
    }

    /**
     * Orthonormal columns carried once round, made orthonormal again after every factor.
     *
     * @param blocks multiplied by the diagonal blocks of the triangles
     */
    private DMatrixRMaj turned(DMatrixRMaj start, List<Block> blocks) {
        QRDecompositionHouseholder_DDRM qr = new QRDecompositionHouseholder_DDRM();
        DMatrixRMaj columns = start;
        for (DMatrixRMaj factor : factors) {
            DMatrixRMaj image = new DMatrixRMaj(n, start.numCols);
            CommonOps_DDRM.mult(factor, columns, image);
            qr.decompose(image);
            columns = qr.getQ(null, true);
            if (!blocks.isEmpty()) {
                DMatrixRMaj triangle = qr.getR(null, true);
                blocks.forEach(block -> block.multiply(triangle));
            }
        }
        return columns;
    }
}
