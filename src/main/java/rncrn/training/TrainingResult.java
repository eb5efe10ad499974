package rncrn.training;

import java.util.List;
import java.util.Optional;
import rncrn.neural.Rncrn;

/**
 * A trained network and how it came about.
 *
 * @param network the network
 * @param fitLoss the smallest loss reached without regard to mu, the figure that publications give
 * @param loss mean squared residual of its quasi-static field on the full training set, as the
 *     design defines it
 * @param flux mean over points and species of beta + x sum |alpha| y
 * @param meanTarget mean over points and species of |target|
 * @param points size of the full training set
 * @param behaviours what the full reaction list does
 * @param muSearch the time scales tried, in order, and how each ended
 * @param classification how well the classification network does, where there is one
 * @param starts what each start reached, in the order of the starts
 * @param candidates networks whose dynamics were looked at, in order
 * @param convergence stages of the start that the network goes back to
 * @param published how training compares with the publication, where there is one
 */
public record TrainingResult(
        Rncrn network,
        double fitLoss,
        double loss,
        double flux,
        double meanTarget,
        int points,
        Behaviours behaviours,
        List<MuTrial> muSearch,
        Optional<Classification> classification,
        List<Start> starts,
        List<Candidate> candidates,
        List<Stage> convergence,
        Optional<AgainstPublished> published) {
    public TrainingResult {
        muSearch = List.copyOf(muSearch);
        starts = List.copyOf(starts);
        candidates = List.copyOf(candidates);
        convergence = List.copyOf(convergence);
    }

    /**
     * Losses on the training set as a publication defines it.
     *
     * @param figure what the publication's own network has
     * @param perceptrons the publication's number of perceptrons
     * @param points size of the set
     * @param network loss of the network that is shipped
     * @param fit loss of the best fit to that very set at that number of perceptrons
     */
    public record AgainstPublished(
            double figure, int perceptrons, int points, double network, double fit) {
        /** Whether the better of the two is at or below the published figure. */
        public boolean met() {
            return Math.min(network, fit) <= figure;
        }
    }

    /**
     * A network whose dynamics were looked at.
     *
     * @param mu its time scale
     * @param start number of the start that it goes back to
     * @param cost cost of its fit
     * @param shortfall of its behaviours, in tolerances, 0 where all hold
     * @param measured what the full list does, in words, one per expectation
     */
    public record Candidate(
            double mu, int start, double cost, double shortfall, List<String> measured) {}

    /**
     * One stage of a start's training.
     *
     * @param name what was done
     * @param cost cost at the start of the stage and after every iteration
     */
    public record Stage(String name, List<Double> cost) {
        public Stage {
            cost = List.copyOf(cost);
        }
    }

    /**
     * One time scale tried.
     *
     * @param mu the time scale
     * @param candidates networks whose dynamics were looked at
     * @param holding how many of them behaved as expected
     * @param shortfall smallest shortfall among them
     */
    public record MuTrial(double mu, int candidates, int holding, double shortfall) {}

    /**
     * A trained classification network.
     *
     * @param loss mean squared error of its output on the training grid
     * @param accuracy share of the grid on the right side of the middle
     */
    public record Classification(double loss, double accuracy) {}

    /**
     * One start.
     *
     * @param number from 0
     * @param cost cost reached on the training subset when it was last worked on
     * @param iterations Levenberg-Marquardt iterations spent on it
     */
    public record Start(int number, double cost, int iterations) {}
}
