package rncrn.training;

import java.util.List;

/**
 * How a budget of perceptron events per time and volume is shared out. With a_j = mean of sum_i
 * x_i^2 alpha_ij^2 F_j/k_j^2 and b_j = mean F_j near the attractor, the passed-on noise sum_j
 * a_j/w_j is least under sum_j w_j b_j = B for the shares of {@link EventShares}. Each w_j = speed
 * times abundance is divided so that the error of low copies, LC_j = rms x |alpha| (sigma -
 * F/(2k))/k over abundance, and that of lag, LAG_j = rms x |alpha| (sigma/k) (omega.g)/k over
 * speed, are equal at the system size.
 */
final class BudgetSplit {
    /** Passed-on noise of all perceptrons, summed over species. */
    final double noise;

    /** Price of an event in noise at the optimum. */
    final double price;

    final double[] w;
    final double[] speed;
    final double[] abundance;

    /** Mean flux of the executive species near the attractor, summed over species. */
    final double executive;

    BudgetSplit(
            NoiseModel model,
            double[] v,
            List<NoiseModel.Point> attractor,
            double budget,
            double systemSize,
            double faster) {
        int m = model.m;
        int n = model.n;
        double[] a = new double[m];
        double[] b = new double[m];
        double[] low = new double[m];
        double[] lag = new double[m];
        double direct = 0;
        double[] g = new double[n];
        for (NoiseModel.Point point : attractor) {
            double[] u = point.input();
            model.perceptrons(v, u);
            for (int i = 0; i < n; i++) {
                g[i] = model.value(v, u, i);
                direct += model.beta(v, i) / attractor.size();
            }
            for (int j = 0; j < m; j++) {
                double k = model.root(j);
                double y = model.sigma(j);
                double f = model.flux(j);
                double drift = model.along(v, j, g);
                b[j] += f / attractor.size();
                for (int i = 0; i < n; i++) {
                    double gain = Math.abs(v[i * m + j]) * u[i];
                    direct += gain * y / attractor.size();
                    a[j] += gain * gain * f / (k * k) / attractor.size();
                    double bias = gain * (y - f / (2 * k)) / k;
                    double late = gain * y / k * drift / k;
                    low[j] += bias * bias / attractor.size();
                    lag[j] += late * late / attractor.size();
                }
            }
        }
        executive = direct;
        EventShares shares = new EventShares(a, b);
        noise = shares.noise(budget);
        price = noise / budget;
        w = new double[m];
        speed = new double[m];
        abundance = new double[m];
        for (int j = 0; j < m; j++) {
            w[j] = shares.rate(budget, j);
            double c = Math.sqrt(Math.sqrt(low[j] / Math.max(lag[j], 1e-30)) * w[j] / systemSize);
            abundance[j] = Math.max(1e-4, Math.min(1e4, c / faster));
            speed[j] = w[j] / abundance[j];
        }
    }
}
