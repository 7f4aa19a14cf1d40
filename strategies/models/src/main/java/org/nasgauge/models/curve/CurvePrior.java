package org.nasgauge.models.curve;

import org.nasgauge.api.random.SeededRandom;

/**
 * What learning curves are like before any is seen: the prior that LC-PFN is trained on (Adriaensen, Rakotoarison, Müller and
 * Hutter, Efficient Bayesian learning curve extrapolation using prior-data fitted networks, NeurIPS 2023), as released: sums of a
 * pow3, an ilog2 and a janoschek curve with weights from 0 to 1 that need not add up to 1, and normal noise. Curves that do not rise
 * over the whole, or leave the range from 0 to 1 there, are drawn again.
 *
 * <p>The posterior is that of importance sampling: the curves of a large sample of the prior, weighted by how probable they make
 * what is seen. It is what the transformer approximates.
 */
public final class CurvePrior {
    /** Steps of a full training, which the paper's curves have; a longer training is compressed to them. */
    private static final int STEPS = 100;

    /** Curves that have to agree: the effective size of the sample (Kish), (Σ w)² / Σ w². */
    private static final double LEAST_AGREEING = 20;

    private static final double LEAST_WEIGHT = 1e-9;
    private static final double LEAST_POWER = 1e-100;
    private static final int HALVINGS = 12;

    private final int seen;
    /** Curve by curve: the values that may be seen, then the value at the end. */
    private final double[][] curves;

    private final double[] deviations;
    private final double[] logDeviations;
    /** Without noise. */
    private final double[] centres;

    private final double[] ends;

    /**
     * @param seen epochs that will be seen, below {@code epochs}
     * @param epochs of a full training
     * @param draws curves in the sample
     */
    public CurvePrior(int seen, int epochs, int draws, SeededRandom random) {
        this.seen = seen;
        this.curves = new double[draws][];
        this.deviations = new double[draws];
        this.logDeviations = new double[draws];
        this.centres = new double[draws];
        this.ends = new double[draws];
        double step = epochs > STEPS ? (double) STEPS / epochs : 1;
        double[] x = new double[seen + 1];
        double[] logs = new double[seen + 1];
        for (int i = 0; i <= seen; i++) {
            x[i] = step * (i < seen ? i + 1 : epochs);
            logs[i] = StrictMath.log(x[i]);
        }
        for (int draw = 0; draw < draws; draw++) {
            Curve curve = Curve.draw(random);
            double[] values = new double[seen];
            for (int i = 0; i < seen; i++) {
                values[i] = curve.at(x[i], logs[i]);
            }
            curves[draw] = values;
            deviations[draw] = curve.deviation();
            logDeviations[draw] = StrictMath.log(curve.deviation());
            centres[draw] = curve.at(x[seen], logs[seen]);
            ends[draw] = centres[draw] + curve.deviation() * random.nextGaussian();
        }
    }

    /** @param deviation of the noise around the curve */
    @SuppressWarnings("ArrayRecordComponent") // seen by nobody else
    private record Curve(double[] weights, double[] pow3, double[] ilog2, double[] janoschek, double deviation) {
        static Curve draw(SeededRandom random) {
            while (true) {
                double[] weights = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
                double[] pow3 = {uniform(random, 0, 1.25), uniform(random, -0.6, 0.6), logNormal(random, 0, 2)};
                double[] ilog2 = {random.nextDouble(), uniform(random, -0.5, 0.5)};
                double[] janoschek = {
                    random.nextDouble(), uniform(random, 0, 2), logNormal(random, -2, 1), logNormal(random, 0, 0.5)
                };
                Curve curve = new Curve(weights, pow3, ilog2, janoschek, logNormal(random, -4, 1));
                double first = curve.at(1, 0);
                double last = curve.at(STEPS, StrictMath.log(STEPS));
                if (last > first && first >= 0 && last <= 1) {
                    return curve;
                }
            }
        }

        double at(double x, double lnX) {
            return weights[0] * CurveFamily.POW3.value(x, lnX, pow3)
                    + weights[1] * CurveFamily.ILOG2.value(x, lnX, ilog2)
                    + weights[2] * CurveFamily.JANOSCHEK.value(x, lnX, janoschek);
        }

        private static double uniform(SeededRandom random, double from, double to) {
            return from + (to - from) * random.nextDouble();
        }

        private static double logNormal(SeededRandom random, double mean, double deviation) {
            return StrictMath.exp(mean + deviation * random.nextGaussian());
        }
    }

    /**
     * @param values after the epochs 1, 2, …, as many as will be seen, as shares of 1
     * @return of the value at the end, noise included
     */
    public WeightedSample posterior(double[] values) {
        double[] logs = new double[curves.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int draw = 0; draw < curves.length; draw++) {
            double squares = 0;
            for (int i = 0; i < seen; i++) {
                double difference = values[i] - curves[draw][i];
                squares += difference * difference;
            }
            double deviation = deviations[draw];
            logs[draw] = -squares / (2 * deviation * deviation) - seen * logDeviations[draw];
            most = Math.max(most, logs[draw]);
        }
        return new WeightedSample(ends, centres, deviations, agreeing(logs, most));
    }

    /** By the greatest power of the likelihood, up to 1, under which enough curves agree, however small it has to be. */
    private static double[] agreeing(double[] logs, double most) {
        double power = 1;
        double[] weights = weights(logs, most, power);
        while (effective(weights) < LEAST_AGREEING && power > LEAST_POWER) {
            power /= 2;
            weights = weights(logs, most, power);
        }
        double above = 2 * power;
        for (int i = 0; i < HALVINGS && power < 1; i++) {
            double middle = (power + above) / 2;
            double[] sharper = weights(logs, most, middle);
            if (effective(sharper) < LEAST_AGREEING) {
                above = middle;
            } else {
                power = middle;
                weights = sharper;
            }
        }
        return weights;
    }

    private static double[] weights(double[] logs, double most, double power) {
        double[] weights = new double[logs.length];
        double least = StrictMath.log(LEAST_WEIGHT) / power;
        for (int draw = 0; draw < logs.length; draw++) {
            double log = logs[draw] - most;
            weights[draw] = log < least ? 0 : StrictMath.exp(power * log);
        }
        return weights;
    }

    private static double effective(double[] weights) {
        double sum = 0;
        double squares = 0;
        for (double weight : weights) {
            sum += weight;
            squares += weight * weight;
        }
        return sum * sum / squares;
    }
}
