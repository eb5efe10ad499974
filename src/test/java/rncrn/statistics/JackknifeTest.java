package rncrn.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class JackknifeTest {
    /** For a mean the jackknife is the textbook standard error. */
    @Test
    void aMean() {
        double[][] blocks = {{1, 1}, {4, 1}, {2, 1}, {7, 1}};
        Jackknife.Estimate found = Jackknife.of(blocks, s -> s[0] / s[1]);
        assertEquals(3.5, found.value(), 1e-12);
        assertEquals(Math.sqrt(21. / 3 / 4), found.error(), 1e-12);
    }

    @Test
    void anErrorThatIsNotKnownIsNotANumber() {
        Jackknife.Estimate found = Jackknife.of(new double[][] {{3, 1}, {2, 0}}, s -> s[0] / s[1]);
        assertEquals(5, found.value());
        assertEquals(Double.NaN, found.error());
    }
}
