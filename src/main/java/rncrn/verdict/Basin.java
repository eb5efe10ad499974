package rncrn.verdict;

import java.util.List;

/**
 * The closed edge of the basin of a stable equilibrium of the rate equations, in the plane of two
 * executive species: what lies within returns, what lies beyond leaves. It is an unstable cycle, or
 * made of the stable manifolds of saddles.
 *
 * @param centre the equilibrium
 * @param unit unit of distance along each axis
 * @param reach distance of the edge from the centre in these units, in directions evenly spread
 *     over the circle, the first along the first axis
 * @param rings places from which to start, on the way out through the edge
 */
public record Basin(List<Double> centre, List<Double> unit, List<Double> reach, List<Ring> rings) {
    public Basin {
        centre = List.copyOf(centre);
        unit = List.copyOf(unit);
        reach = List.copyOf(reach);
        rings = List.copyOf(rings);
    }

    /**
     * Starts at one share of the way to the edge.
     *
     * @param share below 1 within the basin, above 1 beyond it
     * @param starts concentrations of all species, perceptrons at rest, one list per direction
     */
    public record Ring(double share, List<List<Double>> starts) {
        public Ring {
            starts = starts.stream().map(List::copyOf).toList();
        }
    }

    /** How far out a point lies: 0 at the centre, 1 at the edge. */
    public double share(double[] x) {
        double u = (x[0] - centre.get(0)) / unit.get(0);
        double v = (x[1] - centre.get(1)) / unit.get(1);
        int n = reach.size();
        double turn = Math.atan2(v, u) / (2 * Math.PI);
        double place = (turn - Math.floor(turn)) * n;
        int i = (int) Math.floor(place) % n;
        double part = place - Math.floor(place);
        return Math.hypot(u, v) / ((1 - part) * reach.get(i) + part * reach.get((i + 1) % n));
    }

    /** Executive concentrations along the edge. */
    public List<List<Double>> edge() {
        return java.util.stream.IntStream.range(0, reach.size())
                .mapToObj(
                        i -> {
                            double angle = 2 * Math.PI * i / reach.size();
                            return List.of(
                                    centre.get(0) + unit.get(0) * reach.get(i) * Math.cos(angle),
                                    centre.get(1) + unit.get(1) * reach.get(i) * Math.sin(angle));
                        })
                .toList();
    }
}
