package rncrn.report;

import java.util.Arrays;
import java.util.List;

/**
 * A figure: panels in rows of so many columns, with one legend below.
 *
 * @param name name of its files, lower case with hyphens
 * @param title one line, said above the figure
 * @param caption what the reader sees and how it was made, said below the figure
 * @param columns panels in a row
 * @param panelWidth width of a panel with its axes, in pixels
 * @param panelHeight height of a panel with its axes, in pixels
 * @param panels the panels, row by row
 */
public record Figure(
        String name,
        String title,
        String caption,
        int columns,
        int panelWidth,
        int panelHeight,
        List<Panel> panels) {
    public Figure {
        panels = List.copyOf(panels);
        if (!name.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "a figure cannot be called " + name + "; use lower case, digits and hyphens");
        }
        if (panels.isEmpty() || columns < 1) {
            throw new IllegalArgumentException("a figure needs a panel and a column");
        }
    }

    /** Panels side by side, at most three in a row, 420 by 300 pixels each. */
    public static Figure of(String name, String title, String caption, Panel... panels) {
        return new Figure(
                name,
                title,
                caption,
                Math.max(1, Math.min(3, panels.length)),
                420,
                300,
                Arrays.asList(panels));
    }

    /** The same figure in other rows. */
    public Figure columns(int other) {
        return new Figure(name, title, caption, other, panelWidth, panelHeight, panels);
    }

    /** The same figure with panels of another size in pixels. */
    public Figure panelSize(int width, int height) {
        return new Figure(name, title, caption, columns, width, height, panels);
    }
}
