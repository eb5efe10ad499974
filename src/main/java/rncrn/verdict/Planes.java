package rncrn.verdict;

import java.util.ArrayList;
import java.util.List;

/** Joint laws of the first two executive species. */
final class Planes {
    private static final int BINS = 60;

    private Planes() {}

    /** One grid of counts over all samples; empty for a single species. */
    static List<PlaneDensity> of(Observations seen, Question question, Sampling sampling) {
        if (question.executive().size() < 2) {
            return List.of();
        }
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (double[][] stretch : seen.points()) {
            for (double[] x : stretch) {
                for (int i = 0; i < 2; i++) {
                    low[i] = Math.min(low[i], x[i]);
                    high[i] = Math.max(high[i], x[i]);
                }
            }
        }
        double[] width = new double[2];
        int[] bins = new int[2];
        for (int i = 0; i < 2; i++) {
            double spacing = sampling.spacing();
            width[i] = spacing * Math.max(1, Math.ceil((high[i] - low[i]) / spacing / BINS));
            low[i] -= spacing / 2;
            bins[i] =
                    (int)
                            Math.max(
                                    1,
                                    Math.ceil((high[i] + spacing / 2 - low[i]) / width[i] - 1e-9));
        }
        int[][] counts = new int[bins[1]][bins[0]];
        for (double[][] stretch : seen.points()) {
            for (double[] x : stretch) {
                int column = Math.min(bins[0] - 1, (int) ((x[0] - low[0]) / width[0]));
                int row = Math.min(bins[1] - 1, (int) ((x[1] - low[1]) / width[1]));
                counts[row][column]++;
            }
        }
        List<List<Integer>> rows = new ArrayList<>();
        for (int[] row : counts) {
            rows.add(java.util.Arrays.stream(row).boxed().toList());
        }
        return List.of(new PlaneDensity(low[0], width[0], low[1], width[1], rows));
    }
}
