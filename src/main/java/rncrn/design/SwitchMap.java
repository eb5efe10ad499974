package rncrn.design;

import java.util.List;
import rncrn.field.Box;
import rncrn.target.Formula;

/**
 * A map over the controls: trajectories from several starts end apart where several attractors are
 * wanted, and together elsewhere.
 *
 * @param cells cells along each control, their values even from one end of the range to the other
 * @param range range of the controls
 * @param starts executive states to start from, two at least
 * @param apart where the trajectories must end apart: a condition on the controls
 * @param time time after which the ends are compared
 * @param right share of the cells that must be right, those on the border of the condition excepted
 */
public record SwitchMap(
        int cells, Box range, List<List<Double>> starts, Formula apart, double time, double right) {
    public SwitchMap {
        starts = starts.stream().map(List::copyOf).toList();
    }
}
