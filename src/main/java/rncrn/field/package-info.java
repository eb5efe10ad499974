/**
 * Autonomous vector fields with parameters, and boxes in state space: the one language in which
 * targets, trained networks and rate equations are compared.
 */
package rncrn.field;
