package org.nasgauge.search.evolution;

import java.util.List;
import java.util.function.Function;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;

/**
 * The genetic algorithm on score − λ · size. It is a strategy of its own since it needs a benchmark that knows sizes,
 * which the plain one does not.
 *
 * @param plain the algorithm but for the penalty
 * @param lambda what a million parameters or FLOPs cost, in the unit of the objective; at least 0
 */
@Described(
        name = "size-penalised-genetic-algorithm",
        summary = "A genetic algorithm whose fitness is the score less a price for the network's size.",
        source =
                "Goldberg, Genetic algorithms in search, optimization and machine learning, 1989; tournaments: Goldberg and Deb, A"
                        + " comparative analysis of selection schemes, FOGA 1991; crossover rate: De Jong 1975; population and mutation rate:"
                        + " Xie and Yuille, Genetic CNN, ICCV 2017. Deviation: a mutation is one elementary change of the search space."
                        + " The linear penalty is the classic form; its weight has no published value")
public record SizePenalisedGeneticAlgorithm(
        GeneticAlgorithm plain,

        @Meaning("what a million parameters or FLOPs cost, in the unit of the objective") @Range(least = 0)
        double lambda,

        @Meaning("what is penalised") Size size)
        implements SearchStrategy {
    private static final double MILLION = 1e6;

    public SizePenalisedGeneticAlgorithm() {
        this(new GeneticAlgorithm(), 1, Size.PARAMETERS);
    }

    /** What size means. */
    public enum Size {
        PARAMETERS(Metric.PARAMETERS),
        FLOPS(Metric.FLOPS);

        private final String property;

        Size(Metric metric) {
            this.property = metric.name();
        }
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need.Property(size.property));
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        Function<Architecture, Reading> count = problem.property(size.property);
        double price = lambda / MILLION;
        return plain.start(
                problem,
                random,
                architecture -> price * count.apply(architecture).orThrow());
    }
}
