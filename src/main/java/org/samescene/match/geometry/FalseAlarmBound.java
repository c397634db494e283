package org.samescene.match.geometry;

/**
 * The expected number of false alarms, NFA (a contrario reasoning: Moisan and Stival 2004; Moisan, Moulon and
 * Monasse 2012): how often would some transform find this many agreements among this many correspondences if
 * they were all chance? Below 1 is worth a look, below 10^-6 is sure.
 *
 * <p>NFA = tests · C(n, s) · P[at least k - s of n - s agree by chance], where n correspondences were put up,
 * k agree, s of them fix a transform (2 a similarity, 3 an affine transform, 4 a homography) and a chance
 * correspondence agrees with probability α.
 */
final class FalseAlarmBound {
    private static final double LN10 = Math.log(10);

    private FalseAlarmBound() {}

    /**
     * log10 NFA.
     *
     * @param n correspondences put up
     * @param k of them agree, all of them independent evidence
     * @param s correspondences that fix a transform of this kind
     * @param alpha the chance of one correspondence to agree
     * @param tests how many ways were tried for each transform: kinds × radii
     */
    static double log10(int n, int k, int s, double alpha, int tests) {
        if (n < s) {
            return Math.log10(tests);
        }
        return (Math.log(tests) + lnChoose(n, s) + lnTail(n - s, k - s, alpha)) / LN10;
    }

    /**
     * ln P[X ≥ k], X binomial of n trials with chance p: the first term times the geometric series that
     * bounds the rest.
     */
    static double lnTail(int n, int k, double p) {
        if (k <= 0 || p >= 1) {
            return 0;
        }
        if (!(p > 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        double ratio = (double) (n - k) / (k + 1) * p / (1 - p);
        if (ratio >= 1) {
            return 0;
        }
        double first = lnChoose(n, k) + k * Math.log(p) + (n - k) * Math.log(1 - p);
        return Math.min(0, first - Math.log(1 - ratio));
    }

    static double lnChoose(int n, int k) {
        return lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k);
    }

    /** Stirling's series; 10 digits from 16 on. */
    private static double lnFactorial(int n) {
        if (n < 16) {
            double product = 1;
            for (int i = 2; i <= n; i++) {
                product *= i;
            }
            return Math.log(product);
        }
        double x = n;
        return x * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI * x) + 1 / (12 * x) - 1 / (360 * x * x * x);
    }
}
