/**
 * Recurrent neural chemical reaction networks: their weights, their quasi-static field, the
 * classification networks that may drive them, and the compiler that turns all of it into a
 * reaction list (Dack, Qureshi, Ouldridge, Plesa, arXiv 2406.03456; Dack, Plesa, Ouldridge, arXiv
 * 2602.02374).
 */
package rncrn.neural;
