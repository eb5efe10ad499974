package rncrn.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rncrn.InputException;
import rncrn.Reference;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.Term;
import rncrn.neural.Compiler;
import rncrn.neural.Rncrn;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

class MatReaderTest {
    @ParameterizedTest
    @CsvSource({
        "circle/example_circle.mat, circle/circle_crn.txt",
        "heart/example_heart.mat, heart/heart_crn.txt",
        "hopf/hopf_example.mat, hopf/hopf_crn.txt",
        "uni-bi/example_piecewise_simple_uni_bi.mat, uni-bi/piecewise_simple_uni_bi.txt"
    })
    void compilesToThePublishedList(String weights, String list) {
        Rncrn network = MatReader.read(Reference.path("rncrn/" + weights));
        Map<List<String>, Double> ours = rates(Compiler.compile(network));
        Map<List<String>, Double> published =
                rates(ReactionListReader.read(Reference.path("rncrn/" + list)));
        assertEquals(published.keySet(), ours.keySet());
        published.forEach(
                (reaction, rate) ->
                        assertEquals(rate, ours.get(reaction), 1e-6 * rate, reaction.toString()));
    }

    @Test
    void complainsAboutWhatIsMissing() throws IOException {
        complains(bytes(weightsWithout("tau")), "model: the matrix tau is missing");
    }

    @Test
    void complainsAboutSizes() throws IOException {
        MatFile file = weightsWithout("omega_mat");
        file.addArray("omega_mat", matrix(3, 1));
        complains(bytes(file), "model: the sizes of omega_mat and alpha_mat do not fit");
    }

    @Test
    void complainsAboutSigns() throws IOException {
        MatFile file = weightsWithout("gamma");
        Matrix zero = Mat5.newMatrix(1, 1);
        file.addArray("gamma", zero);
        complains(bytes(file), "model: gamma holds 0.0; every entry must be positive");
    }

    @Test
    void complainsAboutOtherContent() throws IOException {
        MatFile file = Mat5.newMatFile();
        file.addArray("weights", matrix(2, 2));
        complains(bytes(file), "model: there is neither alpha_mat nor first_layer_weights");
    }

    @Test
    void complainsAboutCutFiles() throws IOException {
        byte[] whole = bytes(weights());
        complains(
                Arrays.copyOf(whole, whole.length - 20),
                "model: this is not a well-formed MATLAB file");
        complains(new byte[0], "model: this is not a well-formed MATLAB file");
    }

    @Test
    void refusesSizesThatAreOnlyClaimed() throws IOException {
        byte[] bytes = bytes(weights());
        // The length of the first element's data, far beyond the file.
        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).putInt(132, Integer.MAX_VALUE - 8);
        complains(bytes, "model: this is not a well-formed MATLAB file");
    }

    @Test
    void refusesCompressedDataThatGrowsWithoutEnd() {
        java.util.zip.Deflater deflater = new java.util.zip.Deflater();
        deflater.setInput(new byte[100 << 20]);
        deflater.finish();
        byte[] packed = new byte[1 << 20];
        int size = deflater.deflate(packed);
        deflater.end();
        ByteBuffer file = ByteBuffer.allocate(136 + size).order(ByteOrder.LITTLE_ENDIAN);
        file.put("MATLAB 5.0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        file.position(124).putShort((short) 0x100).put((byte) 'I').put((byte) 'M');
        file.putInt(15).putInt(size).put(packed, 0, size);
        complains(
                file.array(),
                "model: this is not a well-formed MATLAB file of version 5 (compressed data grows");
    }

    static MatFile weights() {
        return weightsWithout("");
    }

    private static MatFile weightsWithout(String missing) {
        MatFile file = Mat5.newMatFile();
        Map<String, Matrix> entries = new TreeMap<>();
        entries.put("alpha_mat", matrix(1, 2));
        entries.put("omega_mat", matrix(2, 1));
        entries.put("static_omega_mat", matrix(2, 1));
        entries.put("bias_vec", matrix(2, 1));
        entries.put("beta", matrix(1, 1));
        entries.put("gamma", matrix(1, 1));
        entries.put("tau", matrix(2, 1));
        entries.remove(missing);
        entries.forEach(file::addArray);
        return file;
    }

    private static Matrix matrix(int rows, int columns) {
        Matrix matrix = Mat5.newMatrix(rows, columns);
        for (int i = 0; i < rows * columns; i++) {
            matrix.setDouble(i, 1.5 + i);
        }
        return matrix;
    }

    static byte[] bytes(MatFile file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.nativeOrder());
        file.writeTo(us.hebi.matlab.mat.types.Sinks.wrap(buffer));
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static void complains(byte[] bytes, String start) {
        InputException complaint =
                assertThrows(
                        InputException.class, () -> MatReader.parse(bytes, "model", "network"));
        assertTrue(complaint.getMessage().startsWith(start), complaint.getMessage());
    }

    private static Map<List<String>, Double> rates(ReactionNetwork network) {
        Map<List<String>, Double> rates =
                new TreeMap<>(java.util.Comparator.comparing(List::toString));
        for (Reaction reaction : network.reactions()) {
            rates.put(
                    List.of(
                            side(network, reaction.reactants()),
                            side(network, reaction.products())),
                    reaction.constant());
        }
        assertEquals(network.reactions().size(), rates.size());
        return rates;
    }

    private static String side(ReactionNetwork network, List<Term> terms) {
        return terms.stream()
                .map(term -> term.count() + " " + network.names().get(term.species()))
                .sorted()
                .toList()
                .toString();
    }
}
