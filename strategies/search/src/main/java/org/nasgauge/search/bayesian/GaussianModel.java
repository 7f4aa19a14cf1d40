package org.nasgauge.search.bayesian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.models.encoding.HammingCode;
import org.nasgauge.models.gaussian.HammingProcess;
import org.nasgauge.models.gaussian.StandardNormal;

/** A Gaussian process of the scores of trials, and the acquisition by which the next of them is chosen. */
public final class GaussianModel {
    private static final double GROWTH_BETWEEN_FITS = 1.2;

    private final SearchSpace space;
    private final ProcessSettings settings;
    private final AcquisitionSearch search;
    private final Acquisition acquisition;
    private final double rootOfBeta;
    private final SeededRandom random;
    private final HammingProcess process;
    private final List<Architecture> observed = new ArrayList<>();
    private final List<Observation.Scored> told = new ArrayList<>();
    /** Of Thompson sampling, for one proposal. */
    private final Map<Architecture, Double> draws = new HashMap<>();

    private boolean limited;
    private FitWatch fits = FitWatch.NONE;
    private double noted = Double.NEGATIVE_INFINITY;
    private int nextFit;

    /** @param beta of the upper confidence bound mean + √beta deviation */
    public GaussianModel(
            SearchSpace space,
            HammingCode code,
            ProcessSettings settings,
            AcquisitionSearch search,
            Acquisition acquisition,
            double beta,
            SeededRandom random) {
        this.space = space;
        this.settings = settings;
        this.search = search;
        this.acquisition = acquisition;
        this.rootOfBeta = StrictMath.sqrt(beta);
        this.random = random;
        this.process = new HammingProcess(code, settings.kernel());
    }

    /** By the greatest expected improvement, with distances in choices. */
    public static GaussianModel ofImprovement(
            SearchSpace space, ProcessSettings settings, AcquisitionSearch search, SeededRandom random) {
        HammingCode code = HammingCode.ofChoices(space.decisions());
        return new GaussianModel(space, code, settings, search, Acquisition.EXPECTED_IMPROVEMENT, 0, random);
    }

    /** See {@link org.nasgauge.api.search.Search#watchFits}. */
    public void watchFits(FitWatch watch) {
        fits = watch;
    }

    public int observations() {
        return observed.size();
    }

    /** Learns from a trial as long as memory lasts; then its score only counts as one to be improved. */
    public void observe(Observation.Scored scored) {
        if (observations() < settings.memory()) {
            told.add(scored);
            limited |= !scored.feasible();
            Architecture architecture = scored.trial().architecture();
            observed.add(architecture);
            fits.run(() -> process.observe(architecture, scored.score()));
        } else if (scored.feasible()) {
            noted = Math.max(noted, scored.score());
        }
    }

    /**
     * The architecture that is worth most of those that are found; of several, the first. Empty if all found were excluded.
     *
     * @param excluded what is not to be proposed
     * @param pending what is under way, to be imagined
     */
    public Optional<Architecture> mostPromising(Set<Architecture> excluded, Collection<Architecture> pending) {
        return mostPromising(AcquisitionSearch.Region.of(space), excluded, pending);
    }

    /** The same within a region. */
    Optional<Architecture> mostPromising(
            AcquisitionSearch.Region region, Set<Architecture> excluded, Collection<Architecture> pending) {
        double[] scores = limited
                ? PenalisedScores.of(told)
                : told.stream().mapToDouble(Observation.Scored::score).toArray();
        return mostPromising(scores, noted, region, excluded, pending);
    }

    /**
     * The same everywhere by other scores than those told.
     *
     * @param scores in the order of the observations, at least one
     */
    public Optional<Architecture> mostPromising(
            double[] scores, Set<Architecture> excluded, Collection<Architecture> pending) {
        return mostPromising(scores, Double.NEGATIVE_INFINITY, AcquisitionSearch.Region.of(space), excluded, pending);
    }

    private Optional<Architecture> mostPromising(
            double[] scores,
            double noted,
            AcquisitionSearch.Region region,
            Set<Architecture> excluded,
            Collection<Architecture> pending) {
        boolean ranked = settings.normalScores();
        double[] values = ranked ? StandardNormal.scores(scores) : scores;
        fits.run(() -> learn(values));
        double greatest = Arrays.stream(values).max().orElseThrow();
        double incumbent = ranked ? greatest : Math.max(greatest, noted);
        draws.clear();
        settings.lie().tell(values, pending, this::expected, process::observe);
        Optional<Architecture> found = search.greatest(
                space,
                region,
                best(),
                excluded,
                (one, threshold, least) -> worth(one, incumbent, threshold, least),
                random);
        process.truncate(values.length);
        return found;
    }

    private void learn(double[] scores) {
        process.revalue(scores);
        if (settings.fitKernel() && scores.length >= nextFit) {
            process.fitKernel();
            nextFit = (int) Math.ceil(GROWTH_BETWEEN_FITS * scores.length);
        }
        process.update();
    }

    private double expected(Architecture architecture) {
        process.predict(architecture);
        return process.mean();
    }

    /** Trials by their expected truth, from the best on. */
    private Stream<Architecture> best() {
        double[] means = new double[observed.size()];
        for (int i = 0; i < means.length; i++) {
            means[i] = process.meanOfObserved(i);
        }
        return Stream.generate(() -> {
                    int best = 0;
                    for (int i = 1; i < means.length; i++) {
                        best = means[i] > means[best] ? i : best;
                    }
                    means[best] = Double.NEGATIVE_INFINITY;
                    return observed.get(best);
                })
                .limit(means.length);
    }

    private double worth(Architecture architecture, double incumbent, double threshold, double least) {
        process.predict(architecture);
        double mean = process.mean();
        return switch (acquisition) {
            case EXPECTED_IMPROVEMENT -> improvement(mean, incumbent, threshold, least);
            case UPPER_CONFIDENCE_BOUND ->
                mean
                        + rootOfBeta
                                * (mean + rootOfBeta * process.deviationBound() > threshold
                                        ? process.deviation()
                                        : process.deviationBound());
            case INDEPENDENT_THOMPSON_SAMPLING ->
                draws.computeIfAbsent(
                        architecture, one -> process.mean() + random.nextGaussian() * process.deviation());
        };
    }

    /**
     * Most candidates are passed over by a bound. Where the mean is below the incumbent, bounds are in the order of the
     * deviations, whatever the table rounds: there a deviation is only found as far as the candidate may be worth more than the
     * least.
     */
    private double improvement(double mean, double incumbent, double threshold, double least) {
        boolean ordered = mean < incumbent;
        if (ordered) {
            double rough = improvementBound(mean, process.roughDeviationBound(), incumbent);
            if (rough <= least) {
                return rough;
            }
        }
        if (!ordered || least < threshold) {
            double bound = improvementBound(mean, process.deviationBound(), incumbent);
            if (bound <= threshold) {
                return bound;
            }
        }
        double deviation = process.deviation(known -> ordered && improvementBound(mean, known, incumbent) <= least);
        double bound = improvementBound(mean, deviation, incumbent);
        return bound <= threshold ? bound : Acquisition.expectedImprovement(mean, deviation, incumbent);
    }

    private static double improvementBound(double mean, double deviation, double incumbent) {
        return deviation > 0
                ? deviation * StandardNormal.expectedExcessBound((mean - incumbent) / deviation)
                : Math.max(0, mean - incumbent);
    }
}
