package rncrn.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import rncrn.InputException;
import rncrn.field.Box;
import rncrn.format.Input;
import rncrn.network.ReactionNetwork;
import rncrn.network.Species;
import rncrn.network.SystemSize;
import rncrn.network.Unit;
import rncrn.neural.Decompiler;
import rncrn.reduction.SlowProcess;
import rncrn.stochastic.Domain;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Watch;

/**
 * The guard of a simulation. Outside the domain on which it was trained a network may run away, its
 * event rate without bound; a trajectory that leaves the guarded box is stopped, counted and told.
 */
final class GuardOptions {
    @Option(
            names = "--domain",
            paramLabel = "NAME=a:b",
            description =
                    "Stop a trajectory when a species leaves this range, given in the input's own"
                            + " unit; may be repeated. Default for trained networks: up to one"
                            + " width above the domain of training; for recurrent networks given as"
                            + " lists: up to four times the box that the quasi-static field's"
                            + " bounded trajectories end in and its size above.")
    private List<String> ranges = new ArrayList<>();

    /** Room around the estimated domain of a list: the guard is against running away alone. */
    private static final double ROOM = 4;

    /** What stops the trajectories of a process made from this input. */
    Watch watch(Input input, JumpProcess process) {
        Map<String, double[]> box = box(input, process);
        if (box.isEmpty()) {
            return Watch.NOTHING;
        }
        long[] initial = process.initialCounts();
        Domain domain = Domain.all(initial.length);
        for (Map.Entry<String, double[]> side : box.entrySet()) {
            int species = process.network().indexOf(side.getKey());
            long low = copies(side, 0, process.size());
            long high = copies(side, 1, process.size());
            if (initial[species] < low || initial[species] > high) {
                throw new InputException(
                        "--domain "
                                + side.getKey()
                                + "="
                                + side.getValue()[0]
                                + ":"
                                + side.getValue()[1]
                                + ": the initial value "
                                + process.network().species().get(species).initial()
                                + " lies outside; widen the range or change --set "
                                + side.getKey());
            }
            domain = domain.with(species, low, high);
        }
        return Watch.until(domain);
    }

    /** Refuses the option where nothing would act on it. */
    void refuse(String reason) {
        if (!ranges.isEmpty()) {
            throw new InputException("--domain has no effect here: " + reason + "; leave it out");
        }
    }

    private Map<String, double[]> box(Input input, JumpProcess process) {
        ReactionNetwork network = process.network();
        Map<String, double[]> sides = new LinkedHashMap<>();
        if (input instanceof Input.Trained trained) {
            trained.network()
                    .domain()
                    .ifPresent(
                            domain -> {
                                for (int i = 0; i < domain.dimension(); i++) {
                                    sides.put("X_" + (i + 1), roomy(domain, i, network));
                                }
                            });
        } else if (network.unit() == Unit.CONCENTRATION
                && Decompiler.recognise(network).isPresent()) {
            estimate(process, sides);
        }
        for (String range : ranges) {
            NamedRange given = NamedRange.parse("--domain", range);
            if (network.indexOf(given.name()) < 0) {
                throw new InputException(
                        "--domain " + range + ": there is no species of this name in the network");
            }
            sides.put(given.name(), new double[] {given.low(), given.high()});
        }
        return sides;
    }

    /** A list says nothing of its domain: that in which its quasi-static field stays will do. */
    private static void estimate(JumpProcess process, Map<String, double[]> sides) {
        SlowProcess slow = SlowProcess.of(process, Optional.empty());
        Box box = slow.domain(process.initialCounts());
        List<Integer> executive = slow.recognition().executive();
        for (int i = 0; i < executive.size(); i++) {
            Species species = process.network().species().get(executive.get(i));
            double high = Math.max(ROOM * box.upper(i), species.initial());
            sides.put(species.name(), new double[] {0, high});
        }
    }

    /** Low counts are no danger; the start is where the user wants it. */
    private static double[] roomy(Box domain, int i, ReactionNetwork network) {
        double start = network.species().get(network.indexOf("X_" + (i + 1))).initial();
        return new double[] {0, Math.max(domain.upper(i) + domain.width(i), start)};
    }

    private static long copies(Map.Entry<String, double[]> side, int end, SystemSize size) {
        try {
            return size.copies(Math.max(0, side.getValue()[end]));
        } catch (IllegalArgumentException tooMany) {
            throw new InputException(
                    "--domain " + side.getKey() + ": " + tooMany.getMessage(), tooMany);
        }
    }
}
