package rncrn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BifurcateCommandTest {
    /** A switch: .6 - 3.5 x + 3 B x^2 - .5 x^3, B static. */
    private static final String LIST =
            """
            #X_1=1.0,B=1.0
            B + X_1 + X_1->B + X_1 + X_1 + X_1,3
            X_1 + X_1 + X_1->X_1 + X_1,.5
            X_1->,3.5
            ->X_1,.6
            """;

    @TempDir Path folder;

    private record Outcome(int status, String out, String err) {}

    private static Outcome run(String... args) {
        CommandLine line = Main.commandLine();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return new Outcome(line.execute(args), out.toString(), err.toString());
    }

    private String list() throws IOException {
        return Files.writeString(folder.resolve("list.txt"), LIST).toString();
    }

    @Test
    void writesBranchesAndSpecialPoints() throws IOException {
        Path results = folder.resolve("out");
        Outcome outcome =
                run(
                        "bifurcate",
                        list(),
                        "--parameter",
                        "B",
                        "--from",
                        ".5",
                        "--to",
                        "2",
                        "--domain",
                        "X_1=0:10",
                        "--output",
                        results.toString());
        assertEquals(0, outcome.status, outcome.err);
        List<String> rows = Files.readAllLines(results.resolve("branches.csv"));
        assertEquals("branch,type,point,parameter,stable,period,X_1,X_1-min,X_1-max", rows.get(0));
        assertTrue(rows.size() > 50);
        // Folds: f = .6 - 3.5 x + 3 B x^2 - .5 x^3 = 0 and f' = 0 give .6 - 1.75 x + .25 x^3 = 0.
        List<String> special = Files.readAllLines(results.resolve("special-points.csv"));
        assertEquals("kind,parameter,X_1,period", special.get(0));
        assertEquals(3, special.size());
        for (String row : special.subList(1, 3)) {
            String[] cells = row.split(",", -1);
            double x = Double.parseDouble(cells[2]);
            double b = Double.parseDouble(cells[1]);
            assertEquals("fold", cells[0]);
            assertEquals(0, .6 - 1.75 * x + .25 * x * x * x, 1e-7);
            assertEquals((3.5 + 1.5 * x * x) / (6 * x), b, 1e-8);
        }
        assertTrue(Files.exists(results.resolve("diagram.svg")));
        assertTrue(Files.exists(results.resolve("run.json")));
    }

    @Test
    void complainsInOneSentence() throws IOException {
        String list = list();
        Outcome unknown =
                run("bifurcate", list, "--parameter", "C", "--from", "0", "--to", "1", "-o", "x");
        assertEquals(2, unknown.status);
        assertTrue(unknown.err.contains("--parameter C"), unknown.err);
        assertTrue(unknown.err.contains("B"), unknown.err);
        Outcome empty =
                run("bifurcate", list, "--parameter", "B", "--from", "1", "--to", "1", "-o", "x");
        assertEquals(2, empty.status);
        Outcome domain =
                run(
                        "bifurcate",
                        list,
                        "--parameter",
                        "B",
                        "--from",
                        "0",
                        "--to",
                        "1",
                        "--domain",
                        "Y=0:1",
                        "-o",
                        "x");
        assertEquals(2, domain.status);
        assertTrue(domain.err.contains("--domain"), domain.err);
        Outcome reduced =
                run(
                        "bifurcate",
                        list,
                        "--parameter",
                        "B",
                        "--from",
                        "0",
                        "--to",
                        "1",
                        "--reduced",
                        "-o",
                        "x");
        assertEquals(2, reduced.status);
    }

    @Test
    void resumesWhereABranchEnded() throws IOException {
        String list = list();
        String first = folder.resolve("first").toString();
        String second = folder.resolve("second").toString();
        String[] options = {"--parameter", "B", "--domain", "X_1=0:10", "--sections", "0"};
        assertEquals(0, bifurcate(list, first, options, "--from", ".5", "--to", "1").status);
        assertEquals(1, specials(first));
        Outcome resumed =
                bifurcate(list, second, options, "--from", ".5", "--to", "2", "--resume", first);
        assertEquals(0, resumed.status, resumed.err);
        assertEquals(2, specials(second));
    }

    private static Outcome bifurcate(String list, String to, String[] options, String... more) {
        List<String> words = new java.util.ArrayList<>(List.of("bifurcate", list, "-o", to));
        words.addAll(List.of(options));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private static int specials(String results) throws IOException {
        return Files.readAllLines(Path.of(results).resolve("special-points.csv")).size() - 1;
    }

    /** The Brusselator with a = 1, b = B: a Hopf point at B = 2, cycles beyond it. */
    private static final String BRUSSELATOR =
            """
            #X=1.0,Y=2.0,B=2.0
            ->X,1
            B + X->B + Y,1
            X + X + Y->X + X + X,1
            X->,1
            """;

    /** Cut off by the number of points and resumed, the branches are those of one run. */
    @Test
    void resumedBranchesAreThoseOfOneRun() throws IOException {
        String list = Files.writeString(folder.resolve("brusselator.txt"), BRUSSELATOR).toString();
        String whole = folder.resolve("whole").toString();
        String part = folder.resolve("part").toString();
        String resumed = folder.resolve("resumed").toString();
        String[] options = {
            "--parameter",
            "B",
            "--from",
            "1",
            "--to",
            "3",
            "--domain",
            "X=0:5",
            "--domain",
            "Y=0:6",
            "--sections",
            "0"
        };
        assertEquals(0, bifurcate(list, whole, options).status);
        Outcome stopped = bifurcate(list, part, options, "--max-points", "12");
        assertEquals(0, stopped.status, stopped.err);
        assertTrue(stopped.out.contains("the most points allowed were computed"), stopped.out);
        // The cycle at the end is taken from its own file, which need not be stable.
        List<String> ends = Files.readAllLines(Path.of(part).resolve("cycle-ends.csv"));
        assertEquals("branch,end,place,X,Y", ends.get(0));
        assertEquals(2, ends.stream().filter(row -> row.split(",", -1)[2].equals("1")).count());
        Outcome outcome = bifurcate(list, resumed, options, "--resume", part);
        assertEquals(0, outcome.status, outcome.err);
        assertTrue(!outcome.out.contains("the most points allowed"), outcome.out);
        assertEquals(specials(whole), specials(resumed));
        for (String type : List.of("equilibrium", "cycle")) {
            List<double[]> expected = branch(whole, type);
            List<double[]> found = branch(resumed, type);
            double[] end = expected.get(expected.size() - 1);
            assertEquals(end[0], found.get(found.size() - 1)[0], 1e-9);
            assertEquals(expected.get(0)[0], found.get(0)[0], 1e-3);
            for (double[] point : expected) {
                assertTrue(onLine(point, found), type + " at " + point[0]);
            }
        }
    }

    /** Parameter, period (0 for equilibria) and smallest X along the branches of one type. */
    private static List<double[]> branch(String results, String type) throws IOException {
        return Files.readAllLines(Path.of(results).resolve("branches.csv")).stream()
                .map(row -> row.split(",", -1))
                .filter(cells -> cells[1].equals(type))
                .map(
                        cells ->
                                new double[] {
                                    Double.parseDouble(cells[3]),
                                    cells[5].isEmpty() ? 0 : Double.parseDouble(cells[5]),
                                    Double.parseDouble(cells[8])
                                })
                .sorted(java.util.Comparator.comparingDouble(point -> point[0]))
                .toList();
    }

    private static boolean onLine(double[] point, List<double[]> line) {
        for (int k = 1; k < line.size(); k++) {
            double[] a = line.get(k - 1);
            double[] b = line.get(k);
            if (a[0] <= point[0] + 1e-12 && point[0] <= b[0] + 1e-12) {
                double share = b[0] > a[0] ? (point[0] - a[0]) / (b[0] - a[0]) : 0;
                return Math.abs(a[1] + share * (b[1] - a[1]) - point[1]) < 5e-3
                        && Math.abs(a[2] + share * (b[2] - a[2]) - point[2]) < 5e-3;
            }
        }
        // Before the first point of a branch that begins in a Hopf point.
        return point[0] < line.get(0)[0] + 1e-3;
    }

    @Test
    void looksAtSingleValues() throws IOException {
        Path results = folder.resolve("out");
        Outcome outcome =
                run(
                        "bifurcate",
                        list(),
                        "--parameter",
                        "B",
                        "--from",
                        ".5",
                        "--to",
                        "2",
                        "--domain",
                        "X_1=0:12",
                        "--sections",
                        "0",
                        "--at",
                        "1,1.9",
                        "--basins",
                        "8",
                        "-o",
                        results.toString());
        assertEquals(0, outcome.status, outcome.err);
        assertTrue(outcome.out.contains("B=1.0: 2 equilibria"), outcome.out);
        assertTrue(outcome.out.contains("B=1.9: equilibrium"), outcome.out);
        List<String> basins = Files.readAllLines(results.resolve("basins-1.csv"));
        assertEquals("X_1,attractor", basins.get(0));
        assertTrue(basins.get(1).endsWith(",1"));
        assertTrue(basins.get(8).endsWith(",2"));
    }

    /** A target in pieces, at the two values where it is given, beside the network for it. */
    @Test
    void comparesWithATargetInPieces() throws IOException {
        Path results = folder.resolve("out");
        Outcome outcome =
                run(
                        "bifurcate",
                        "models/uni-bi-4.json",
                        "--parameter",
                        "L_1",
                        "--from",
                        "0",
                        "--to",
                        "1",
                        "--sections",
                        "0",
                        "--compare",
                        "models/uni-bi-4.yaml",
                        "-o",
                        results.toString());
        assertEquals(0, outcome.status, outcome.err);
        List<String> rows = Files.readAllLines(results.resolve("comparison.csv"));
        // Three equilibria at 0, one at 1, each with one of the network near it.
        assertEquals(5, rows.size());
        for (String row : rows.subList(1, 5)) {
            String[] cells = row.split(",", -1);
            assertEquals("equilibrium", cells[0]);
            assertEquals(cells[3], cells[4]);
            assertEquals(Double.parseDouble(cells[5]), Double.parseDouble(cells[6]), .1);
        }
    }

    /** A family of formulas is followed as the network is, and their special points are paired. */
    @Test
    void comparesWithAFamily() throws IOException {
        Path results = folder.resolve("out");
        Outcome outcome =
                run(
                        "bifurcate",
                        "models/hopf.json",
                        "--reduced",
                        "--parameter",
                        "L_1",
                        "--from",
                        "1.5",
                        "--to",
                        "2.5",
                        "--sections",
                        "0",
                        "--compare",
                        "models/hopf.yaml",
                        "-o",
                        results.toString());
        assertEquals(0, outcome.status, outcome.err);
        String hopf =
                Files.readAllLines(results.resolve("comparison.csv")).stream()
                        .filter(row -> row.startsWith("hopf,"))
                        .findFirst()
                        .orElseThrow();
        String[] cells = hopf.split(",", -1);
        assertEquals(2, Double.parseDouble(cells[1]), 1e-8);
        assertEquals(2, Double.parseDouble(cells[2]), .05);
        assertEquals(2 * Math.PI, Double.parseDouble(cells[9]), 1e-8);
        assertTrue(Files.exists(results.resolve("compared-branches.csv")));
    }

    /** Networks near one at its critical point, the same for the same seed. */
    @Test
    void classifiesPerturbedNetworks() throws IOException {
        List<String> tables = new java.util.ArrayList<>();
        for (String name : List.of("one", "two")) {
            Path results = folder.resolve(name);
            Outcome outcome =
                    run(
                            "bifurcate",
                            "models/hopf-criticality.json",
                            "--reduced",
                            "--perturb",
                            "3:.003",
                            "-o",
                            results.toString());
            assertEquals(0, outcome.status, outcome.err);
            tables.add(Files.readString(results.resolve("perturbed.csv")));
        }
        assertEquals(tables.get(0), tables.get(1));
        assertEquals(4, tables.get(0).lines().count());
        for (String row : tables.get(0).lines().skip(1).toList()) {
            String[] cells = row.split(",", -1);
            // A focus attracts; where it does not, a cycle does.
            boolean attracts = Double.parseDouble(cells[2]) < 0;
            assertEquals(attracts ? "equilibrium" : "cycle", cells[1], row);
        }
    }
}
