package rncrn.network;

/** What the numbers of a network count. */
public enum Unit {
    /** Concentrations: a system size is needed to speak of molecules. */
    CONCENTRATION,
    /** Copy numbers: the input already speaks of molecules, the system size is 1. */
    COPY_NUMBER
}
