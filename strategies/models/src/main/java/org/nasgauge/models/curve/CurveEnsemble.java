package org.nasgauge.models.curve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import org.nasgauge.api.random.SeededRandom;

/**
 * The weighted combination of all families of curves with normal noise, sampled from its posterior: Domhan, Springenberg and
 * Hutter, IJCAI 2015, with the rules of their code. A curve that falls anywhere between epoch 2 and the last one, or ends
 * below 0 or above 100 (times the whole, not per cent), has no probability, weights are sampled unnormalized and not negative, all start equal, families start at their least squares, and the
 * last epochs count up to ten times as much as the first.
 */
public final class CurveEnsemble {
    private static final double FIRST_WEIGHT = 10;
    private static final double BALL = 1e-6;
    private static final double LEAST_START_DEVIATION = 1e-4;
    private static final int FIRST_EPOCH = 2;
    private static final double MOST_AT_END = 100;
    /** Of the size of the sum: more than rounding can make of another order of its parts. */
    private static final double ROUNDING = 1e-9;

    private final double[] values;
    private final double end;
    private final double logEnd;
    private final List<FittedCurve> fits = new ArrayList<>();
    private final double[] logs;
    private final double[] recency;
    private final double recencies;
    private final int weightsAt;

    /**
     * @param values after the epochs 1, 2, …, as shares of 1, at least 4
     * @param end the epoch that is predicted
     * @throws IllegalArgumentException if no family has a curve that does not fall
     */
    public CurveEnsemble(double[] values, double end) {
        this.values = values.clone();
        this.end = end;
        this.logEnd = StrictMath.log(end);
        int parameters = 0;
        for (CurveFamily family : CurveFamily.values()) {
            FittedCurve fit = FittedCurve.of(family, values, 1);
            if (isPossible(family, fit.parameters())) {
                fits.add(fit);
                parameters += family.size();
            }
        }
        if (fits.isEmpty()) {
            throw new IllegalArgumentException("no family of curves fits the accuracies without falling");
        }
        this.weightsAt = parameters + 1;
        this.logs = new double[values.length];
        this.recency = new double[values.length];
        Arrays.setAll(logs, i -> StrictMath.log(i + 1.0));
        Arrays.setAll(recency, i -> StrictMath.pow(10, (double) i / values.length));
        this.recencies = Arrays.stream(recency).sum();
    }

    /**
     * @param walkers an even number; as many as twice the parameters if they are fewer
     * @param steps of each walker
     * @param burnIn the first steps, which do not count
     * @return of the value at the end, noise included
     */
    public WeightedSample sample(int walkers, int steps, int burnIn, SeededRandom random) {
        int dimensions = weightsAt + fits.size();
        double[] start = start();
        double[][] places = new double[Math.max(walkers, 2 * dimensions)][];
        Arrays.setAll(places, i -> near(start, random));
        EnsembleSampler sampler = new EnsembleSampler(this::logPosterior, places);
        double[] sample = new double[places.length * (steps - burnIn)];
        double[] centres = new double[sample.length];
        double[] deviations = new double[sample.length];
        double[][] before = new double[places.length][];
        double[] ends = new double[places.length];
        int size = 0;
        for (int step = 0; step < steps; step++) {
            sampler.step(random);
            for (int i = 0; step >= burnIn && i < places.length; i++) {
                double[] theta = sampler.walkers()[i];
                if (theta != before[i]) {
                    before[i] = theta;
                    ends[i] = combination(end, logEnd, theta);
                }
                centres[size] = ends[i];
                deviations[size] = theta[weightsAt - 1];
                sample[size] = centres[size] + deviations[size] * random.nextGaussian();
                size++;
            }
        }
        double[] weights = new double[size];
        Arrays.fill(weights, 1);
        return new WeightedSample(sample, centres, deviations, weights);
    }

