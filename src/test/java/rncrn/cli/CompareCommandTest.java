package rncrn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rncrn.Reference;

class CompareCommandTest {
    @TempDir private Path folder;

    private List<String[]> table(String... words) throws IOException {
        assertEquals(0, Main.run(words));
        return Files.readAllLines(folder.resolve("comparison.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    @Test
    void writesErrorsAndCostsOfEveryMethod() throws IOException {
        String list = Reference.path("rncrn/uni-bi/piecewise_simple_uni_bi.txt").toString();
        List<String[]> rows =
                table(
                        "compare",
                        list,
                        "-w",
                        "20",
                        "--set",
                        "L_1=1",
                        "--set",
                        "X_1=5",
                        "--events",
                        "2e6",
                        "--methods",
                        "reduced*5,hybrid*5,tau",
                        "-q",
                        "-o",
                        folder.toString());
        TreeMap<String, Double> z = new TreeMap<>();
        TreeMap<String, Double> error = new TreeMap<>();
        for (String[] row : rows) {
            if (row[4].equals("X_1-mean")) {
                error.put(row[3], Double.parseDouble(row[6]));
                z.put(row[3], row[11].isEmpty() ? Double.NaN : Double.parseDouble(row[11]));
            }
        }
        assertEquals(
                List.of("exact", "exact-plain", "fsp", "hybrid", "lna", "reduced", "tau"),
                List.copyOf(z.keySet()));
        assertTrue(error.get("exact") < .1 * error.get("exact-plain"), error.toString());
        assertEquals(0, error.get("fsp"));
        // 5.3 standard errors: a false alarm below 1e-6 for all together.
        for (String method : List.of("exact-plain", "reduced", "hybrid", "tau")) {
            assertTrue(Math.abs(z.get(method)) < 5.3, method + " " + z);
        }
    }

    @Test
    void aMethodThatRefusesSaysWhy() throws IOException {
        String list = Reference.path("rncrn/uni-bi/piecewise_simple_uni_bi.txt").toString();
        List<String[]> rows =
                table(
                        "compare",
                        list,
                        "-w",
                        "20",
                        "--set",
                        "L_1=1",
                        "--set",
                        "X_1=5",
                        "--domain",
                        "X_1=4.9:5.1",
                        "--events",
                        "1e6",
                        "--burn",
                        "1e6",
                        "--methods",
                        "reduced",
                        "-q",
                        "-o",
                        folder.toString());
        String[] reduced =
                rows.stream().filter(r -> r[3].equals("reduced")).findFirst().orElseThrow();
        assertTrue(reduced[19].contains("left the domain more than"), String.join(",", reduced));
        assertEquals(
                2,
                Main.run(
                        "compare",
                        list,
                        "-w",
                        "20",
                        "--events",
                        "1e6",
                        "--methods",
                        "nonsense",
                        "-o",
                        folder.toString()));
        assertEquals(
                2, Main.run("compare", list, "-w", "20", "-o", folder.toString(), "--burn", "1"));
    }
}
