/**
 * SBML, Levels 2 and 3 core, read and written through JSBML. What a model means is worked out here:
 * amounts and concentrations, rules, events, mass action recognised. What cannot be simulated as it
 * is meant is refused with the reason.
 */
package rncrn.format.sbml;
