package rncrn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * The verb scan on immigration and death, X Poisson with mean L k/d (1 - e^(-d t)) + X0 e^(-d t).
 * Bounds on means are 5.5 standard errors wide, a false alarm below 4e-8 each.
 */
class ScanCommandTest {
    @TempDir Path folder;
    private Path network;
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void network() throws IOException {
        network = folder.resolve("list.crn");
        Files.writeString(network, "#L=2,X=5\nL->L + X,3\nX->,1\n");
    }

    private int scan(String... more) {
        String[] common = {
            "scan",
            network.toString(),
            "--time",
            "1",
            "--quiet",
            "--threads",
            "1",
            "--output",
            folder.resolve("out").toString()
        };
        String[] all = Arrays.copyOf(common, common.length + more.length);
        System.arraycopy(more, 0, all, common.length, more.length);
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(new StringWriter(), true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(all);
    }

    private List<String[]> table(String name) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(name)).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static double mean(double l, double k, double x) {
        return l * k * (1 - Math.exp(-1)) + x * Math.exp(-1);
    }

    @Test
    void aGridOfInitialValuesAndConstantsByTheRateEquations() throws IOException {
        assertEquals(
                0,
                scan("--vary", "L=1:3:3", "--vary", "k:1=2,5", "--method", "ode"),
                err::toString);
        List<String[]> rows = table("scan.csv");
        assertEquals("point,L,k:1,L-mean,L-sd,X-mean,X-sd", String.join(",", rows.get(0)));
        assertEquals(7, rows.size());
        double[][] points = {{1, 2}, {1, 5}, {2, 2}, {2, 5}, {3, 2}, {3, 5}};
        for (int p = 0; p < points.length; p++) {
            String[] row = rows.get(p + 1);
            assertEquals(Integer.toString(p + 1), row[0]);
            assertEquals(points[p][0], Double.parseDouble(row[1]));
            assertEquals(points[p][1], Double.parseDouble(row[2]));
            assertEquals(mean(points[p][0], points[p][1], 5), Double.parseDouble(row[5]), 1e-7);
            assertEquals("", row[6], "one solution has no spread");
        }
    }

    @Test
    void listsRandomAndLowDiscrepancyDesignsStayInTheirRanges() throws IOException {
        assertEquals(
                0,
                scan("--vary", "L=1:3:3", "--vary", "X=4,6,9", "--layout", "list", "-m", "ode"),
                err::toString);
        assertEquals("9", table("scan.csv").get(3)[2]);
        for (String layout : List.of("random", "sobol")) {
            assertEquals(
                    0,
                    scan(
                            "--vary",
                            "L=1:100:2:log",
                            "--vary",
                            "X=4:6:2",
                            "--layout",
                            layout,
                            "--points",
                            "32",
                            "-m",
                            "ode"),
                    err::toString);
            List<String[]> rows = table("scan.csv");
            assertEquals(33, rows.size());
            int small = 0;
            int low = 0;
            for (String[] row : rows.subList(1, 33)) {
                double l = Double.parseDouble(row[1]);
                double x = Double.parseDouble(row[2]);
                assertTrue(l >= 1 && l <= 100 && x >= 4 && x <= 6);
                assertEquals(mean(l, 3, x), Double.parseDouble(row[5]), 1e-6);
                small += l < 10 ? 1 : 0;
                low += x < 5 ? 1 : 0;
            }
            // Half below the middle: to a point or two by Sobol, within 5 of 16 +- 2.8 at random.
            double slack = layout.equals("sobol") ? 2 : 15.5;
            assertEquals(16, small, slack, layout);
            assertEquals(16, low, slack, layout);
        }
    }

    @Test
    void sensitivitiesByCommonRandomNumbers() throws IOException {
        assertEquals(
                0,
                scan(
                        "--vary",
                        "k:2=1",
                        "--vary",
                        "k:1=3",
                        "--system-size",
                        "20",
                        "--runs",
                        "400",
                        "--method",
                        "next-reaction",
                        "--sensitivities"),
                err::toString);
        for (String[] row : table("sensitivities.csv")) {
            if (row[4].equals("X")) {
                double e = Math.exp(-1);
                // d/dk of 20 (2 k (1 - e)), and d/dd of 20 (6 (1 - e^-d)/d + 5 e^-d) at d = 1.
                double exact = row[3].equals("k:1") ? 40 * (1 - e) : 20 * (6 * (2 * e - 1) - 5 * e);
                double error = Double.parseDouble(row[6]);
                // The central difference of relative step .05 is off by less than 1e-2 relative.
                assertEquals(
                        exact,
                        Double.parseDouble(row[5]),
                        5.5 * error + 0.01 * Math.abs(exact),
                        row[3]);
                // With independent streams the error would be sqrt(2 var/400)/(2 h) or more.
                double spread = Math.sqrt(20 * mean(2, 3, 5));
                double h = row[3].equals("k:1") ? .15 : .05;
                assertTrue(error < spread / Math.sqrt(200) / (2 * h), "common random numbers help");
            }
        }
    }

