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
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.draw.Unseen;

/**
 * Mutants of the best so far, ranked by a model.
 *
 * @param <F> what the model sees of an architecture
 */
record RankedMutants<F>(
        Problem problem, Sizes sizes, Function<Architecture, F> features, Ranking<F> ranking, SeededRandom random)
        implements RankedBatches.Ranker {
    private static final int TRIES_EACH = 10;

    /**
     * @param initial random trials
     * @param batch trials between two fits
     * @param parents how many of the best are mutated
     * @param candidates mutants that are ranked
     */
    record Sizes(int initial, int batch, int parents, int candidates) {
        private static final OldSetting<Integer> INITIAL =
                new OldSetting.Whole("random-trials", 10, 1, Integer.MAX_VALUE, "trials at the start that are random");
        private static final OldSetting<Integer> BATCH =
                new OldSetting.Whole("batch", 10, 1, 1_000_000, "trials between two fits");
        private static final OldSetting<Integer> PARENTS =
                new OldSetting.Whole("parents", 10, 1, 1_000_000, "how many of the best are mutated");
        private static final OldSetting<Integer> CANDIDATES =
                new OldSetting.Whole("candidates", 100, 1, 1_000_000, "mutants that are ranked");

        /** The values that BANANAS and NPENAS share. */
        static final List<OldSetting<?>> ALL = List.of(INITIAL, BATCH, PARENTS, CANDIDATES);

        static Sizes of(OldSettings settings) {
            return new Sizes(
                    settings.get(INITIAL), settings.get(BATCH), settings.get(PARENTS), settings.get(CANDIDATES));
        }
    }

    Search search() {
        return new RankedBatches(problem, sizes.initial(), this, random);
    }

    @Override
    public List<Architecture> batch(List<Observation.Scored> told, Set<Architecture> proposed, FitWatch fits) {
        List<Architecture> candidates = mutants(told, proposed);
        List<F> evaluated = told.stream()
                .map(scored -> features.apply(scored.trial().architecture()))
                .toList();
        double[] ranks = fits.get(() -> ranking.fit(evaluated, standardizedScores(told)))
                .apply(candidates.stream().map(features).toList());
        return IntStream.range(0, candidates.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> ranks[i]).reversed())
                .limit(sizes.batch())
                .map(candidates::get)
                .toList();
    }

    private List<Architecture> mutants(List<Observation.Scored> told, Set<Architecture> proposed) {
        List<Architecture> parents = told.stream()
                .sorted(Observation.Scored.BEST_FIRST)
                .limit(sizes.parents())
                .map(scored -> scored.trial().architecture())
                .toList();
        Set<Architecture> mutants = new LinkedHashSet<>();
        for (int tried = 0; tried < TRIES_EACH * sizes.candidates() && mutants.size() < sizes.candidates(); tried++) {
            Architecture mutant = problem.space().mutate(random.choose(parents), random);
            if (!proposed.contains(mutant)) {
                mutants.add(mutant);
            }
        }
        return completed(mutants, proposed);
    }

    /** Random ones join where the best have hardly any new mutants left: a fit is for a whole batch of trials. */
    private List<Architecture> completed(Set<Architecture> candidates, Set<Architecture> proposed) {
        Set<Architecture> taken = new HashSet<>(proposed);
        taken.addAll(candidates);
        while (candidates.size() < sizes.batch()) {
            Optional<Architecture> more = Unseen.draw(problem.space(), taken, random);
            if (more.isEmpty()) {
                break;
            }
            candidates.add(more.get());
            taken.add(more.get());
        }
        return List.copyOf(candidates);
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
