/**
 * The command line: one class per verb, nothing but arguments and words. Verbs are registered in
 * {@link rncrn.cli.Main}; what they share are {@link rncrn.cli.CommonOptions} and the {@link
 * rncrn.cli.Run} that they leave as run.json.
 */
package rncrn.cli;
