package rncrn.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import rncrn.InputException;
import rncrn.field.Box;
import rncrn.reduction.SlowProcess;
import rncrn.stochastic.JumpProcess;

/** The concentrations over which a recurrent network is reduced. */
final class ReductionDomain {
    @Option(
            names = "--domain",
            paramLabel = "X=a:b",
            description =
                    "Concentrations of an executive species inside which the reduction works; repeat"
                            + " for each (default: for trained networks the domain of training and"
                            + " its width above, else estimated from the quasi-static field).")
    private List<String> domain = new ArrayList<>();

    /**
     * The process, recognised, on this domain.
     *
     * @throws rncrn.ComputationException if it is no recurrent network
     */
    SlowProcess of(JumpProcess process) {
        return SlowProcess.of(process, box(process));
    }

    private Optional<Box> box(JumpProcess process) {
        if (domain.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> executive =
                SlowProcess.of(process, Optional.empty()).recognition().executive();
        List<String> names =
                executive.stream().map(s -> process.network().species().get(s).name()).toList();
        double[] low = new double[names.size()];
        double[] high = new double[names.size()];
        boolean[] given = new boolean[names.size()];
        for (String word : domain) {
            String[] parts = word.split("[=:]", -1);
            if (parts.length != 3) {
                throw new InputException("--domain " + word + ": write it as X_1=0:10");
            }
            int i = names.indexOf(parts[0].strip());
            if (i < 0) {
                throw new InputException(
                        "--domain "
                                + word
                                + ": the executive species are "
                                + String.join(", ", names));
            }
            low[i] = NetworkOptions.number("--domain " + parts[0], parts[1]);
            high[i] = NetworkOptions.number("--domain " + parts[0], parts[2]);
            given[i] = true;
            if (!(low[i] >= 0 && high[i] > low[i])) {
                throw new InputException(
                        "--domain " + word + ": give two concentrations, the smaller one first");
            }
        }
        for (int i = 0; i < given.length; i++) {
            if (!given[i]) {
                throw new InputException(
                        "--domain is missing for " + names.get(i) + "; give all or none");
            }
        }
        return Optional.of(Box.of(low, high));
    }
}
