package rncrn.cli;

import java.util.ArrayList;
import java.util.List;
import rncrn.ensemble.EnsembleResult;
import rncrn.files.Csv;

/**
 * What an ensemble of trajectories is reported as.
 *
 * @param names reported quantities
 * @param times grid of times
 * @param means means by time and quantity
 * @param sds standard deviations with n - 1, likewise
 * @param kept values of the first trajectories, each by time and quantity
 * @param stops trajectories that a guard stopped
 * @param events reaction firings
 * @param cpuSeconds processor time of the simulation alone
 */
record Observations(
        List<String> names,
        List<Double> times,
        List<List<Double>> means,
        List<List<Double>> sds,
        List<List<List<Double>>> kept,
        List<Stop> stops,
        long events,
        double cpuSeconds) {

    /** Of sums over runs; more would be rounding. */
    static final int DIGITS = 12;

    /**
     * A trajectory that was stopped.
     *
     * @param run its number, from 0
     * @param time when
     * @param values of the reported quantities then
     */
    record Stop(long run, double time, List<Double> values) {}

    List<Double> stopTimes() {
        return stops.stream().map(Stop::time).toList();
    }

    /** One row per trajectory that left its domain: when, and where it was. */
    Csv escapes() {
        List<String> header = new ArrayList<>(List.of("trajectory", "time"));
        header.addAll(names);
        Csv table = new Csv(header);
        for (Stop stop : stops) {
            List<Object> row = new ArrayList<>(List.of(stop.run() + 1, stop.time()));
            row.addAll(stop.values());
            table.row(row);
        }
        return table;
    }

    /** Copy numbers times a factor. */
    static Observations of(EnsembleResult result, List<String> names, double factor) {
        List<List<Double>> means = new ArrayList<>();
        List<List<Double>> sds = new ArrayList<>();
        for (int t = 0; t < result.times().size(); t++) {
            List<Double> mean = new ArrayList<>();
            List<Double> sd = new ArrayList<>();
            for (int s = 0; s < names.size(); s++) {
                mean.add(factor * result.mean(t, s));
                sd.add(factor * result.sd(t, s));
            }
            means.add(mean);
            sds.add(sd);
        }
        List<List<List<Double>>> kept = new ArrayList<>();
        for (EnsembleResult.Kept trajectory : result.kept()) {
            List<List<Double>> rows = new ArrayList<>();
            for (int t = 0; t < result.times().size(); t++) {
                List<Double> row = new ArrayList<>();
                for (int s = 0; s < names.size(); s++) {
                    row.add(factor * trajectory.count(t, s));
                }
                rows.add(row);
            }
            kept.add(rows);
        }
        return new Observations(
                names,
                result.times(),
                means,
                sds,
                kept,
                result.stops().stream()
                        .map(
                                stop ->
                                        new Stop(
                                                stop.run(),
                                                stop.time(),
                                                stop.counts().stream()
                                                        .map(count -> factor * count)
                                                        .toList()))
                        .toList(),
                result.events(),
                result.cpuSeconds());
    }

    Csv statistics() {
        List<String> header = new ArrayList<>(List.of("time"));
        for (String name : names) {
            header.add(name + "-mean");
            header.add(name + "-sd");
        }
        Csv table = new Csv(header);
        for (int t = 0; t < times.size(); t++) {
            List<Object> row = new ArrayList<>(List.of(times.get(t)));
            for (int s = 0; s < names.size(); s++) {
                row.add(Csv.rounded(means.get(t).get(s), DIGITS));
                row.add(Csv.rounded(sds.get(t).get(s), DIGITS));
            }
            table.row(row);
        }
        return table;
    }

    Csv trajectory(int k) {
        List<String> header = new ArrayList<>(List.of("time"));
        header.addAll(names);
        Csv table = new Csv(header);
        for (int t = 0; t < times.size(); t++) {
            List<Object> row = new ArrayList<>(List.of(times.get(t)));
            row.addAll(kept.get(k).get(t));
            table.row(row);
        }
        return table;
    }
}
