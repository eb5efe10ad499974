package rncrn.stochastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/** The table of candidates against its definition, whatever the order of the changes. */
class CandidateCellsTest {
    private static final int CHANNELS = 7;
    private static final int EXTRA = 9;

    /**
     * Cells of a channel reach its upper bound, and those that need no look stay below its lower
     * bound: one too many would fire reactions that are not due.
     */
    @Test
    void sureCellsStayBelowTheLowerBoundAndAllReachTheUpper() {
        int[] sureEntry = new int[CHANNELS];
        for (int k = 0; k < CHANNELS; k++) {
            // The last has changes that do not fit into an entry.
            sureEntry[k] = k == CHANNELS - 1 ? -1 : k << 16 | 1;
        }
        CandidateCells cells = new CandidateCells(sureEntry, EXTRA);
        UniformRandomProvider random = Streams.stream(97, 0);
        double[] lower = new double[CHANNELS];
        double[] upper = new double[CHANNELS];
        cells.clear(CHANNELS);
        for (int step = 0; step < 2_000; step++) {
            int k = random.nextInt(CHANNELS);
            double to = random.nextInt(8) == 0 ? 0 : Math.exp(-6 * random.nextDouble());
            double from = to * random.nextDouble();
            if (!cells.give(k, from, to)) {
                continue;
            }
            lower[k] = from;
            upper[k] = to;
            check(cells, sureEntry, lower, upper);
        }
    }

    private static void check(
            CandidateCells cells, int[] sureEntry, double[] lower, double[] upper) {
        int[] owned = new int[CHANNELS];
        int[] sure = new int[CHANNELS];
        long numbers = 0;
        for (int c = 0; c < cells.entry.length; c++) {
            int k = cells.owner[c];
            if (k == CHANNELS) {
                assertEquals(EXTRA << 16 | 1, cells.entry[c]);
                continue;
            }
            owned[k]++;
            numbers += cells.number[c];
            if (cells.entry[c] >= 0) {
                assertEquals(sureEntry[k], cells.entry[c]);
                sure[k]++;
                // The sure ones are the first of their channel.
                assertTrue((cells.number[c] + 1) * cells.capacity() <= lower[k]);
            } else {
                assertEquals(CandidateCells.look(k), cells.entry[c]);
            }
        }
        long wanted = 0;
        for (int k = 0; k < CHANNELS; k++) {
            wanted += (long) owned[k] * (owned[k] - 1) / 2;
            assertTrue(owned[k] * cells.capacity() >= upper[k]);
            assertTrue((owned[k] - 1.001) * cells.capacity() <= upper[k]);
            if (sureEntry[k] >= 0) {
                assertTrue((sure[k] + 1.001) * cells.capacity() >= lower[k]);
            } else {
                assertEquals(0, sure[k]);
            }
        }
        assertEquals(wanted, numbers, "the cells of a channel are numbered from 0");
    }
}
