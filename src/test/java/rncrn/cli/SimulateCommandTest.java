package rncrn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import rncrn.Reference;
import rncrn.format.sbml.Sbml;

class SimulateCommandTest {
    @TempDir private Path folder;
    private Path list;
    private Path model;

    @BeforeEach
    void write() throws IOException {
        list = folder.resolve("list.txt");
        Files.writeString(list, "#X=2.0,L=1.0\n->X,3\nX + L->L,0.5\n");
        model = folder.resolve("model.xml");
        Files.writeString(
                model,
                Sbml.document(
                        Sbml.compartment(2)
                                + "<listOfSpecies>"
                                + Sbml.species("A", 10)
                                + Sbml.species("y", "initialAmount=\"0\"", true, true)
                                + "</listOfSpecies><listOfRules><assignmentRule variable=\"y\">"
                                + Sbml.math("2*A")
                                + "</assignmentRule></listOfRules><listOfReactions>"
                                + Sbml.reaction("r", "A", "", "0.1*A", false)
                                + "</listOfReactions><listOfEvents>"
                                + Sbml.event("geq(time, 1)", "A", "40", "")
                                + "</listOfEvents>"));
    }

    private String errors;

    private int run(String... args) {
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setErr(new PrintWriter(err));
        line.setOut(new PrintWriter(new StringWriter()));
        int status = line.execute(args);
        errors = err.toString();
        return status;
    }

