package rncrn.verdict;

import java.util.List;

/**
 * The answer to a question.
 *
 * @param question what was asked
 * @param cells every parameter value at every system size: for each parameter value in the
 *     question's order, all system sizes ascending (a search may add sizes of its own)
 * @param smallest smallest system size
 * @param method the simulation method at work, with its settings
 * @param corrections how multiple testing and repeated looks were corrected for, in a sentence
 */
public record Study(
        Question question,
        List<Cell> cells,
        SmallestSize smallest,
        String method,
        String corrections) {
    public Study {
        cells = List.copyOf(cells);
    }
}
