package rncrn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import rncrn.bifurcation.Cycle;
import rncrn.bifurcation.Dynamics;
import rncrn.bifurcation.Eigenvalue;
import rncrn.bifurcation.Equilibrium;
import rncrn.bifurcation.RegimeFinder;
import rncrn.bifurcation.Regimes;
import rncrn.field.Box;
import rncrn.files.Csv;
import rncrn.neural.Compiler;
import rncrn.neural.Rncrn;
import rncrn.report.Axis;
import rncrn.report.Figure;
import rncrn.report.FigureFiles;
import rncrn.report.Mark;
import rncrn.report.Palette;
import rncrn.report.Panel;
import rncrn.stochastic.Streams;

/**
 * What networks near a trained one do: every weight alpha, omega, psi and theta is multiplied by 1
 * + s N(0, 1), and the network that results is classified by its attractors. Written as
 * perturbed.csv. Network k draws from stream k of the seed.
 */
final class PerturbationStudy {
    private final Rncrn network;
    private final Box box;
    private final boolean reduced;
    private final double size;
    private final long seed;

    /**
     * @param reduced whether the quasi-static field is classified, not the full one
     * @param size relative standard deviation of the weights, positive
     */
    PerturbationStudy(Rncrn network, Box box, boolean reduced, double size, long seed) {
        this.network = network;
        this.box = box;
        this.reduced = reduced;
        this.size = size;
        this.seed = seed;
    }

    /** Classifies so many networks at parameter values. */
    void run(int count, double[] p, Path folder, PrintWriter out) {
        Csv csv =
                new Csv(
                        List.of(
                                "network",
                                "attractors",
                                "eigenvalue-real",
                                "eigenvalue-imaginary",
                                "period",
                                "amplitude"));
        Map<String, Integer> counts = new TreeMap<>();
        List<double[]> points = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            Dynamics full = Dynamics.of(Compiler.compile(perturbed(k)));
            Dynamics dynamics = reduced ? full.reduced() : full;
            Regimes regimes = new RegimeFinder(dynamics, box).at(p);
            counts.merge(regimes.label(), 1, Integer::sum);
            Eigenvalue leading = leading(regimes);
            Cycle cycle = regimes.stableCycles().stream().findFirst().orElse(null);
            double amplitude = cycle == null ? 0 : amplitude(dynamics, cycle);
            List<Object> row = new ArrayList<>(List.of(k, regimes.label()));
            row.add(leading == null ? "" : leading.real());
            row.add(leading == null ? "" : Math.abs(leading.imaginary()));
            row.add(cycle == null ? "" : cycle.period());
            row.add(cycle == null ? "" : amplitude);
            csv.row(row);
            if (leading != null) {
                points.add(new double[] {leading.real(), amplitude});
            }
        }
        csv.write(folder.resolve("perturbed.csv"));
        if (!points.isEmpty()) {
            FigureFiles.write(figure(points), folder);
        }
        out.println("perturbed networks: " + counts.toString().replaceAll("[{}]", ""));
        out.flush();
    }

    private Figure figure(List<double[]> points) {
        return Figure.of(
                "perturbed-networks",
                "Networks near the trained one",
                "Each dot is a network whose weights differ from the trained ones by a relative"
                        + " standard deviation of "
                        + size
                        + ": real part of the leading eigenvalue of its first equilibrium, and"
                        + " range of its stable cycle (0 where it has none).",
                Panel.of(
                        "",
                        Axis.of("real part of the leading eigenvalue"),
                        Axis.of("range of the cycle"),
                        Mark.dots(
                                        "network",
                                        points.stream().mapToDouble(point -> point[0]).toArray(),
                                        points.stream().mapToDouble(point -> point[1]).toArray())
                                .color(Palette.BLUE),
                        Mark.vertical("", 0).color(Palette.GREY)));
    }

    private static Eigenvalue leading(Regimes regimes) {
        List<Equilibrium> equilibria = regimes.equilibria();
        return equilibria.isEmpty() ? null : equilibria.get(0).eigenvalues().get(0);
    }

    private static double amplitude(Dynamics dynamics, Cycle cycle) {
        double[] low = dynamics.project(cycle.minimum());
        double[] high = dynamics.project(cycle.maximum());
        double largest = 0;
        for (int i = 0; i < low.length; i++) {
            largest = Math.max(largest, high[i] - low[i]);
        }
        return largest;
    }

    private Rncrn perturbed(int number) {
        ContinuousSampler normal =
                ZigguratSampler.NormalizedGaussian.of(Streams.stream(seed, number));
        return new Rncrn(
                network.name(),
                network.species(),
                network.parameters(),
                perturbed(network.alpha(), normal),
                perturbed(network.omega(), normal),
                perturbed(network.psi(), normal),
                perturbed(network.theta(), normal),
                network.beta(),
                network.gamma(),
                network.tau(),
                network.mu(),
                network.domain(),
                network.classifier(),
                network.provenance());
    }

    private double[][] perturbed(double[][] weights, ContinuousSampler normal) {
        double[][] other = new double[weights.length][];
        for (int i = 0; i < other.length; i++) {
            other[i] = perturbed(weights[i], normal);
        }
        return other;
    }

    private double[] perturbed(double[] weights, ContinuousSampler normal) {
        double[] other = weights.clone();
        for (int i = 0; i < other.length; i++) {
            other[i] *= 1 + size * normal.sample();
        }
        return other;
    }
}
