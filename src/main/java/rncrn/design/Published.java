package rncrn.design;

import java.util.List;
import java.util.Optional;
import rncrn.target.Piece;
import rncrn.target.TrainingSet;

/**
 * What a publication defines and reached, to be held against.
 *
 * @param loss its mean squared residual on its own training set
 * @param perceptrons its number of perceptrons
 * @param target its target with its own sampling, where the design samples otherwise
 */
public record Published(double loss, int perceptrons, Optional<List<Piece>> target) {
    public Published {
        target = target.map(List::copyOf);
    }

    /** The training set as the publication defines it, for a design. */
    public TrainingSet trainingSet(Design design) {
        return target.map(pieces -> design.withTarget(pieces).trainingSet())
                .orElseGet(design::trainingSet);
    }
}
