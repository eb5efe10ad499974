/**
 * rncrn: trained chemical reaction networks under molecular noise.
 *
 * <p>Data flows one way. A {@linkplain rncrn.target target} is trained into the weights of a
 * {@linkplain rncrn.neural recurrent neural chemical reaction network}, compiled into a {@linkplain
 * rncrn.network reaction network}, followed as rate equations, by exact stochastic simulation and
 * by approximations, and judged. Imports point the other way; a test holds the arrows.
 *
 * <p>This root package holds only the two ways in which a run may end badly: {@link
 * rncrn.InputException} (the user can mend it) and {@link rncrn.ComputationException} (the
 * computation cannot be done honestly).
 */
package rncrn;
