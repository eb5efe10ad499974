/**
 * Readers and writers of files: reaction-list text, trained networks, weights published by others,
 * SBML and BioNetGen networks. Every reader checks all that it reads and complains with the file,
 * the line, the column and the mend ({@link rncrn.InputException}); none of them can be made to run
 * code, fetch anything, or use memory out of proportion to the file.
 */
package rncrn.format;