    /** Parameters family by family, the deviation of the noise, weights. */
    double[] start() {
        double[] start = new double[weightsAt + fits.size()];
        int at = 0;
        for (FittedCurve fit : fits) {
            double[] parameters = fit.parameters();
            System.arraycopy(parameters, 0, start, at, parameters.length);
            at += parameters.length;
        }
        Arrays.fill(start, weightsAt, start.length, FIRST_WEIGHT);
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double difference = values[i] - combination(i + 1.0, logs[i], start);
            squares += difference * difference;
        }
        start[weightsAt - 1] = Math.max(LEAST_START_DEVIATION, StrictMath.sqrt(squares / values.length));
        return start;
    }

    private double[] near(double[] start, SeededRandom random) {
        double[] near = start.clone();
        int at = 0;
        for (FittedCurve fit : fits) {
            for (int k = 0; k < fit.family().size(); k++) {
                CurveFamily.Parameter parameter = fit.family().parameter(k);
                double moved = start[at] + BALL * random.nextGaussian();
                near[at++] = Math.max(parameter.least(), Math.min(parameter.most(), moved));
            }
        }
        for (; at < near.length; at++) {
            near[at] = start[at] + BALL * random.nextGaussian();
        }
        return near;
    }

    private double combination(double x, double lnX, double[] theta) {
        double sum = 0;
        double weights = 0;
        double[] parameters = new double[4];
        int at = 0;
        for (int family = 0; family < fits.size(); family++) {
            CurveFamily of = fits.get(family).family();
            System.arraycopy(theta, at, parameters, 0, of.size());
            at += of.size();
            sum += theta[weightsAt + family] * of.value(x, lnX, parameters);
            weights += theta[weightsAt + family];
        }
        return sum / weights;
    }

    /**
     * Up to a constant. The last epochs, which count most, are looked at first, and no further ones when they alone make it
     * too improbable; only what is probable enough is asked whether it falls and where it ends.
     *
     * @param needed what is less probable may be −∞
     */
    double logPosterior(double[] theta, double needed) {
        double deviation = theta[weightsAt - 1];
        if (!(deviation > 0 && isWithinBounds(theta))) {
            return Double.NEGATIVE_INFINITY;
        }
        double logDeviation = StrictMath.log(deviation);
        double most = -recencies * logDeviation;
        double slack = ROUNDING * (1 + Math.abs(most) + Math.abs(needed));
        double[] parts = new double[values.length];
        for (int i = values.length - 1; i >= 0; i--) {
            double z = (values[i] - combination(i + 1.0, logs[i], theta)) / deviation;
            most -= recency[i] * (z * z / 2);
            if (most + slack < needed) {
                return Double.NEGATIVE_INFINITY;
            }
            parts[i] = recency[i] * (z * z / 2 + logDeviation);
        }
        double log = 0;
        for (double part : parts) {
            log -= part;
        }
        return Double.isNaN(log) || !everyFamily(theta, this::isPossible) ? Double.NEGATIVE_INFINITY : log;
    }

    private boolean isWithinBounds(double[] theta) {
        for (int family = 0; family < fits.size(); family++) {
            if (theta[weightsAt + family] < 0) {
                return false;
            }
        }
        return everyFamily(theta, CurveFamily::bounds);
    }

    private boolean isPossible(CurveFamily family, double[] parameters) {
        double last = family.value(end, logEnd, parameters);
        return last >= 0 && last <= MOST_AT_END && family.increases(parameters, FIRST_EPOCH, end);
    }

    private boolean everyFamily(double[] theta, BiPredicate<CurveFamily, double[]> condition) {
        double[] parameters = new double[4];
        int at = 0;
        for (FittedCurve fit : fits) {
            CurveFamily family = fit.family();
            System.arraycopy(theta, at, parameters, 0, family.size());
            at += family.size();
            if (!condition.test(family, parameters)) {
                return false;
            }
        }
        return true;
    }
}
