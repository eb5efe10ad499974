package rncrn.statistics;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Power spectrum by Welch's method (IEEE Trans. Audio Electroacoust. 15, 70, 1967, doi
 * 10.1109/TAU.1967.1161901): Hann windows, half overlapping. Immutable.
 */
public final class Spectrum {
    private final double resolution;
    private final double[] power;

    private Spectrum(double resolution, double[] power) {
        this.resolution = resolution;
        this.power = power;
    }

    /**
     * The spectrum of several stretches of one observable.
     *
     * @param step time between samples
     * @param window samples per window, rounded down to a power of two and to the longest stretch
     */
    public static Spectrum of(double[][] series, double step, int window) {
        int longest = 2;
        double sum = 0;
        long count = 0;
        for (double[] stretch : series) {
            longest = Math.max(longest, stretch.length);
            for (double value : stretch) {
                sum += value;
            }
            count += stretch.length;
        }
        double mean = sum / count;
        int size = Integer.highestOneBit(Math.max(2, Math.min(window, longest)));
        double[] power = new double[size / 2 + 1];
        FastFourierTransformer fft = new FastFourierTransformer(DftNormalization.STANDARD);
        int windows = 0;
        for (double[] stretch : series) {
            for (int from = 0; from + size <= stretch.length; from += Math.max(1, size / 2)) {
                double[] tapered = new double[size];
                for (int i = 0; i < size; i++) {
                    double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
                    tapered[i] = (stretch[from + i] - mean) * hann;
                }
                Complex[] f = fft.transform(tapered, TransformType.FORWARD);
                for (int k = 0; k < power.length; k++) {
                    power[k] +=
                            f[k].getReal() * f[k].getReal()
                                    + f[k].getImaginary() * f[k].getImaginary();
                }
                windows++;
            }
        }
        for (int k = 0; k < power.length; k++) {
            power[k] /= Math.max(1, windows);
        }
        return new Spectrum(1 / (size * step), power);
    }

    public int size() {
        return power.length;
    }

    /** Frequency of a line, in cycles per unit of time. */
    public double frequency(int k) {
        return k * resolution;
    }

    /** Power of a line, in arbitrary units. */
    public double power(int k) {
        return power[k];
    }

    /** Line of largest power, the constant left out. */
    public int peak() {
        int best = Math.min(1, power.length - 1);
        for (int k = 1; k < power.length; k++) {
            if (power[k] > power[best]) {
                best = k;
            }
        }
        return best;
    }

    /**
     * Peak frequency over the width of the peak at half its height: the number of cycles for which
     * the oscillation stays coherent, up to a factor pi. Bounded above by what the window resolves.
     */
    public double qualityFactor() {
        int peak = peak();
        double half = power[peak] / 2;
        double below = crossing(peak, -1, half);
        double above = crossing(peak, 1, half);
        double width = above - below;
        return width > 0 ? peak / width : Double.NaN;
    }

    private double crossing(int from, int direction, double level) {
        int k = from;
        while (k + direction >= 0 && k + direction < power.length) {
            int next = k + direction;
            if (power[next] < level) {
                double share = (power[k] - level) / (power[k] - power[next]);
                return k + direction * share;
            }
            k = next;
        }
        return k;
    }
}
