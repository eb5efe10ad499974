package rncrn.verdict;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import rncrn.ensemble.Pool;
import rncrn.ensemble.Progress;
import rncrn.files.Checkpoints;
import rncrn.files.KeptJson;
import rncrn.stochastic.Streams;

/**
 * Regimes of the rate equations, each found once: it is remembered, and kept on disk. Safe to use
 * from several threads.
 */
public final class KeptRegimes implements RegimeFinder {
    private static final long REGIME = 0x726567696dL;

    private final RegimeFinder finder;
    private final Checkpoints checkpoints;
    private final byte[] fingerprint;
    private final Map<List<Double>, DeterministicRegime> known = new ConcurrentHashMap<>();

    /**
     * @param finder does the work
     * @param question what the regimes are of
     */
    public KeptRegimes(RegimeFinder finder, Question question, Checkpoints checkpoints) {
        this.finder = finder;
        this.checkpoints = checkpoints;
        this.fingerprint = Fingerprint.of(question, "regimes");
    }

    @Override
    public DeterministicRegime at(List<Double> values) {
        return known.computeIfAbsent(List.copyOf(values), this::found);
    }

    /** Finds the regimes at many values ahead, several at a time. */
    public void ahead(List<List<Double>> values, int threads, Progress progress) {
        List<List<Double>> missing = new ArrayList<>(new LinkedHashSet<>(values));
        new Pool(threads)
                .run(
                        missing.size(),
                        i -> at(missing.get(i)),
                        (i, regime) -> progress.advanced(i + 1, missing.size(), "parameter values"),
                        progress::cancelled);
    }

    private DeterministicRegime found(List<Double> values) {
        long part = Streams.derive(REGIME, values.size());
        for (double value : values) {
            part = Streams.derive(part, Double.doubleToLongBits(value));
        }
        return KeptJson.once(
                checkpoints,
                part,
                fingerprint,
                new TypeReference<DeterministicRegime>() {},
                () -> finder.at(values));
    }
}
