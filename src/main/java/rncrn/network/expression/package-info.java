/**
 * Formulas of rate laws, rules and events as trees: evaluated at a point, bounded over a range of
 * times, and compared with mass action as polynomials. Nothing in them can run code.
 */
package rncrn.network.expression;
