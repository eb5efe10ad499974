package rncrn.cli;

import java.util.List;
import java.util.Optional;
import rncrn.files.Checkpoints;
import rncrn.report.CheckReport;
import rncrn.stochastic.Method;
import rncrn.verdict.BifurcationShift;
import rncrn.verdict.EnvironmentMap;
import rncrn.verdict.Hysteresis;
import rncrn.verdict.RegimeFinder;
import rncrn.verdict.Shifts;
import rncrn.verdict.Study;
import rncrn.verdict.Sweeps;
import rncrn.verdict.Switching;

/** What a check measures beyond its cells, where the study gives it something to measure. */
final class FurtherWork {
    private final Study study;
    private final RegimeFinder regimes;
    private final int threads;
    private final ProgressLine progress;

    /**
     * @param regimes finds the regimes of the rate equations, and remembers them
     */
    FurtherWork(Study study, RegimeFinder regimes, int threads, ProgressLine progress) {
        this.study = study;
        this.regimes = regimes;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * All of it.
     *
     * @param points bifurcation points of the rate equations that are known
     */
    CheckReport.Further all(List<Double> points, Checkpoints checkpoints) {
        Method exact = Menu.named("auto", 0.03);
        progress.begin("locating the bifurcation under noise");
        List<BifurcationShift> shifts =
                Shifts.of(study, exact, regimes, points, threads, checkpoints, progress);
        progress.begin("sweeping the parameter");
        List<Hysteresis> sweeps = Sweeps.of(study, exact, threads, checkpoints, progress);
        progress.begin("forward flux sampling");
        List<Switching> switches = Switching.of(study, exact, threads, checkpoints, progress);
        progress.begin("mapping the environment");
        Optional<EnvironmentMap> environment =
                EnvironmentMap.of(study, exact, threads, checkpoints, progress);
        return new CheckReport.Further(shifts, sweeps, switches, environment);
    }
}
