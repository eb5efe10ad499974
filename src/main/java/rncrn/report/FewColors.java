package rncrn.report;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Images with a palette of at most 256 colours, which makes figures a third of the size. */
final class FewColors {
    private static final int COLORS = 256;
    private static final int KEEP_BITS = 0xf8f8f8;

    private FewColors() {}

    /** Reduced to its commonest colours. */
    static BufferedImage of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        Map<Integer, int[]> shades = new HashMap<>();
        for (int pixel : pixels) {
            // {pixels, one true colour of this shade}
            shades.computeIfAbsent(pixel & KEEP_BITS, key -> new int[] {0, pixel})[0]++;
        }
        int[] palette =
                shades.entrySet().stream()
                        .sorted(
                                Comparator.comparingInt(
                                                (Map.Entry<Integer, int[]> e) -> -e.getValue()[0])
                                        .thenComparing(Map.Entry::getKey))
                        .limit(COLORS)
                        .mapToInt(e -> e.getValue()[1])
                        .toArray();
        Map<Integer, Integer> index = new HashMap<>();
        shades.forEach((shade, value) -> index.put(shade, nearest(palette, value[1])));
        IndexColorModel model =
                new IndexColorModel(
                        8,
                        COLORS,
                        Arrays.copyOf(palette, COLORS),
                        0,
                        false,
                        -1,
                        java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage few =
                new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        int[] row = new int[width];
        for (int r = 0; r < height; r++) {
            for (int c = 0; c < width; c++) {
                row[c] = index.get(pixels[r * width + c] & KEEP_BITS);
            }
            few.getRaster().setPixels(0, r, width, 1, row);
        }
        return few;
    }

    /** The same image with a palette, where its colours, transparent ones too, are few enough. */
    static BufferedImage exactly(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        int[] palette = Arrays.stream(pixels).sorted().distinct().toArray();
        if (palette.length > COLORS) {
            return image;
        }
        IndexColorModel model =
                new IndexColorModel(
                        8,
                        palette.length,
                        palette,
                        0,
                        true,
                        -1,
                        java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage few =
                new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        int[] indices = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            indices[i] = Arrays.binarySearch(palette, pixels[i]);
        }
        few.getRaster().setPixels(0, 0, width, height, indices);
        return few;
    }

    private static int nearest(int[] palette, int color) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            int distance = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int d = (palette[i] >> shift & 255) - (color >> shift & 255);
                distance += d * d;
            }
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
