package org.nasgauge.search.bayesian;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.gaussian.HammingPosterior;
import org.nasgauge.models.gaussian.PoolDistances;

/** A Gaussian process over a pool of candidates, and the acquisition by which the next of them is chosen. */
public final class PoolModel {
    private final Architecture[] pool;
    private final Map<Architecture, Integer> members = new HashMap<>();
    private final HammingPosterior posterior;
    private final Acquisition acquisition;
    private final double rootOfBeta;
    private final SeededRandom random;
    private final List<Observation.Scored> told = new ArrayList<>();
    private boolean limited;
    private FitWatch fits = FitWatch.NONE;
    private double noted = Double.NEGATIVE_INFINITY;
    private double incumbent = Double.NEGATIVE_INFINITY;

    /**
     * @param noise variance of an observation around the truth, as a share of the truth's
     * @param beta of the upper confidence bound mean + √beta deviation
     */
    public PoolModel(
            Architecture[] pool,
            PoolDistances distances,
            double lengthScale,
            double noise,
            Acquisition acquisition,
            double beta,
            SeededRandom random) {
        this.pool = pool.clone();
        this.posterior = new HammingPosterior(distances, lengthScale, noise);
        this.acquisition = acquisition;
        this.rootOfBeta = StrictMath.sqrt(beta);
        this.random = random;
        for (int member = 0; member < pool.length; member++) {
            members.put(pool[member], member);
        }
    }

    /** By the greatest expected improvement. */
    public static PoolModel ofImprovement(
            Architecture[] pool, PoolDistances distances, double lengthScale, double noise, SeededRandom random) {
        return new PoolModel(pool, distances, lengthScale, noise, Acquisition.EXPECTED_IMPROVEMENT, 0, random);
    }

    /** See {@link org.nasgauge.api.search.Search#watchFits}. */
    public void watchFits(FitWatch watch) {
        fits = watch;
    }

    public int size() {
        return pool.length;
    }

    public Architecture member(int number) {
        return pool[number];
    }

    /** The number of an architecture in the pool; empty if it is not there. */
    public OptionalInt find(Architecture architecture) {
        Integer number = members.get(architecture);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    public int observations() {
        return posterior.observations();
    }

    /** All or none of the trials that a model observes come to it in this way. */
    public void observe(int member, Observation.Scored scored) {
        told.add(scored);
        limited |= !scored.feasible();
        observe(member, scored.score());
    }

    public void observe(int member, double score) {
        incumbent = Math.max(incumbent, score);
        fits.run(() -> posterior.observe(member, score));
    }

    /**
     * Puts other scores in the place of those observed; the greatest of them, or of those noted, is the incumbent.
     *
     * @param scores in the order of the observations
     */
    public void revalue(double[] scores) {
        incumbent = noted;
        for (double score : scores) {
            incumbent = Math.max(incumbent, score);
        }
        fits.run(() -> posterior.revalue(scores));
    }

    /** A score that counts as the incumbent and teaches nothing else. */
    public void note(double score) {
        noted = Math.max(noted, score);
        incumbent = Math.max(incumbent, score);
    }

    /** A member that is not excluded: the first from a random one on. At least one must be left. */
    public int anyBut(BitSet excluded, SeededRandom random) {
        int member = excluded.nextClearBit(random.nextInt(size()));
        return member < size() ? member : excluded.nextClearBit(0);
    }

    /**
     * The candidate that is worth most; of several, the first.
     *
     * @param excluded not all of the pool
     */
    public int mostPromising(BitSet excluded) {
        if (limited) {
            revalue(PenalisedScores.of(told));
        }
        return acquisition == Acquisition.EXPECTED_IMPROVEMENT
                ? greatestImprovement(excluded)
                : greatestOther(excluded);
    }

    /** Most candidates are passed over by a bound that needs no exponential function. */
    private int greatestImprovement(BitSet excluded) {
        int best = excluded.nextClearBit(0);
        double greatest = Double.NEGATIVE_INFINITY;
        for (int member = best; member < pool.length; member = excluded.nextClearBit(member + 1)) {
            double deviation = posterior.deviation(member);
            double mean = posterior.mean(member);
            if (deviation > 0
                    && deviation * StandardNormal.expectedExcessBound((mean - incumbent) / deviation) <= greatest) {
                continue;
            }
            double value = Acquisition.expectedImprovement(mean, deviation, incumbent);
            if (value > greatest) {
                best = member;
                greatest = value;
            }
        }
        return best;
    }

    private int greatestOther(BitSet excluded) {
        int best = excluded.nextClearBit(0);
        double greatest = Double.NEGATIVE_INFINITY;
        for (int member = best; member < pool.length; member = excluded.nextClearBit(member + 1)) {
            double factor = acquisition == Acquisition.UPPER_CONFIDENCE_BOUND ? rootOfBeta : random.nextGaussian();
            double value = posterior.mean(member) + factor * posterior.deviation(member);
            if (value > greatest) {
                best = member;
                greatest = value;
            }
        }
        return best;
    }
}
