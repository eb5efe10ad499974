package rncrn.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ComparisonSizesTest {
    @Test
    void theCellsOwnSizeIsTakenWhereExactRunsAreLongEnough() {
        assertEquals(new ComparisonSizes(30, 30), ComparisonSizes.of(30, 2e-4));
    }

    @Test
    void aSmallerSizeIsTakenWhereTheyAreNot() {
        ComparisonSizes sizes = ComparisonSizes.of(1000, 1e-5);
        assertEquals(10, sizes.least(), 1e-12);
        assertEquals(100, sizes.largest(), 1e-12);
        assertEquals(30, sizes.next(10), 1e-12);
        assertEquals(100, sizes.next(90), 1e-12);
    }

    @Test
    void theFirstSizeIsAtLeastOneAndNeverBeyondTheLargest() {
        assertEquals(1, ComparisonSizes.of(1000, 5e-7).least(), 1e-12);
        assertFalse(ComparisonSizes.of(1000, 5e-7).none());
        assertTrue(ComparisonSizes.of(1000, 5e-8).none());
    }

    /** A method found wrong at 92 was once taken for 300 by a short look at 9. */
    @Test
    void whatWasFoundWrongIsNotAcquittedAtASmallerSize() {
        ComparisonSizes sizes = ComparisonSizes.of(300, 3e-5);
        assertEquals(9, sizes.least(), 1e-12);
        assertTrue(sizes.after(92).none());
        assertEquals(60, sizes.after(20).least(), 1e-12);
        assertFalse(sizes.after(20).none());
    }
}
