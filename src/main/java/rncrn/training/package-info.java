/**
 * Training: variable projection with Levenberg-Marquardt from many starts, lag compensation,
 * noise-aware training, classification networks, and the check of what the full reaction list then
 * does.
 */
package rncrn.training;
