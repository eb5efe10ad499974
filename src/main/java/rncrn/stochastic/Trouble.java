package rncrn.stochastic;

import rncrn.ComputationException;
import rncrn.network.Reaction;

/** Why a simulation cannot go on honestly, in one sentence each. */
final class Trouble {
    private Trouble() {}

    static ComputationException tooMany(Kinetics kinetics, int species, double time) {
        return new ComputationException(
                "species "
                        + kinetics.name(species)
                        + " grew past 2^53 molecules at time "
                        + time
                        + ", beyond which counts are no longer exact; set a domain that ends the"
                        + " run earlier, or lower the system size");
    }

    static ComputationException negative(Kinetics kinetics, int species, double time) {
        return new ComputationException(
                "species "
                        + kinetics.name(species)
                        + " would fall below zero at time "
                        + time
                        + ": a general rate law is positive although its reactants are used up");
    }

    static ComputationException propensity(double total, double time) {
        return new ComputationException(
                "the sum of propensities is "
                        + total
                        + " at time "
                        + time
                        + ", too large to compute with (the limit is "
                        + JumpProcess.MAX_PROPENSITY
                        + "); check the rate constants and the system size");
    }

    static ComputationException badRate(Kinetics kinetics, int reaction, double rate, double time) {
        return new ComputationException(
                "the rate "
                        + kinetics.general[reaction].formula()
                        + " of reaction "
                        + label(kinetics, reaction)
                        + " is "
                        + rate
                        + " at time "
                        + time
                        + "; a rate must be a number that is not negative");
    }

    static ComputationException timeDependent(String method, String formula) {
        return new ComputationException(
                "method "
                        + method
                        + " cannot simulate the rate "
                        + formula
                        + ", which depends on time");
    }

    static ComputationException notMassAction(String method, String formula) {
        return new ComputationException(
                "method "
                        + method
                        + " needs mass action and cannot simulate the rate "
                        + formula
                        + "; use an exact method such as direct");
    }

    static ComputationException tooLarge(String method, int most) {
        return new ComputationException(
                "method "
                        + method
                        + " takes at most "
                        + most
                        + " reactions and species; use composition-rejection");
    }

    private static String label(Kinetics kinetics, int reaction) {
        Reaction r = kinetics.process.network().reactions().get(reaction);
        return r.name().isEmpty() ? "number " + (reaction + 1) : r.name();
    }
}
