package rncrn.verdict;

import rncrn.statistics.Answer;
import rncrn.statistics.Interval;

/**
 * One measured quantity that speaks for or against a regime.
 *
 * @param name what is measured, in words with hyphens, such as residence-time
 * @param of which attractor or species it concerns, such as "equilibrium 1" or "X_1"
 * @param value estimate with its interval
 * @param threshold with what it is compared; NaN where it is only reported
 * @param answer whether the regime passes on this count; open where only reported or not decided
 * @param note a sentence for people: unit, method, sample
 */
public record Evidence(
        String name, String of, Interval value, double threshold, Answer answer, String note) {}
