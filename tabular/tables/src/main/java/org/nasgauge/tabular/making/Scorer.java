package org.nasgauge.tabular.making;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.benchmark.ProcessorClock;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;

/** Asks zero-cost proxies about networks before training. What several of them need is computed once. For many threads. */
public final class Scorer {
    /** Before the name of a proxy among the keys of a recipe. */
    public static final String PROXY = "proxy ";

    private final UntrainedNetworks networks;
    private final List<Estimator> proxies;
    private final Problem problem;

    /**
     * What a proxy says of a network.
     *
     * @param seconds of the processor, as if it had been asked alone
     */
    public record Score(Reading reading, double seconds) {}

    /** @param proxies that need nothing but the network and its images */
    public Scorer(SearchSpace space, UntrainedNetworks networks, List<Estimator> proxies) {
        this.networks = networks;
        this.proxies = List.copyOf(proxies);
        this.problem = new Problem(
                space,
                List.of(Fidelity.full(1)),
                Constraint.evaluations(1),
                List.of(Metric.ACCURACY),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    List<Estimator> proxies() {
        return proxies;
    }

    /** That of the networks, and each proxy with its settings. */
    public SortedMap<String, String> recipe() {
        SortedMap<String, String> recipe = new TreeMap<>(networks.recipe());
        proxies.forEach(proxy ->
                recipe.put(PROXY + proxy.name(), Settings.written(proxy).toString()));
        return Collections.unmodifiableSortedMap(recipe);
    }

    /** @param seed of weights and batches: the same for all networks */
    public SortedMap<String, Score> score(Architecture architecture, int seed) {
        UntrainedNetworks.Untrained network = networks.of(architecture);
        Evidence evidence = new Evidence(Metric.ACCURACY, Optional.empty(), Map.of(), Optional.of(network));
        ProcessorClock clock = new ProcessorClock();
        SortedMap<String, Score> scores = new TreeMap<>();
        for (Estimator proxy : proxies) {
            double before = clock.seconds() + network.sharedSeconds();
            SeedTree root = SeedTree.root(seed).child("scores");
            Reading reading = reading(proxy.start(problem, root.generator()), architecture, evidence);
            scores.put(proxy.name(), new Score(reading, clock.seconds() + network.sharedSeconds() - before));
        }
        return scores;
    }

    private static Reading reading(Estimation estimation, Architecture architecture, Evidence evidence) {
        try {
            double score = estimation.estimate(architecture, evidence);
            return Float.isFinite((float) score) ? Reading.of(score) : Reading.missing("the score is " + score);
        } catch (Estimation.Impossible missing) {
            return Reading.missing(missing.reason());
        }
    }
}
