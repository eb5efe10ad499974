package rncrn.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One pair of axes with what is drawn on them, the first mark undermost.
 *
 * @param title short, may be empty
 */
public record Panel(String title, Axis x, Axis y, List<Mark> marks) {
    public Panel {
        marks = List.copyOf(marks);
    }

    public static Panel of(String title, Axis x, Axis y, Mark... marks) {
        return new Panel(title, x, y, Arrays.asList(marks));
    }

    /** The same panel with more marks on top. */
    public Panel with(List<Mark> more) {
        List<Mark> all = new ArrayList<>(marks);
        all.addAll(more);
        return new Panel(title, x, y, all);
    }
}
