/**
 * Design files: what is wanted of a network, how large it may be, how to train it and at which
 * parameter values and system sizes to check it. Everything is checked on reading; every complaint
 * names file, line and column.
 */
package rncrn.design;
