package org.nasgauge.search.evolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.Architecture;

/**
 * The genetic algorithm on score − λ · size. It is a strategy of its own since it requires of a benchmark that sizes are
 * known, which the plain one does not.
 */
public final class SizePenalisedGeneticAlgorithm implements SearchStrategyProvider {
    private static final GeneticAlgorithm PLAIN = new GeneticAlgorithm();
    private static final double MILLION = 1e6;

    private static final OldSetting<Double> LAMBDA = new OldSetting.Real(
            "lambda",
            1.0,
            0,
            Double.MAX_VALUE,
            "what a million parameters or FLOPs cost, in the unit of the objective");
    private static final OldSetting<Size> SIZE = new OldSetting.OneOf<>("size", Size.PARAMETERS, "what is penalised");

    @Override
    public String name() {
        return "size-penalised-genetic-algorithm";
    }

    @Override
    public String summary() {
        return "A genetic algorithm whose fitness is the score less a price for the network's size.";
    }

    @Override
    public String source() {
        return PLAIN.source() + ". The linear penalty is the classic form; its weight has no published value";
    }

    @Override
    public List<OldSetting<?>> settings() {
        List<OldSetting<?>> settings = new ArrayList<>(PLAIN.settings());
        settings.add(LAMBDA);
        settings.add(SIZE);
        return List.copyOf(settings);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of(Capability.COMPLEXITY);
    }

    /** What size means. */
    enum Size {
        PARAMETERS,
        FLOPS
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        Function<Architecture, Complexity> complexity = problem.complexity()
                .orElseThrow(() -> new IllegalArgumentException("the problem lacks the complexity that is required"));
        double price = settings.get(LAMBDA) / MILLION;
        Size size = settings.get(SIZE);
        return GeneticAlgorithm.search(
                name(), problem, settings, random, architecture -> price * of(size, complexity.apply(architecture)));
    }

    private static double of(Size size, Complexity complexity) {
        return switch (size) {
            case PARAMETERS -> complexity.parameters();
            case FLOPS -> complexity.flops();
        };
    }
}
