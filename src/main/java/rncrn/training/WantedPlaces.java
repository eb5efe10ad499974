package rncrn.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rncrn.bifurcation.Cycle;
import rncrn.bifurcation.Dynamics;
import rncrn.bifurcation.Equilibrium;
import rncrn.bifurcation.RegimeFinder;
import rncrn.bifurcation.Regimes;
import rncrn.design.Design;
import rncrn.design.Expectation;
import rncrn.target.Piece;

/** Where the executive species of a design ought to be at one point over its controls. */
public final class WantedPlaces {
    private WantedPlaces() {}

    /**
     * The stable equilibria and the curves that an expectation names at this point; where none
     * does, the attractors of the target field there.
     *
     * @return one list of points per attractor: one point for an equilibrium, points along a closed
     *     curve for a cycle; empty where nothing is known
     */
    public static List<List<double[]>> at(Design design, List<Double> at) {
        List<List<double[]>> places = new ArrayList<>();
        for (Expectation expectation : design.expectations()) {
            if (!expectation.at().equals(at)) {
                continue;
            }
            expectation
                    .equilibria()
                    .ifPresent(
                            points ->
                                    points.forEach(
                                            point ->
                                                    places.add(
                                                            List.of(
                                                                    point.stream()
                                                                            .mapToDouble(
                                                                                    Double
                                                                                            ::doubleValue)
                                                                            .toArray()))));
            for (Expectation.Cycle cycle : expectation.cycles().orElse(List.of())) {
                cycle.follows()
                        .ifPresent(curve -> places.add(Arrays.asList(Distance.points(curve))));
            }
        }
        return places.isEmpty() ? ofTarget(design, at) : places;
    }

    private static List<List<double[]>> ofTarget(Design design, List<Double> at) {
        List<List<double[]>> places = new ArrayList<>();
        if (design.classifier().isPresent()) {
            return places;
        }
        double[] p = at.stream().mapToDouble(Double::doubleValue).toArray();
        for (Piece piece : design.target()) {
            if (piece instanceof Piece.Field field
                    && (piece.at().contains(at) || piece.at().size() > 1)) {
                Dynamics target = Dynamics.of(field.field(), design.species(), design.parameters());
                Regimes regimes = new RegimeFinder(target, design.domain()).at(p);
                for (Cycle cycle : regimes.stableCycles()) {
                    places.add(Arrays.asList(cycle.orbit()));
                }
                for (Equilibrium rest : regimes.stableEquilibria()) {
                    places.add(List.of(rest.state()));
                }
                return places;
            }
        }
        return places;
    }
}
