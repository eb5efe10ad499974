package rncrn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rncrn.InputException;
import rncrn.bifurcation.Branch;
import rncrn.bifurcation.ClosedCurve;
import rncrn.bifurcation.DiagramPoint;
import rncrn.bifurcation.Ending;
import rncrn.bifurcation.SpecialPoint;
import rncrn.files.WholeFile;

/** Reads branches.csv, special-points.csv and cycle-ends.csv back, to go on where they end. */
final class DiagramReader {
    private DiagramReader() {}

    /** The branches of a folder; spectra are not in the file and come back empty. */
    static List<Branch> branches(Path folder, List<String> species) {
        Path file = folder.resolve("branches.csv");
        List<String> lines = lines(file);
        int n = species.size();
        List<String> header = List.of(lines.get(0).split(",", -1));
        if (header.size() != 6 + 3 * n || !header.subList(6, 6 + n).equals(species)) {
            throw new InputException(
                    file + ":1: the columns do not fit this network; resume from its own results");
        }
        Map<String, List<ClosedCurve>> ends = ends(folder.resolve("cycle-ends.csv"), n);
        List<Branch> branches = new ArrayList<>();
        List<DiagramPoint> points = new ArrayList<>();
        String current = "";
        Branch.Type type = Branch.Type.EQUILIBRIUM;
        for (int l = 1; l < lines.size(); l++) {
            String[] cells = cells(lines.get(l), header.size(), file, l);
            if (!cells[0].equals(current) && !points.isEmpty()) {
                branches.add(branch(type, points, ends.getOrDefault(current, List.of())));
                points = new ArrayList<>();
            }
            current = cells[0];
            type =
                    cells[1].equals(Branch.Type.CYCLE.word())
                            ? Branch.Type.CYCLE
                            : Branch.Type.EQUILIBRIUM;
            double[] numbers = numbers(cells, 6, file, l);
            points.add(
                    new DiagramPoint(
                            numbers(cells, 3, file, l)[0],
                            Arrays.copyOf(numbers, n),
                            Boolean.parseBoolean(cells[4]),
                            cells[5].isEmpty() ? Double.NaN : number(cells[5], file, l),
                            Arrays.copyOfRange(numbers, n, 2 * n),
                            Arrays.copyOfRange(numbers, 2 * n, 3 * n),
                            List.of()));
        }
        if (!points.isEmpty()) {
            branches.add(branch(type, points, ends.getOrDefault(current, List.of())));
        }
        return branches;
    }

    private static Branch branch(
            Branch.Type type, List<DiagramPoint> points, List<ClosedCurve> ends) {
        return new Branch(type, "resumed", points, Ending.MOST_POINTS, Ending.MOST_POINTS, ends);
    }

    /** The cycles at the ends of branches, by the name of the branch; none without the file. */
    private static Map<String, List<ClosedCurve>> ends(Path file, int species) {
        Map<String, List<ClosedCurve>> ends = new HashMap<>();
        if (!Files.exists(file)) {
            return ends;
        }
        List<String> lines = lines(file);
        List<double[]> rows = new ArrayList<>();
        for (int l = 1; l < lines.size(); l++) {
            String[] cells = cells(lines.get(l), species + 3, file, l);
            double[] row = new double[species + 1];
            for (int i = 0; i <= species; i++) {
                row[i] = number(cells[2 + i], file, l);
            }
            rows.add(row);
            if (row[0] == 1) {
                ends.computeIfAbsent(cells[0], name -> new ArrayList<>()).add(curve(rows, file, l));
                rows.clear();
            }
        }
        ends.values().removeIf(pair -> pair.size() != 2);
        return ends;
    }

    private static ClosedCurve curve(List<double[]> rows, Path file, int l) {
        if (rows.size() % 4 != 1) {
            throw new InputException(
                    file + ":" + (l + 1) + ": lines are missing; resume from a finished run");
        }
        return new ClosedCurve(
                rows.stream().mapToDouble(row -> row[0]).toArray(),
                rows.stream()
                        .map(row -> Arrays.copyOfRange(row, 1, row.length))
                        .toArray(double[][]::new));
    }

    /** The special points of a folder; coefficients and spectra are not in the file. */
    static List<SpecialPoint> special(Path folder, int species) {
        Path file = folder.resolve("special-points.csv");
        List<String> lines = lines(file);
        List<SpecialPoint> special = new ArrayList<>();
        for (int l = 1; l < lines.size(); l++) {
            String[] cells = cells(lines.get(l), species + 3, file, l);
            SpecialPoint.Kind kind = null;
            for (SpecialPoint.Kind candidate : SpecialPoint.Kind.values()) {
                if (candidate.word().equals(cells[0])) {
                    kind = candidate;
                }
            }
            if (kind == null) {
                throw new InputException(
                        file + ":" + (l + 1) + ": " + cells[0] + " is no kind of special point");
            }
            double[] state = new double[species];
            for (int i = 0; i < species; i++) {
                state[i] = number(cells[2 + i], file, l);
            }
            String period = cells[cells.length - 1];
            special.add(
                    new SpecialPoint(
                            kind,
                            number(cells[1], file, l),
                            state,
                            period.isEmpty() ? Double.NaN : number(period, file, l),
                            Double.NaN,
                            List.of()));
        }
        return special;
    }

    private static List<String> lines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty()) {
                throw new InputException(file + ": the file is empty; resume from a finished run");
            }
            return lines;
        } catch (IOException failure) {
            throw new InputException(
                    "--resume: " + file + " cannot be read: " + WholeFile.reason(failure), failure);
        }
    }

    private static String[] cells(String line, int count, Path file, int l) {
        String[] cells = line.split(",", -1);
        if (cells.length != count) {
            throw new InputException(
                    file
                            + ":"
                            + (l + 1)
                            + ": "
                            + count
                            + " columns are needed, not "
                            + cells.length);
        }
        return cells;
    }

    private static double[] numbers(String[] cells, int from, Path file, int l) {
        double[] numbers = new double[cells.length - from];
        for (int i = 0; i < numbers.length; i++) {
            if (from + i != 4 && from + i != 5) {
                numbers[i] = number(cells[from + i], file, l);
            }
        }
        return numbers;
    }

    private static double number(String cell, Path file, int l) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException failure) {
            throw new InputException(
                    file + ":" + (l + 1) + ": '" + cell + "' is not a number", failure);
        }
    }
}