    private int simulate(Path input, String name, String... more) {
        List<String> args = new ArrayList<>(List.of("simulate", input.toString()));
        args.addAll(List.of("--output", folder.resolve(name).toString()));
        args.addAll(List.of(more));
        return run(args.toArray(new String[0]));
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    @Test
    void anOverflowIsRefusedBeforeAnythingIsWritten() throws IOException {
        Path huge = folder.resolve("huge.crn");
        Files.writeString(huge, "#A=1\nA->A + A,1e308\n");
        assertEquals(2, simulate(huge, "huge", "--time", "1", "--system-size", "10"));
        assertTrue(errors.contains("huge.crn: the propensities overflow"), errors);
        assertFalse(Files.exists(folder.resolve("huge")));
    }

    @Test
    void trajectoriesThatRunAwayAreStoppedAndCounted() throws IOException {
        Path runaway = folder.resolve("runaway.crn");
        Files.writeString(runaway, "#X=1\nX + X->X + X + X,1\n");
        assertEquals(
                0,
                simulate(
                        runaway,
                        "runaway",
                        "--time",
                        "1e6",
                        "--runs",
                        "20",
                        "--system-size",
                        "50",
                        "--domain",
                        "X=0:100"),
                errors);
        JsonNode manifest =
                new ObjectMapper().readTree(folder.resolve("runaway/run.json").toFile());
        assertEquals(20, manifest.get("stopped").asInt());
        List<String> rows = lines("runaway/statistics.csv");
        assertEquals("1000000,5001,0", rows.get(rows.size() - 1), "they stop one event outside");
        assertEquals(
                2,
                simulate(runaway, "x", "--time", "1", "--system-size", "50", "--domain", "X=2:9"));
        assertTrue(errors.contains("initial value 1.0 lies outside"), errors);
    }

    @Test
    void recurrentNetworksGivenAsListsAreGuardedToo() throws IOException {
        Path hopf = Reference.path("rncrn/hopf/hopf_crn.txt");
        assertEquals(
                0,
                simulate(
                        hopf,
                        "hopf",
                        "--time",
                        "30",
                        "--steps",
                        "3",
                        "--runs",
                        "2",
                        "--system-size",
                        "20",
                        "--set",
                        "L_1=3",
                        "--set",
                        "X_1=6",
                        "--set",
                        "X_2=5"),
                () -> errors);
        // At this size it leaves its domain within a few units of time and would then explode.
        assertTrue(lines("hopf/escapes.csv").size() > 1);
    }

    @Test
    void leavesStatisticsTrajectoriesAndManifest() throws IOException {
        assertEquals(
                0,
                simulate(
                        list,
                        "a",
                        "--time",
                        "2",
                        "--steps",
                        "4",
                        "--runs",
                        "20",
                        "--system-size",
                        "30",
                        "--set",
                        "L=2",
                        "--trajectories",
                        "2"),
                () -> errors);
        assertEquals("time,X-mean,X-sd,L-mean,L-sd", lines("a/statistics.csv").get(0));
        assertEquals("0,60,0,60,0", lines("a/statistics.csv").get(1));
        assertEquals(6, lines("a/statistics.csv").size());
        assertEquals("0,60,60", lines("a/trajectory-0002.csv").get(1));
        JsonNode manifest = new ObjectMapper().readTree(folder.resolve("a/run.json").toFile());
        assertEquals(30, manifest.get("settings").get("systemSize").asDouble());
        assertTrue(manifest.get("events").asLong() > 0);
        assertTrue(manifest.has("cpuSeconds") && manifest.has("eventsPerCpuSecond"));
        assertEquals(64, manifest.get("inputs").get(0).get("sha256").asText().length());
    }

    @Test
    void resultsDoNotDependOnThreads() throws IOException {
        for (Path input : List.of(list, model)) {
            List<String> results = new ArrayList<>();
            for (String threads : List.of("1", "3")) {
                List<String> more =
                        new ArrayList<>(
                                List.of("--time", "3", "--runs", "50", "--threads", threads));
                if (input.equals(list)) {
                    more.addAll(List.of("--system-size", "10"));
                }
                assertEquals(
                        0, simulate(input, threads, more.toArray(new String[0])), () -> errors);
                results.add(Files.readString(folder.resolve(threads + "/statistics.csv")));
            }
            assertEquals(results.get(0), results.get(1));
        }
    }

    @Test
    void modelsReportTheirOwnQuantities() throws IOException {
        assertEquals(
                0,
                simulate(model, "m", "--time", "2", "--steps", "2", "--runs", "5"),
                () -> errors);
        assertEquals("time,A-mean,A-sd,y-mean,y-sd", lines("m/statistics.csv").get(0));
        assertEquals("1,40,0,80,0", lines("m/statistics.csv").get(2));
        assertEquals(
                0,
                simulate(
                        model,
                        "c",
                        "--time",
                        "2",
                        "--steps",
                        "2",
                        "--runs",
                        "5",
                        "--concentrations"));
        assertEquals("1,20,0,40,0", lines("c/statistics.csv").get(2));
    }

    @Test
    void theRateEquationsGiveTheirSolution() throws IOException {
        assertEquals(0, simulate(list, "o", "--time", "4", "--steps", "1", "--method", "ode"));
        String[] last = lines("o/trajectory.csv").get(2).split(",", -1);
        assertEquals(6 - 4 * Math.exp(-2), Double.parseDouble(last[1]), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--time 2|--system-size W is missing",
                "--system-size 10|--time T is missing",
                "--time -1 --system-size 10|--time -1.0 is not allowed",
                "--time x --system-size 10|Invalid value for option '--time'",
                "--time 1 --system-size 0|--system-size: system size 0.0 is not allowed",
                "--time 1 --system-size 1e30|more than 2^53 molecules",
                "--time 1 --system-size 10 --runs 0|--runs 0 is not allowed",
                "--time 1 --system-size 10 --steps 0|--steps 0 is not allowed",
                "--time 1 --system-size 10 --set Q=3|there is no species Q",
                "--time 1 --system-size 10 --set X=-3|it must be a finite number",
                "--time 1 --system-size 10 --set X|write it as NAME=value",
                "--time 1 --system-size 10 --set X=1d|is not a number",
                "--time 1 --system-size 10 --set X=1 --set X=2|is given twice",
                "--time 1 --system-size 10 --method gillespie|the methods are auto, direct",
                "--time 1 --system-size 10 --method tau --epsilon 2|epsilon 2.0 is not allowed",
                "--time 1 --system-size 10 --mu 2|--mu goes with trained networks",
                "--time 1 --method ode --runs 5|--runs 5 has no meaning",
                "--time 1 --system-size 10 --trajectories 3|--trajectories 3 is not allowed",
            })
    void badOptionsGetOneClearSentence(String sample) {
        String[] parts = sample.split("\\|", 2);
        assertEquals(2, simulate(list, "bad", parts[0].split(" ", -1)), errors);
        assertTrue(errors.contains(parts[1]), errors);
        assertFalse(errors.contains("\tat "), errors);
        assertFalse(Files.exists(folder.resolve("bad")), "something was written");
    }

    @Test
    void missingAndBrokenFilesAreNamed() throws IOException {
        assertEquals(2, simulate(folder.resolve("none.txt"), "bad", "--time", "1"));
        assertTrue(errors.contains("none.txt"), errors);
        Files.writeString(list, "X->Y,1\nX->Y,-1\n");
        assertEquals(2, simulate(list, "bad", "--time", "1", "--system-size", "5"));
        assertTrue(errors.contains("list.txt:2:6: the rate constant is -1"), errors);
        assertEquals(2, simulate(model, "bad", "--time", "1", "--system-size", "5"));
        assertTrue(errors.contains("already speaks of copy numbers"), errors);
    }

    @Test
    void compiledNetworksComeBack() throws IOException {
        List<String> texts = new ArrayList<>();
        Path source = list;
        for (String format : List.of("crn", "sbml", "net", "crn")) {
            Path next = folder.resolve("copy" + texts.size() + extension(format));
            assertEquals(
                    0,
                    run("compile", source.toString(), "--format", format, "--output", "" + next),
                    () -> errors);
            texts.add(Files.readString(next));
            source = next;
        }
        assertEquals(texts.get(0), texts.get(3));
    }

    private static String extension(String format) {
        return format.equals("crn") ? ".txt" : format.equals("net") ? ".net" : ".xml";
    }

    @Test
    void scansGiveSensitivitiesAndComparisons() throws IOException {
        assertEquals(
                0,
                run(
                        "scan",
                        "" + list,
                        "--vary",
                        "k:1=2,4",
                        "--vary",
                        "L=1:2:2",
                        "--time",
                        "2",
                        "--runs",
                        "400",
                        "--system-size",
                        "20",
                        "--sensitivities",
                        "--against",
                        "" + list,
                        "--output",
                        "" + folder.resolve("s")),
                () -> errors);
        assertEquals(5, lines("s/scan.csv").size());
        for (String line : lines("s/comparison.csv")) {
            String[] cells = line.split(",", -1);
            assertTrue(cells[0].equals("point") || cells[6].equals("0"), line);
        }
        // d mean X / d k at L = 1: 20 (1 - exp(-t/2)) / 0.5.
        String[] first = lines("s/sensitivities.csv").get(1).split(",", -1);
        assertEquals("k:1", first[3]);
        assertEquals("X", first[4]);
        double exact = 40 * (1 - Math.exp(-1));
        double error = Double.parseDouble(first[6]);
        assertEquals(exact, Double.parseDouble(first[5]), 5.5 * error);
        assertTrue(error > 0 && error < 5, "standard error " + error);
    }
}