    @Test
    void twoNetworksOnTheSameSeeds() throws IOException {
        Path other = folder.resolve("other.crn");
        Files.writeString(other, "#L=2,X=5\nL->L + X,3.3\nX->,1\n");
        assertEquals(
                0,
                scan(
                        "--vary",
                        "X=5",
                        "--system-size",
                        "20",
                        "--runs",
                        "400",
                        "--against",
                        other.toString()),
                err::toString);
        String[] row = table("comparison.csv").get(2);
        assertEquals("X", row[2]);
        double exact = 20 * (mean(2, 3.3, 5) - mean(2, 3, 5));
        assertEquals(exact, Double.parseDouble(row[5]), 5.5 * Double.parseDouble(row[6]));
        // The same network against itself on the same seeds differs in nothing.
        assertEquals(
                0,
                scan("--vary", "X=5", "--system-size", "20", "--against", network.toString()),
                err::toString);
        assertEquals("0", table("comparison.csv").get(2)[5]);
    }

    @Test
    void numbersOfMoleculesAreVariedByWholeOnes() throws IOException {
        Files.writeString(network, "# unit: copy numbers\n#X=10\nX->,1\n");
        assertEquals(0, scan("--vary", "X=0,10", "--sensitivities"), err::toString);
        String[] row = table("sensitivities.csv").get(2);
        assertEquals(
                Math.exp(-1), Double.parseDouble(row[4]), 5.5 * Double.parseDouble(row[5]) + 1e-9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--vary Q=1|--vary Q=1.0: there is no species Q",
                "--vary k:3=1|--vary k:3: the reactions are numbered k:1 to k:2",
                "--vary L=3:1:2|the lower end comes first",
                "--vary L=0:1:2:log|above 0 for log",
                "--vary L=1:2|write from:to:n",
                "--vary L=1:2:0|give 1 to",
                "--vary L=one|'one' is not a number",
                "--vary L=1 --vary L=2|is given twice",
                "--vary L=-1|must be a finite number that is not negative",
                "--vary k:1=-1|must be a finite number that is not negative",
                "--vary L=1,2 --vary X=1 --layout list|a list needs as many of each",
                "--vary L=1 --points 0|give 1 or more",
                "--vary L=1 --step 2|it lies between 0 and 1",
                "--vary mu=1|there is no species mu",
            })
    void refusesWithTheReason(String sample) {
        String[] parts = sample.split("\\|", -1);
        String[] options = (parts[0] + " --system-size 10").split(" ", -1);
        assertEquals(2, scan(options));
        assertTrue(err.toString().contains(parts[1]), err::toString);
    }

    /** The published network, started by its box's edge, leaves it: stopped, counted and told. */
    @Test
    void runsThatLeaveTheirDomainAreStoppedAndCounted() throws IOException {
        String list = rncrn.Reference.path("rncrn/hopf/hopf_crn.txt").toString();
        int status =
                Main.run(
                        "scan",
                        list,
                        "-w",
                        "20",
                        "--vary",
                        "L_1=1,3",
                        "--layout",
                        "list",
                        "--set",
                        "X_1=5",
                        "--set",
                        "X_2=5",
                        "--domain",
                        "X_1=0:6",
                        "--domain",
                        "X_2=0:6",
                        "-t",
                        "3",
                        "-r",
                        "4",
                        "-q",
                        "-o",
                        folder.toString());
        assertEquals(0, status);
        List<String> rows = Files.readAllLines(folder.resolve("scan.csv"));
        assertTrue(rows.get(0).endsWith(",left-domain"), rows.get(0));
        // Left within a tenth of a unit of time, mostly.
        assertTrue(rows.get(1).endsWith(",4") && rows.get(2).endsWith(",4"), rows.toString());
        assertEquals(
                0,
                Main.run(
                        "simulate",
                        list,
                        "-w",
                        "20",
                        "--set",
                        "L_1=3",
                        "--set",
                        "X_1=5",
                        "--set",
                        "X_2=5",
                        "--domain",
                        "X_1=0:6",
                        "-t",
                        "3",
                        "-r",
                        "4",
                        "-q",
                        "-o",
                        folder.toString()));
        List<String> escapes = Files.readAllLines(folder.resolve("escapes.csv"));
        assertEquals(5, escapes.size());
        int x = List.of(escapes.get(0).split(",", -1)).indexOf("X_1");
        for (String row : escapes.subList(1, 5)) {
            // The first state outside: 121 copies where 120 are the last inside.
            assertEquals("121", row.split(",", -1)[x].replace(".0", ""), row);
        }
    }
}
