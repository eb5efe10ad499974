package rncrn.stochastic;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.ComputationException;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;

/**
 * Bytes that every exact method allocates per reaction, for sparse networks of growing size: to
 * prepare it, with its pilots, and for each trajectory. {@link #main} prints the table of {@code
 * results/benchmark/memory.md}. Allocations are counted by the virtual machine and are an upper
 * bound of what is kept.
 */
final class MemoryBenchmark {
    private MemoryBenchmark() {}

    /** Prints the table. */
    public static void main(String[] arguments) {
        StringBuilder text = new StringBuilder();
        text.append(
                "| method | reactions | shared, bytes a reaction | a trajectory, bytes a reaction |\n");
        text.append("|---|---|---|---|\n");
        for (Method method : Methods.standard().exact()) {
            if (method instanceof AutomaticChoice) {
                continue;
            }
            for (int reactions = 100; reactions <= 100_000; reactions *= 10) {
                JumpProcess process = sparse(reactions);
                try {
                    method.prepare(process);
                    long before = allocated();
                    Simulator simulator = method.prepare(process);
                    long shared = allocated() - before;
                    long[] initial = process.initialCounts();
                    UniformRandomProvider random = Streams.stream(1, 1);
                    before = allocated();
                    simulator.start(initial, random);
                    long own = allocated() - before;
                    text.append(
                            String.format(
                                    Locale.ROOT,
                                    "| %s | %d | %d | %d |%n",
                                    method.name(),
                                    reactions,
                                    shared / reactions,
                                    own / reactions));
                } catch (ComputationException refused) {
                    text.append(
                            String.format(
                                    Locale.ROOT,
                                    "| %s | %d | refused: too large | |%n",
                                    method.name(),
                                    reactions));
                }
            }
        }
        System.out.print(text);
    }

    private static JumpProcess sparse(int reactions) {
        UniformRandomProvider random = Streams.stream(20_260_101, reactions);
        ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.COPY_NUMBER);
        int species = reactions / 2;
        for (int s = 0; s < species; s++) {
            builder.species("S" + s, 20);
        }
        for (int r = 0; r < reactions; r++) {
            String a = "S" + r % species;
            String b = "S" + random.nextInt(species);
            builder.massAction(
                    r % 4 == 0 ? List.of(a, b) : List.of(a),
                    List.of("S" + random.nextInt(species)),
                    .05);
        }
        return Models.process(builder);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
