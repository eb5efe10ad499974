package rncrn.stochastic;

/**
 * The factors g_i of tau-leaping: how strongly the propensities that read a species may change with
 * it, from the highest order of reaction in which it is a reactant and its copies there (Cao,
 * Gillespie and Petzold 2006, equation 27 and the list after it).
 */
final class HighestOrder {
    /** Per species: 0 where it is no reactant, else order times 4 plus copies consumed. */
    private final int[] code;

    private HighestOrder(int[] code) {
        this.code = code;
    }

    static HighestOrder of(Kinetics kinetics) {
        int[] code = new int[kinetics.species];
        for (int r = 0; r < kinetics.reactions; r++) {
            int order = 0;
            int[] copies = new int[kinetics.species + 1];
            for (int i = 3 * r; i < 3 * r + 3; i++) {
                copies[kinetics.factor[i]]++;
                order += kinetics.factor[i] < kinetics.species ? 1 : 0;
            }
            for (int s : kinetics.reads(r)) {
                code[s] = Math.max(code[s], 4 * order + copies[s]);
            }
        }
        return new HighestOrder(code);
    }

    boolean isReactant(int species) {
        return code[species] != 0;
    }

    /** g_i at a count of at least 1. */
    double factor(int species, double count) {
        return switch (code[species]) {
            case 4 + 1 -> 1;
            case 8 + 1 -> 2;
            case 8 + 2 -> 2 + 1 / (count - 1);
            case 12 + 1 -> 3;
            case 12 + 2 -> 1.5 * (2 + 1 / (count - 1));
            case 12 + 3 -> 3 + 1 / (count - 1) + 2 / (count - 2);
            default -> throw new IllegalStateException("species " + species + " is no reactant");
        };
    }
}
