package rncrn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.bifurcation.Dynamics;
import rncrn.design.Design;
import rncrn.design.DesignReader;
import rncrn.design.SwitchMap;
import rncrn.target.Piece;

class ControlMapTest {
    private static ControlMap map(String apart) {
        Design design =
                DesignReader.read(
                        """
                        format: rncrn-design/1
                        name: switch
                        species: [X_1]
                        parameters: [L_1]
                        domain: {X_1: [0, 4], L_1: [0, 2]}
                        target:
                          - at: {L_1: [0, 2]}
                            field:
                              X_1: if(L_1 < 1, -(X_1 - 1)*(X_1 - 2)*(X_1 - 3), 2 - X_1)
                            grid: {X_1: 1}
                        network: {perceptrons: 3}
                        expect:
                          - map:
                              range: {L_1: [0, 2]}
                              cells: 21
                              starts: [0.5, 3.5]
                              apart: APART
                              right: 0.99
                        """
                                .replace("APART", apart),
                        "switch.yaml");
        SwitchMap wanted = design.expectations().get(0).map().orElseThrow();
        return ControlMap.of(
                Dynamics.of(
                        ((Piece.Field) design.target().get(0)).field(),
                        design.species(),
                        List.of("L_1")),
                wanted);
    }

    /** Bistable below 1, one equilibrium above; the cell at 1 lies on the border. */
    @Test
    void allCellsOfTheRightConditionAreRight() {
        assertEquals(new ControlMap(20, 0, 1), map("L_1 < 1"));
    }

    @Test
    void cellsOfAWrongConditionAreCounted() {
        // 0.6 to 0.9 are wrong; the cell at 0.5 lies on the border asked for.
        assertEquals(new ControlMap(16, 4, 1), map("L_1 < 0.5"));
    }
}
