/**
 * What people look at: figures in one style (as SVG, PNG and the CSV behind them), tables, and the
 * self-contained HTML page.
 *
 * <p>A {@link rncrn.report.Figure} is a value: panels of {@linkplain rncrn.report.Mark marks} on
 * two {@linkplain rncrn.report.Axis axes}. {@link rncrn.report.FigureFiles} draws it. Nothing here
 * computes science; it only shows what others computed.
 */
package rncrn.report;
