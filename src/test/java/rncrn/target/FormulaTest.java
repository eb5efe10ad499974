package rncrn.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
    private static final List<String> NAMES = List.of("x", "y");

    @ParameterizedTest
    @CsvSource({
        "1 + 2*3, 7",
        "-2^2, -4",
        "2^3^2, 512",
        "2^(-1), 0.5",
        "8/4/2, 1",
        "10 - 3 - 2, 5",
        "'if(2 > 1 && !(3 <= 2), 5, 6)', 5",
        "(2 > 1) != (1 > 0), 0",
        "'max(2, 3) - min(2, 3)', 1",
        "cos(pi), -1",
        "log(e), 1",
        "j0(0), 1",
        "1.5e2, 150"
    })
    void meansWhatMathematicsMeans(String text, double value) {
        assertEquals(value, FormulaParser.parse(text, List.of()).value(new double[0]), 1e-12, text);
    }

    @Test
    void besselFunctionsHaveTheirTabulatedValues() {
        // Abramowitz and Stegun, table 9.1.
        assertEquals(.7651976865579666, at("j0(x)", 1, 0), 1e-14);
        assertEquals(-.4400505857449335, at("j1(x)", -1, 0), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x*y",
                "x/y",
                "x^3",
                "x^y",
                "sin(x)*cos(y)",
                "tan(x)",
                "exp(-x*y)",
                "log(x)",
                "sqrt(x + y)",
                "abs(x - 3)",
                "j0(1.5*x)",
                "j1(x*y)",
                "tanh(x) + sinh(y)*cosh(x)",
                "asin(x/4) + acos(y/4)",
                "atan(x*y)",
                "if(x > y, x^2, y)",
                "min(x, y)*max(x, 1)",
                "-(x - 2)*(x - 5)*(x - 8)",
                "4*x/(1 + 3*x)"
            })
    void derivativesAgreeWithDifferences(String text) {
        Formula f = FormulaParser.parse(text, NAMES);
        double[][] points = {{.7, 1.3}, {2.2, .4}, {1.1, 3.1}};
        for (double[] p : points) {
            for (int k = 0; k < 2; k++) {
                double h = 1e-5;
                double[] up = p.clone();
                double[] down = p.clone();
                up[k] += h;
                down[k] -= h;
                double difference = (f.value(up) - f.value(down)) / (2 * h);
                double exact = f.derivative(k).value(p);
                assertEquals(difference, exact, 1e-7 * (1 + Math.abs(exact)), text);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1 + foo, 5, foo",
        "2*bar(3), 3, bar",
        "1 +, 3, ''",
        "2^-1, 2, ''",
        "(1 + 2, 1, ''",
        "'', 1, empty",
        "x[1], 2, ''",
        "\"text\", 1, ''",
        "5 % 2, 3, operator",
        "'sin(1, 2)', 1, ''"
    })
    void complaintsSayWhere(String text, int column, String word) {
        FormulaException e =
                assertThrows(FormulaException.class, () -> FormulaParser.parse(text, List.of("x")));
        assertEquals(column, e.column(), e.getMessage());
        assertTrue(e.getMessage().contains(word), e.getMessage());
    }

    @Test
    void namesOfFunctionsAreNotFree() {
        assertTrue(FormulaParser.isFree("X_1"));
        for (String taken : List.of("sin", "pi", "e", "1x", "a-b", "")) {
            assertEquals(false, FormulaParser.isFree(taken), taken);
        }
    }

    private static double at(String text, double x, double y) {
        return FormulaParser.parse(text, NAMES).value(new double[] {x, y});
    }
}
