package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.field.Box;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;
import rncrn.neural.Decompiler;
import rncrn.neural.Rncrn;

/** Two executive species with one fast perceptron between them, against dense or plain sums. */
class PassagesTest {
    private static Rncrn network() {
        ReactionNetwork.Builder list = ReactionNetwork.builder(Unit.CONCENTRATION);
        list.massAction(List.of(), List.of("X_1"), 4);
        list.massAction(List.of(), List.of("X_2"), 4);
        list.massAction(List.of("X_1", "Y_1"), List.of("Y_1"), 1);
        list.massAction(List.of("X_2", "Y_1"), List.of("Y_1"), 1);
        list.massAction(List.of(), List.of("Y_1"), 1e4);
        list.massAction(List.of("Y_1", "Y_1"), List.of("Y_1"), 1e4);
        return Decompiler.decompile(list.build()).network();
    }

    private static ExactLaw law() {
        Box box = Box.of(new double[2], new double[] {20, 20});
        SlowModel model =
                new SlowModel(
                        network(),
                        new double[0],
                        1,
                        box,
                        SlowModel.Order.LEADING,
                        new PerceptronTables());
        return ExactLaw.of(model, new double[] {4, 4}, 1000, ExactLaw.Exit.RESET);
    }

    /** Backward equation by Gauss-Seidel sweeps on the same rates, on its own target set. */
    @Test
    void timesInTwoSpeciesSolveTheBackwardEquation() {
        ExactLaw law = law();
        SlowChain chain = law.chain();
        int nx = law.cells(0);
        double[] time = new double[chain.count()];
        double[] chance = new double[chain.count()];
        // Targets: discs of a tenth of the way of 6 or 8 copies: five cells and one cell.
        for (int sweep = 0; sweep < 120_000; sweep++) {
            for (int c = 0; c < time.length; c++) {
                int x = c % nx;
                int y = c / nx;
                boolean goal = Math.hypot(x - 10, y - 4) <= .6;
                boolean other = Math.hypot(x - 4, y - 12) <= .8;
                double all = 0;
                double t = 1;
                double p = 0;
                for (int d = 0; d < 8; d++) {
                    double rate = chain.rates()[d][c];
                    if (rate > 0) {
                        int to = (y + LatticeElimination.DY[d]) * nx + x + LatticeElimination.DX[d];
                        all += rate;
                        t += rate * time[to];
                        p += rate * chance[to];
                    }
                }
                time[c] = goal ? 0 : t / all;
                chance[c] = goal ? 1 : other ? 0 : p / all;
            }
        }
        Passages passages = new Passages(law);
        List<Double> from = List.of(4.0, 4.0);
        List<Double> to = List.of(10.0, 4.0);
        int start = 4 * nx + 4;
        // Exits at 20 copies are rare and begin anew; the sweeps reflect them.
        assertEquals(time[start], passages.time(from, to), 1e-4 * time[start]);
        double split = passages.splitting(from, to, List.of(4.0, 12.0));
        assertEquals(chance[start], split, 1e-4);
        assertEquals(1, split + passages.splitting(from, List.of(4.0, 12.0), to), 1e-9);
    }
}
