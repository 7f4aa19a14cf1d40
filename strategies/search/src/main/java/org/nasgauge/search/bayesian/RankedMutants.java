package org.nasgauge.search.bayesian;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.search.draw.Unseen;

/** Mutants of the best so far, ranked by a model. The standard values are those that BANANAS and NPENAS share. */
public record RankedMutants(
        @Meaning("trials at the start that are random") @Range(least = 1)
        int randomTrials,

        @Meaning("trials between two fits") @Range(least = 1, most = 1_000_000)
        int batch,

        @Meaning("how many of the best are mutated") @Range(least = 1, most = 1_000_000)
        int parents,

        @Meaning("mutants that are ranked") @Range(least = 1, most = 1_000_000)
        int candidates) {
    private static final int TRIES_EACH = 10;

    public RankedMutants() {
        this(10, 10, 10, 100);
    }

    /**
     * Learns from what was evaluated, and says which candidates to evaluate next.
     *
     * @param <F> what it sees of an architecture
     */
    interface Ranking<F> {
        /**
         * @param known the features of what was evaluated, at least one
         * @param scores of the known, standardized to mean 0 and variance 1
         * @return from the features of candidates to one number each; the greatest are evaluated
         */
        Function<List<F>, double[]> fit(List<F> known, float[] scores);
    }

    /**
     * @param <F> what the model sees of an architecture
     * @param random draws the mutants
     */
    <F> Search search(Problem problem, Function<Architecture, F> features, Ranking<F> ranking, SeededRandom random) {
        return new RankedBatches(
                problem,
                randomTrials,
                (told, proposed, fits) -> {
                    List<Architecture> mutants = mutants(told, proposed, problem.space(), random);
                    List<F> evaluated = told.stream()
                            .map(scored -> features.apply(scored.trial().architecture()))
                            .toList();
                    double[] ranks = fits.get(() -> ranking.fit(evaluated, standardizedScores(told)))
                            .apply(mutants.stream().map(features).toList());
                    return IntStream.range(0, mutants.size())
                            .boxed()
                            .sorted(Comparator.comparingDouble((Integer i) -> ranks[i])
                                    .reversed())
                            .limit(batch)
                            .map(mutants::get)
                            .toList();
                },
                random);
    }

    private List<Architecture> mutants(
            List<Observation.Scored> told, Set<Architecture> proposed, SearchSpace space, SeededRandom random) {
        List<Architecture> best = told.stream()
                .sorted(Observation.Scored.BEST_FIRST)
                .limit(parents)
                .map(scored -> scored.trial().architecture())
                .toList();
        Set<Architecture> mutants = new LinkedHashSet<>();
        for (int tried = 0; tried < TRIES_EACH * candidates && mutants.size() < candidates; tried++) {
            Architecture mutant = space.mutate(random.choose(best), random);
            if (!proposed.contains(mutant)) {
                mutants.add(mutant);
            }
        }
        return completed(mutants, proposed, space, random);
    }

    /** Random ones join where the best have hardly any new mutants left: a fit is for a whole batch of trials. */
    private List<Architecture> completed(
            Set<Architecture> mutants, Set<Architecture> proposed, SearchSpace space, SeededRandom random) {
        Set<Architecture> taken = new HashSet<>(proposed);
        taken.addAll(mutants);
        while (mutants.size() < batch) {
            Optional<Architecture> more = Unseen.draw(space, taken, random);
            if (more.isEmpty()) {
                break;
            }
            mutants.add(more.get());
            taken.add(more.get());
        }
        return List.copyOf(mutants);
    }

    private static float[] standardizedScores(List<Observation.Scored> told) {
        double[] scores = PenalisedScores.of(told);
        double mean = Arrays.stream(scores).average().orElseThrow();
        double squares = 0;
        for (double score : scores) {
            squares += (score - mean) * (score - mean);
        }
        double deviation = StrictMath.sqrt(squares / scores.length);
        float[] standardized = new float[scores.length];
        for (int i = 0; i < standardized.length && deviation > 0; i++) {
            standardized[i] = (float) ((scores[i] - mean) / deviation);
        }
        return standardized;
    }
}
