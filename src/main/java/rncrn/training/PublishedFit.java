package rncrn.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rncrn.design.Design;
import rncrn.design.NetworkPlan;
import rncrn.design.Published;
import rncrn.design.TrainingPlan;
import rncrn.neural.Rncrn;
import rncrn.target.TrainingSet;

/**
 * Holds training against a publication, on the publication's own training set and at its number of
 * perceptrons: where the design samples otherwise, a plain fit to that set is made besides.
 */
final class PublishedFit {
    private static final int STARTS = 24;
    private static final int POINTS = 1200;
    private static final int FINISHERS = 3;

    private PublishedFit() {}

    /** The comparison, where the design names a publication's loss. */
    static Optional<TrainingResult.AgainstPublished> against(
            Design design, Rncrn network, double fitLoss, Session session) {
        if (design.published().isEmpty()) {
            return Optional.empty();
        }
        Published published = design.published().get();
        TrainingSet set = published.trainingSet(design);
        boolean same =
                published.target().isEmpty()
                        && published.perceptrons() == design.network().perceptrons();
        return Optional.of(
                new TrainingResult.AgainstPublished(
                        published.loss(),
                        published.perceptrons(),
                        set.size(),
                        Measure.loss(network, set, design.training().residual()),
                        same ? fitLoss : fit(plain(design), set, session)));
    }

    /** The design with the publication's target and size, and nothing but the loss in mind. */
    private static Design plain(Design design) {
        Published published = design.published().orElseThrow();
        NetworkPlan n = design.network();
        TrainingPlan t = design.training();
        return design.with(
                published.target().orElse(design.target()),
                new NetworkPlan(
                        published.perceptrons(),
                        n.mu(),
                        n.gamma(),
                        n.tau(),
                        Optional.empty(),
                        n.betaAtLeast()),
                new TrainingPlan(
                        t.residual(),
                        STARTS,
                        Math.min(100, t.iterations()),
                        POINTS,
                        FINISHERS,
                        Starts.WIDE_FROM,
                        Starts.WIDE_TO,
                        .5,
                        0,
                        1e-9,
                        false,
                        Optional.empty(),
                        Optional.empty()),
                design.expectations());
    }

    private static double fit(Design design, TrainingSet set, Session session) {
        Problem.Frame frame = Problem.Frame.of(set);
        List<Search> best =
                Search.best("published set", design, set, frame, new ArrayList<>(), session)
                        .stream()
                        .map(Search::again)
                        .toList();
        TrainingSet subset = Sampling.subset(set, Search.FINISH_POINTS, session.seed() + 1);
        Search.run(
                "published set, finish",
                best,
                Search.problem(design, subset, frame, 0),
                design.network().perceptrons(),
                design.training().iterations(),
                session);
        Fit everything =
                new Fit(
                        design,
                        Search.problem(design, set, frame, 0),
                        frame,
                        design.network().mu().get(0),
                        Optional.empty());
        return best.stream()
                .mapToDouble(
                        s ->
                                Measure.loss(
                                        everything.network(
                                                s.method().point(), session.seed(), s.number()),
                                        set,
                                        design.training().residual()))
                .min()
                .orElseThrow();
    }
}
