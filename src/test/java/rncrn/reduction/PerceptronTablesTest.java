package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rncrn.Reference;
import rncrn.field.Box;
import rncrn.format.ReactionListReader;
import rncrn.network.SystemSize;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Streams;

class PerceptronTablesTest {
    private static final Optional<Box> BOX =
            Optional.of(Box.of(new double[] {0}, new double[] {10}));

    private static JumpProcess process(double omega, double x) {
        return new JumpProcess(
                ReactionListReader.read(Reference.path("rncrn/uni-bi/piecewise_simple_uni_bi.txt"))
                        .withInitial(Map.of("L_1", 1.0, "X_1", x)),
                new SystemSize(omega));
    }

    private static SlowModel model(JumpProcess process, PerceptronTables tables) {
        return SlowProcess.of(process, BOX, tables).model(process.initialCounts());
    }

    @Test
    void areBuiltOnceForAllThatShareThem() {
        PerceptronTables tables = new PerceptronTables();
        SlowModel first = model(process(30, 5), tables);
        assertEquals(first.perceptrons(), tables.size());
        long bytes = tables.bytes();
        assertTrue(bytes > 0);
        // Other initial values and other methods on the same network find them there.
        SlowModel second = model(process(30, 2), tables);
        LeapMethod.hybrid(BOX, .1, tables).prepare(process(30, 3));
        LeapMethod.hybrid(BOX, .05, tables)
                .prepare(process(30, 3))
                .start(process(30, 3).initialCounts(), Streams.stream(1, 1));
        assertEquals(first.perceptrons(), tables.size());
        assertEquals(bytes, tables.bytes());
        for (int l = 0; l < first.perceptrons(); l++) {
            assertSame(first.table(l), second.table(l));
        }
        // Another system size is another table.
        assertNotSame(first.table(0), model(process(31, 5), tables).table(0));
        assertEquals(2 * first.perceptrons(), tables.size());
    }

    @Test
    void exitTimesBeyondTheRangeOfDoublesComeAsLogarithms() {
        PerceptronTables tables = new PerceptronTables();
        double[] logs = new double[2];
        for (int k = 0; k < logs.length; k++) {
            double omega = 500 * (k + 1);
            ExactLaw law =
                    ExactLaw.of(
                            model(process(omega, 5), tables),
                            new double[] {5 * omega},
                            100_000,
                            ExactLaw.Exit.CONDITION);
            logs[k] = law.log10EscapeTime();
            double sum = 0;
            for (int x = 0; x < law.cells(0); x++) {
                sum += law.probability(x, 0);
            }
            assertEquals(1, sum, 1e-9);
            assertEquals(1, law.exitShare(1), 1e-6);
            assertEquals(4.887, law.mean(0), .01);
        }
        // Exits are exponentially rare in the system size: 10^280 and 10^563.
        assertEquals(2, logs[1] / logs[0], .01);
        assertTrue(logs[1] > 310, "10^" + logs[1]);
    }
}
