package org.nasgauge.neural;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.bayesian.PenalisedScores;
import org.nasgauge.search.draw.Unseen;

/**
 * Random trials first; then, again and again, mutants of the best so far are ranked by a model and the first of them
 * evaluated. Nothing is proposed twice. A trial that failed teaches nothing.
 *
 * @param <F> what the model sees of an architecture
 */
final class RankedMutants<F> implements SearchStrategy {
    private static final int TRIES_EACH = 10;

    /**
     * @param initial random trials
     * @param batch trials between two fits
     * @param parents how many of the best are mutated
     * @param candidates mutants that are ranked
     */
    record Sizes(int initial, int batch, int parents, int candidates) {
        private static final Setting<Integer> INITIAL =
                new Setting.Whole("random-trials", 10, 1, Integer.MAX_VALUE, "trials at the start that are random");
        private static final Setting<Integer> BATCH =
                new Setting.Whole("batch", 10, 1, 1_000_000, "trials between two fits");
        private static final Setting<Integer> PARENTS =
                new Setting.Whole("parents", 10, 1, 1_000_000, "how many of the best are mutated");
        private static final Setting<Integer> CANDIDATES =
                new Setting.Whole("candidates", 100, 1, 1_000_000, "mutants that are ranked");

        /** The values that BANANAS and NPENAS share. */
        static final List<Setting<?>> ALL = List.of(INITIAL, BATCH, PARENTS, CANDIDATES);

        static Sizes of(Settings settings) {
            return new Sizes(
                    settings.get(INITIAL), settings.get(BATCH), settings.get(PARENTS), settings.get(CANDIDATES));
        }
    }

    private final Problem problem;
    private final Sizes sizes;
    private final Function<Architecture, F> features;
    private final Ranking<F> ranking;
    private final SeededRandom random;

    private final Set<Architecture> proposed = new HashSet<>();
    private final Queue<Architecture> next = new ArrayDeque<>();
    private final List<Observation.Scored> known = new ArrayList<>();
    private FitWatch fits = FitWatch.NONE;

    RankedMutants(
            Problem problem, Sizes sizes, Function<Architecture, F> features, Ranking<F> ranking, SeededRandom random) {
        this.problem = problem;
        this.sizes = sizes;
        this.features = features;
        this.ranking = ranking;
        this.random = random;
    }

    @Override
    public void watchFits(FitWatch watch) {
        fits = watch;
    }

    @Override
    public Proposal ask() {
        if (next.isEmpty() && proposed.size() >= sizes.initial() && !known.isEmpty()) {
            refill();
        }
        Optional<Architecture> chosen =
                next.isEmpty() ? Unseen.draw(problem.space(), proposed, random) : Optional.of(next.remove());
        chosen.ifPresent(proposed::add);
        return chosen.<Proposal>map(architecture -> new Proposal.Trial(architecture, problem.fullFidelity()))
                .orElse(Proposal.End.OF_SEARCH);
    }

    @Override
    public void tell(Observation observation) {
        if (observation instanceof Observation.Scored scored) {
            known.add(scored);
        }
    }

    private void refill() {
        List<Architecture> candidates = mutants();
        List<F> evaluated = known.stream()
                .map(scored -> features.apply(scored.trial().architecture()))
                .toList();
        double[] ranks = fits.get(() -> ranking.fit(evaluated, standardizedScores()))
                .apply(candidates.stream().map(features).toList());
        IntStream.range(0, candidates.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> ranks[i]).reversed())
                .limit(sizes.batch())
                .forEach(i -> next.add(candidates.get(i)));
    }

    private List<Architecture> mutants() {
        List<Architecture> parents = known.stream()
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
        return completed(mutants);
    }

    /** Random ones join where the best have hardly any new mutants left: a fit is for a whole batch of trials. */
    private List<Architecture> completed(Set<Architecture> candidates) {
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

    private float[] standardizedScores() {
        double[] scores = PenalisedScores.of(known);
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
