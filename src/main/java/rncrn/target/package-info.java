/**
 * What a network is to do: vector fields given as formulas, in pieces per parameter value, or as
 * closed curves, and their sampling into training sets. Formulas are mathematics only: they are
 * parsed into expressions of our own, so a file can never run code.
 */
package rncrn.target;
