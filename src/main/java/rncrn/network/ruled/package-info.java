/**
 * Reaction networks in copy numbers together with what plain networks lack: quantities that follow
 * differential equations, events, rates that read the time, and named outputs.
 */
package rncrn.network.ruled;
