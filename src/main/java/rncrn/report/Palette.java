package rncrn.report;

import java.awt.Color;

/**
 * The colours of every figure, told apart by colour-blind readers: the eight of Okabe and Ito
 * (2008), and two continuous scales of even lightness.
 */
public final class Palette {
    public static final Color INK = new Color(0x1f2328);
    public static final Color GREY = new Color(0x6b7280);
    public static final Color PALE = new Color(0xd7dbe0);
    public static final Color BLUE = new Color(0x0072b2);
    public static final Color ORANGE = new Color(0xe69f00);
    public static final Color GREEN = new Color(0x009e73);
    public static final Color VERMILION = new Color(0xd55e00);
    public static final Color PURPLE = new Color(0xcc79a7);
    public static final Color SKY = new Color(0x56b4e9);

    private static final Color[] SERIES = {BLUE, VERMILION, GREEN, ORANGE, PURPLE, SKY, GREY, INK};

    /** Anchors of cividis (Nunez, Anderton, Renslow 2018, doi 10.1371/journal.pone.0199239). */
    private static final int[] SEQUENTIAL = {
        0xfee838, 0xe1cc55, 0xc3b369, 0xa59c74, 0x8a8678, 0x707173, 0x575d6d, 0x3b496c, 0x123570
    };

    /** From vermilion through white to blue. */
    private static final int[] DIVERGING = {
        0x9a3c00, 0xd55e00, 0xf0a873, 0xfbe3d3, 0xffffff, 0xd2e6f2, 0x7fb8dc, 0x0072b2, 0x00456e
    };

    private Palette() {}

    /** The i-th of a few series. */
    public static Color series(int i) {
        return SERIES[Math.floorMod(i, SERIES.length)];
    }

    /** An ordered quantity in [0, 1], pale (0) to dark (1). */
    public static Color sequential(double t) {
        return between(SEQUENTIAL, t);
    }

    /** A signed quantity in [0, 1] whose middle is white. */
    public static Color diverging(double t) {
        return between(DIVERGING, t);
    }

    /** The colour of a verdict by its word in verdict.json. */
    public static Color verdict(String word) {
        return switch (word) {
            case "kept" -> GREEN;
            case "blurred" -> ORANGE;
            case "lost" -> VERMILION;
            case "noise-induced" -> PURPLE;
            default -> GREY;
        };
    }

    /** The colour at another opacity. */
    public static Color fade(Color color, double opacity) {
        return new Color(
                color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }

    private static Color between(int[] anchors, double t) {
        double place = Math.min(1, Math.max(0, Double.isNaN(t) ? 0 : t)) * (anchors.length - 1);
        int left = Math.min(anchors.length - 2, (int) place);
        Color a = new Color(anchors[left]);
        Color b = new Color(anchors[left + 1]);
        double share = place - left;
        return new Color(
                mix(a.getRed(), b.getRed(), share),
                mix(a.getGreen(), b.getGreen(), share),
                mix(a.getBlue(), b.getBlue(), share));
    }

    private static int mix(int a, int b, double share) {
        return (int) Math.round(a + (b - a) * share);
    }
}
