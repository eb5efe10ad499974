package rncrn.bifurcation;

/**
 * A cycle as it was solved: states at the nodes of its mesh.
 *
 * @param places of the nodes in the period, from 0 to 1, four per interval at equal steps and one
 *     more
 * @param states of the full field, one per place
 */
@SuppressWarnings("ArrayRecordComponent") // A holder of results, never compared.
public record ClosedCurve(double[] places, double[][] states) {
    public ClosedCurve {
        if (places.length != states.length || places.length % Collocation.DEGREE != 1) {
            throw new IllegalArgumentException("a closed curve needs four nodes per interval");
        }
    }

    static ClosedCurve of(Orbit orbit) {
        double[] places = Orbit.places(orbit.mesh());
        double[][] states = new double[places.length][];
        for (int k = 0; k < places.length; k++) {
            states[k] = orbit.node(k).clone();
        }
        return new ClosedCurve(places, states);
    }

    Orbit orbit() {
        double[] mesh = new double[(places.length - 1) / Collocation.DEGREE + 1];
        for (int i = 0; i < mesh.length; i++) {
            mesh[i] = places[Collocation.DEGREE * i];
        }
        return new Orbit(mesh, states);
    }
}
