package rncrn.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rncrn.InputException;
import rncrn.neural.Rncrn;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sources;

/**
 * Reads the weights that the publications' authors saved from MATLAB or Python (version 5 files),
 * in both of their layouts.
 *
 * <ul>
 *   <li>{@code alpha_mat} (N by M), {@code omega_mat} (M by N), {@code bias_vec}, {@code beta},
 *       {@code gamma}, {@code tau}, and where there are parameter species {@code static_omega_mat}
 *       (M by P);
 *   <li>the older {@code first_layer_weights} (N + P by M, parameter species last), {@code
 *       first_layer_biases}, {@code output_layer_weights} (M by N), {@code beta}, {@code gamma} and
 *       {@code alpha}, which means tau.
 * </ul>
 *
 * A single number stands for all entries of a vector. The files do not hold mu: the value of the
 * publication's own lists is taken, {@value #MU} for the first layout and {@value #OLDER_MU} for
 * the older, and the provenance says so.
 */
public final class MatReader {
    static final double MU = .1;
    static final double OLDER_MU = .0075;

    /** No weights are anywhere near as large. */
    private static final int MAX_BYTES = 32 << 20;

    private final String source;
    private final Map<String, Matrix> entries = new LinkedHashMap<>();

    private MatReader(String source) {
        this.source = source;
    }

    /**
     * Reads a file.
     *
     * @throws InputException if it is not a MATLAB file of version 5, or holds neither layout
     */
    public static Rncrn read(Path file) {
        String name = file.getFileName().toString();
        return parse(TextFile.bytes(file), file.toString(), name.replaceAll("\\.mat$", ""));
    }

    static Rncrn parse(byte[] bytes, String source, String name) {
        MatReader reader = new MatReader(source);
        reader.load(bytes);
        try {
            return reader.network(name);
        } catch (IllegalArgumentException refused) {
            throw new InputException(source + ": " + refused.getMessage(), refused);
        }
    }

    /** The bytes that begin every MATLAB file of version 5. */
    static boolean recognises(byte[] bytes) {
        byte[] start = "MATLAB".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return bytes.length >= start.length
                && java.util.Arrays.equals(start, 0, start.length, bytes, 0, start.length);
    }

    private void load(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new InputException(
                    source + ": weights above " + MAX_BYTES + " bytes are not read");
        }
        try (var input = Sources.wrap(bytes)) {
            MatSizes.check(bytes, MAX_BYTES);
            MatFile file =
                    Mat5.newReader(input)
                            .disableSubsystemProcessing()
                            .setBufferAllocator(new Bounded())
                            .readMat();
            for (MatFile.Entry entry : file.getEntries()) {
                if (entry.getValue() instanceof Matrix matrix) {
                    entries.put(entry.getName(), matrix);
                }
            }
        } catch (IOException | RuntimeException malformed) {
            throw new InputException(
                    source
                            + ": this is not a well-formed MATLAB file of version 5 ("
                            + malformed.getMessage()
                            + "); save it again with -v7 or with scipy.io.savemat",
                    malformed);
        }
    }

    private Rncrn network(String name) {
        boolean older = entries.containsKey("first_layer_weights");
        if (!older && !entries.containsKey("alpha_mat")) {
            throw new InputException(
                    source
                            + ": there is neither alpha_mat nor first_layer_weights in it, but "
                            + String.join(", ", entries.keySet()));
        }
        double[][] alpha;
        double[][] omega;
        double[][] psi;
        if (older) {
            alpha = transposed(matrix("output_layer_weights"));
            double[][] first = transposed(matrix("first_layer_weights"));
            int n = alpha.length;
            int inputs = first[0].length;
            if (inputs < n || first.length != alpha[0].length) {
                throw shape("first_layer_weights", "output_layer_weights");
            }
            omega = columns(first, 0, n);
            psi = columns(first, n, inputs);
        } else {
            alpha = matrix("alpha_mat");
            omega = matrix("omega_mat");
            psi =
                    entries.containsKey("static_omega_mat")
                            ? matrix("static_omega_mat")
                            : new double[omega.length][0];
            if (omega.length != alpha[0].length || omega[0].length != alpha.length) {
                throw shape("omega_mat", "alpha_mat");
            }
            if (psi.length != omega.length) {
                throw shape("static_omega_mat", "omega_mat");
            }
        }
        int n = alpha.length;
        int m = omega.length;
        double mu = older ? OLDER_MU : MU;
        return new Rncrn(
                name,
                named("X_", n),
                named("L_", psi[0].length),
                alpha,
                omega,
                psi,
                vector(older ? "first_layer_biases" : "bias_vec", m),
                vector("beta", n),
                vector("gamma", m),
                vector(older ? "alpha" : "tau", m),
                mu,
                Optional.empty(),
                Optional.empty(),
                Map.of(
                        "source",
                        "MATLAB weights",
                        "mu",
                        "not in the file; the publication's " + mu + " is taken"));
    }

    private InputException shape(String one, String other) {
        return new InputException(
                source + ": the sizes of " + one + " and " + other + " do not fit each other");
    }

    private double[][] matrix(String name) {
        Matrix matrix = entries.get(name);
        if (matrix == null) {
            throw new InputException(source + ": the matrix " + name + " is missing");
        }
        int[] size = matrix.getDimensions();
        if (size.length != 2 || size[0] < 1 || size[1] < 1 || matrix.isComplex()) {
            throw new InputException(
                    source + ": " + name + " must be a real matrix with rows and columns");
        }
        double[][] values = new double[size[0]][size[1]];
        for (int i = 0; i < size[0]; i++) {
            for (int j = 0; j < size[1]; j++) {
                values[i][j] = matrix.getDouble(i, j);
            }
        }
        return values;
    }

    private double[] vector(String name, int length) {
        double[][] matrix = matrix(name);
        List<Double> values = new ArrayList<>();
        if (matrix.length == 1 || matrix[0].length == 1) {
            for (double[] row : matrix) {
                for (double value : row) {
                    values.add(value);
                }
            }
        }
        if (values.size() == 1) {
            double[] all = new double[length];
            java.util.Arrays.fill(all, values.get(0));
            return all;
        }
        if (values.size() != length) {
            throw new InputException(
                    source
                            + ": "
                            + name
                            + " must be a vector of "
                            + length
                            + " numbers, or a single number for all");
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] other = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                other[j][i] = matrix[i][j];
            }
        }
        return other;
    }

    private static double[][] columns(double[][] matrix, int from, int to) {
        double[][] part = new double[matrix.length][];
        for (int i = 0; i < part.length; i++) {
            part[i] = java.util.Arrays.copyOfRange(matrix[i], from, to);
        }
        return part;
    }

    private static List<String> named(String prefix, int count) {
        return java.util.stream.IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
    }

    /** Refuses the absurd sizes that a malformed or hostile file may claim. */
    private static final class Bounded implements BufferAllocator {
        private long allocated;

        @Override
        public ByteBuffer allocate(int bytes) {
            allocated += bytes;
            if (bytes < 0 || allocated > MAX_BYTES) {
                throw new IllegalStateException("it claims more than " + MAX_BYTES + " bytes");
            }
            return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
        }

        @Override
        public void release(ByteBuffer buffer) {
            // The garbage collector sees to it.
        }
    }
}
