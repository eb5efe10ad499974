package rncrn.reduction;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Perceptron tables built so far, by everything that goes into them, so that methods, half steps,
 * initial states and perceptrons of equal coefficients share them. Whoever prepares several methods
 * on one network makes one of these and hands it to each; it lives as long as its owner keeps it. A
 * table of a shipped network takes some 10 to 200 kilobytes. Safe for any thread.
 */
public final class PerceptronTables {
    private record Key(
            double g,
            double kap,
            double lowBirth,
            double highBirth,
            double lowDeath,
            double highDeath,
            List<PerceptronTable.Shift> shifts) {}

    /** Builds once, whoever asks first; others wait for that table alone. */
    private static final class Entry {
        private PerceptronTable table;

        synchronized PerceptronTable get(Key k) {
            if (table == null) {
                table =
                        new PerceptronTable(
                                k.g,
                                k.kap,
                                k.lowBirth,
                                k.highBirth,
                                k.lowDeath,
                                k.highDeath,
                                k.shifts);
            }
            return table;
        }

        synchronized long bytes() {
            return table == null ? 0 : table.bytes();
        }
    }

    private final ConcurrentMap<Key, Entry> entries = new ConcurrentHashMap<>();

    /** The table over B in [lowBirth, highBirth] and D in [lowDeath, highDeath]. */
    PerceptronTable of(
            double g,
            double kap,
            double lowBirth,
            double highBirth,
            double lowDeath,
            double highDeath,
            List<PerceptronTable.Shift> shifts) {
        Key key = new Key(g, kap, lowBirth, highBirth, lowDeath, highDeath, List.copyOf(shifts));
        return entries.computeIfAbsent(key, k -> new Entry()).get(key);
    }

    /** Number of different tables. */
    public int size() {
        return entries.size();
    }

    /** Memory held, in bytes. */
    public long bytes() {
        return entries.values().stream().mapToLong(Entry::bytes).sum();
    }
}
