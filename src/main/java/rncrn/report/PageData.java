package rncrn.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rncrn.verdict.Attractor;
import rncrn.verdict.Cell;
import rncrn.verdict.Evidence;
import rncrn.verdict.SamplePath;
import rncrn.verdict.Study;
import rncrn.verdict.Verdict;

/** What the page's script reads: the cells for its explorer and the panels for its hover. */
final class PageData {
    private static final MathContext DIGITS = new MathContext(4);
    private static final int PATH_POINTS = 5_000;
    private static final int HOVER_POINTS = 40;

    private final Map<String, Object> panels = new LinkedHashMap<>();

    /** Takes up one drawn panel under its name. */
    void panel(String name, Panel panel, Drawing.Frame frame) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("l", rounded(frame.left()));
        map.put("t", rounded(frame.top()));
        map.put("w", rounded(frame.width()));
        map.put("h", rounded(frame.height()));
        map.put("xl", frame.xLow());
        map.put("xh", frame.xHigh());
        map.put("yl", frame.yLow());
        map.put("yh", frame.yHigh());
        map.put("xg", panel.x().logarithmic());
        map.put("yg", panel.y().logarithmic());
        map.put("xn", shortName(panel.x()));
        map.put("yn", panel.y().ticks().isEmpty() ? shortName(panel.y()) : "");
        List<Object> series = new ArrayList<>();
        for (Mark mark : panel.marks()) {
            switch (mark.kind()) {
                case LINE, DOTS -> series.add(series(mark, "y"));
                case BAND -> series.add(series(mark, "high"));
                default -> {
                    // Areas, arrows, maps, rules and notes are read off by the axes alone.
                }
            }
        }
        map.put("s", series);
        panels.put(name, map);
    }

    private static String shortName(Axis axis) {
        return axis.label().replaceAll(" \\(.*", "");
    }

    private static Map<String, Object> series(Mark mark, String column) {
        double[] x = mark.column("x");
        double[] y = mark.column(column);
        int stride = Math.max(1, (x.length + HOVER_POINTS - 1) / HOVER_POINTS);
        List<Object> xs = new ArrayList<>();
        List<Object> ys = new ArrayList<>();
        for (int i = 0; i < x.length; i += stride) {
            xs.add(rounded(x[i]));
            ys.add(rounded(y[i]));
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("n", mark.label());
        map.put("x", xs);
        map.put("y", ys);
        return map;
    }

    /** The JSON text, safe inside a script element. */
    String json(Study study) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("names", study.question().executiveNames().stream().map(Names::pretty).toList());
        List<Object> ranges = new ArrayList<>();
        for (int i = 0; i < study.question().executive().size(); i++) {
            double[] range = Shapes.range(study.cells(), i, study.question().domain());
            ranges.add(List.of(rounded(range[0]), rounded(range[1])));
        }
        all.put("ranges", ranges);
        all.put("start", start(study));
        List<Object> cells = new ArrayList<>();
        int points = Math.max(60, Math.min(600, PATH_POINTS / Math.max(1, study.cells().size())));
        for (int i = 0; i < study.cells().size(); i++) {
            cells.add(cell(i, study.cells().get(i), points));
        }
        all.put("cells", cells);
        all.put("panels", panels);
        try {
            return new ObjectMapper().writeValueAsString(all).replace("<", "\\u003c");
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The cell shown first: the first that is kept, else the last that was simulated. */
    private static int start(Study study) {
        int last = 0;
        for (int i = 0; i < study.cells().size(); i++) {
            if (study.cells().get(i).verdict() == Verdict.KEPT) {
                return i;
            }
            if (study.cells().get(i).time() > 0) {
                last = i;
            }
        }
        return last;
    }

    private static Map<String, Object> cell(int number, Cell cell, int points) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("i", number);
        map.put("p", Names.values(cell.parameter()));
        map.put("o", Names.number(cell.systemSize(), 6));
        map.put("v", cell.verdict().word());
        map.put("why", cell.reason());
        map.put("det", cell.deterministic().label());
        map.put("sto", cell.stochastic());
        map.put("facts", facts(cell));
        List<Object> laws = new ArrayList<>();
        if (!cell.densities().isEmpty()) {
            laws.add(law(Shapes.law(cell, 0)));
        }
        map.put("laws", laws);
        map.put("rules", rules(cell));
        map.put("orbits", orbits(cell));
        map.put("path", path(cell.sample(), cell, points));
        map.put("ev", cell.evidence().stream().map(PageData::evidence).toList());
        return map;
    }

    private static String facts(Cell cell) {
        return cell.trajectories()
                + " trajectories, time "
                + Names.number(cell.time())
                + " in all, "
                + Names.number((double) cell.events())
                + (cell.exact() ? " reaction events, " : " steps, ")
                + Names.number(cell.effectiveSamples())
                + " effective samples after a burn-in of "
                + Names.number(cell.burnIn())
                + "; escapes "
                + cell.escapes()
                + ", extinctions "
                + cell.extinctions()
                + "."
                + (Shapes.hasLaw(cell)
                        ? ""
                        : " No density is drawn: the effective samples are too few.");
    }

    private static Map<String, Object> law(double[][] curve) {
        List<Object> x = new ArrayList<>();
        List<Object> kernel = new ArrayList<>();
        for (int i = 0; i < curve[0].length; i++) {
            x.add(rounded(curve[0][i]));
            kernel.add(rounded(curve[1][i]));
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("x", x);
        map.put("k", kernel);
        return map;
    }

    private static List<Object> rules(Cell cell) {
        List<Object> rules = new ArrayList<>();
        for (Attractor attractor : cell.deterministic().attractors()) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (List<Double> point : attractor.points()) {
                low = Math.min(low, point.get(0));
                high = Math.max(high, point.get(0));
            }
            boolean rest = attractor.kind() == Attractor.Kind.EQUILIBRIUM;
            rules.add(rule(low, rest));
            if (!rest) {
                rules.add(rule(high, false));
            }
        }
        cell.deterministic().unstable().forEach(point -> rules.add(rule(point.get(0), false)));
        return rules;
    }

    private static Map<String, Object> rule(double x, boolean stable) {
        // Not Map.of, whose order differs between runs: pages have to be the same bytes.
        return new TreeMap<>(Map.of("x", rounded(x), "stable", stable));
    }

    private static List<Object> orbits(Cell cell) {
        List<Object> orbits = new ArrayList<>();
        for (Attractor attractor : cell.deterministic().attractors()) {
            if (attractor.points().get(0).size() > 1) {
                double[][] orbit = Shapes.orbit(attractor, 0, 1);
                int stride = Math.max(1, orbit[0].length / 150);
                List<Object> x = new ArrayList<>();
                List<Object> y = new ArrayList<>();
                for (int i = 0; i < orbit[0].length; i += stride) {
                    x.add(rounded(orbit[0][i]));
                    y.add(rounded(orbit[1][i]));
                }
                if (attractor.kind() == Attractor.Kind.CYCLE) {
                    x.add(rounded(orbit[0][0]));
                    y.add(rounded(orbit[1][0]));
                }
                orbits.add(new TreeMap<>(Map.of("x", x, "y", y)));
            }
        }
        return orbits;
    }

    private static Map<String, Object> path(SamplePath path, Cell cell, int points) {
        int stride = Math.max(1, (path.size() + points - 1) / points);
        int species = Math.min(2, cell.densities().size());
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < species; i++) {
            List<Object> value = new ArrayList<>();
            for (int k = 0; k < path.size(); k += stride) {
                value.add(rounded(path.value(k, i)));
            }
            values.add(value);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("dt", path.size() > stride ? rounded(path.time(stride) - path.time(0)) : 1);
        map.put("v", values);
        return map;
    }

    private static Map<String, Object> evidence(Evidence item) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("n", item.name());
        map.put("of", item.of());
        map.put("e", rounded(item.value().estimate()));
        map.put("lo", rounded(item.value().low()));
        map.put("hi", rounded(item.value().high()));
        map.put("th", rounded(item.threshold()));
        map.put(
                "a",
                switch (item.answer()) {
                    case YES -> "yes";
                    case NO -> "no";
                    case OPEN -> Double.isNaN(item.threshold()) ? "" : "open";
                });
        map.put("note", item.note());
        return map;
    }

    /** Four significant digits, or null where there is no number. */
    private static Object rounded(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.scale() <= 0 && Math.abs(value) < 1e9
                ? (Object) rounded.longValue()
                : (Object) rounded.doubleValue();
    }
}
