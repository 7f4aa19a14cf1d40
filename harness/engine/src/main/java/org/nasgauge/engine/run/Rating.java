package org.nasgauge.engine.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.record.EstimationRecord.Forecast;
import org.nasgauge.engine.study.Study;
import org.nasgauge.engine.study.Supply;

/**
 * An estimator at work. Each estimate is charged what its evidence costs and the estimator's own seconds, the first one
 * what the estimator learns from and compares with besides; one that cannot be made is missing with its reason. The members
 * of an estimator over estimators are each at work by themselves, and charged as if alone.
 */
final class Rating {
    /**
     * @param seconds simulated, charged whether there is a value or not
     * @param trained architectures that were evaluated, charged in the same way
     * @param epochs of trainings that were evaluated or shown
     */
    record Spent(double seconds, int trained, long epochs) {
        static final Spent NOTHING = new Spent(0, 0, 0);

        Spent and(Spent other) {
            return new Spent(seconds + other.seconds, trained + other.trained, epochs + other.epochs);
        }
    }

    /**
     * @param forecast what the estimator believed beside what came; in {@link #ofAll}, where it says
     * @param preparation of the first answer: what comes once
     * @param query of this answer
     */
    record Answer(Reading estimate, Optional<Forecast> forecast, Spent preparation, Spent query) {
        static Answer missing(String reason) {
            return new Answer(Reading.missing(reason), Optional.empty(), Spent.NOTHING, Spent.NOTHING);
        }

        double seconds() {
            return preparation.seconds() + query.seconds();
        }

        int evaluations() {
            return preparation.trained();
        }

        private Answer after(Spent prepared) {
            return new Answer(estimate, forecast, prepared.and(preparation), query);
        }
    }

    /**
     * What is seen of one architecture, as in {@link Supply.Shown}, with what the members say.
     *
     * @param training what the training takes whose first epochs are shown
     * @param others what all else takes that is shown
     */
    private record Look(Optional<Evidence> evidence, String lack, Spent preparation, Spent training, Spent others) {
        Spent query() {
            return training.and(others);
        }
    }

    /** A trial that was trained in full. */
    private record Trained(Architecture architecture, double score) {}

    private static final int TRIES_PER_ARCHITECTURE = 1_000;

    private final Benchmark benchmark;
    private final Supply supply;
    private final SortedMap<String, Rating> members = new TreeMap<>();
    private final SeededRandom preparation;
    private final SeededRandom draw;
    private final GuardedEstimation estimation;
    private boolean prepared;
    private boolean followsTrials;
    private final Set<Architecture> learned = new HashSet<>();
    private final List<Estimation.Evaluated> evaluated = new ArrayList<>();
    private final Queue<Trained> heard = new ArrayDeque<>();

    /** @param draw chooses the trainings that are shown */
    Rating(Benchmark benchmark, Study.Use<Estimator> use, RunSeeds seeds, Supplier<SeededRandom> draw) {
        this(
                benchmark,
                use,
                () -> use.component()
                        .start(
                                use.problem(),
                                seeds.component("estimator", use.component().name())),
                seeds.preparation(),
                draw.get());
        use.members().forEach((label, member) -> members.put(label, new Rating(benchmark, member, seeds, draw)));
    }

    /**
     * Of an estimator without members.
     *
     * @param start makes the estimation; if it fails every estimate is missing
     * @param preparation draws what is evaluated beforehand
     */
    Rating(
            Benchmark benchmark,
            Study.Use<Estimator> use,
            Supplier<Estimation> start,
            SeededRandom preparation,
            SeededRandom draw) {
        this.benchmark = benchmark;
        this.supply = use.supply();
        this.preparation = preparation;
        this.draw = draw;
        this.estimation = new GuardedEstimation(benchmark, use.component().name(), start);
    }

    /** From now on it learns from what it {@linkplain #hear hears}, and evaluates nothing beforehand. */
    Rating followingTrials() {
        followsTrials = supply.evaluations().isPresent();
        prepared = followsTrials && supply.candidates().isEmpty();
        return this;
    }

    /** Of a trial of the run; what is looked up of it is charged to the next answer. */
    void hear(Task.Started trial) {
        if (followsTrials
                && trial.trial().fidelity().equals(benchmark.fullFidelity())
                && trial.evaluation() instanceof Evaluation.Completed completed) {
            heard.add(new Trained(trial.trial().architecture(), score(completed)));
        }
    }

    /** Whether the seconds of its answers are all that was spent on them. */
    boolean isCharged() {
        return supply.isCharged() && members.values().stream().allMatch(Rating::isCharged);
    }

    /** Of one architecture at a time; what it is compared with, if anything, is drawn at random. */
    Answer of(Architecture architecture) {
        return of(architecture, false);
    }

    /** @param beforehand whether it is for preparation, which changes no draw of the estimates */
    private Answer of(Architecture architecture, boolean beforehand) {
        Spent spent = Spent.NOTHING;
        if (!prepared) {
            prepared = true;
            spent = followsTrials ? Spent.NOTHING : learn();
            if (supply.candidates().isPresent()) {
                List<Architecture> drawn = sample(supply.candidates().get().sample());
                List<Look> looks = drawn.stream().map(one -> look(one, true)).toList();
                for (Look look : looks) {
                    spent = spent.and(look.preparation()).and(look.query());
                }
                compare(drawn, looks);
            }
        }
        spent = spent.and(learnFromTrials());
        return answer(architecture, look(architecture, beforehand)).after(spent);
    }

    /** Of these, which are compared with each other; not of those whose score it has learned. */
    List<Answer> ofAll(List<Architecture> architectures) {
        Spent spent = prepared ? Spent.NOTHING : learn();
        prepared = true;
        List<Answer> answers = new ArrayList<>(architectures.size());
        if (supply.candidates().isEmpty()) {
            for (Architecture one : architectures) {
                SeededRandom same = draw.copy();
                Answer answer = judged(one, look(one, false), same);
                answers.add(answer.after(answers.isEmpty() ? spent : Spent.NOTHING));
            }
            return answers;
        }
        List<SeededRandom> same = new ArrayList<>();
        List<Look> looks = new ArrayList<>();
        for (Architecture one : architectures) {
            same.add(draw.copy());
            looks.add(look(one, false));
        }
        compare(architectures, looks);
        for (int i = 0; i < looks.size(); i++) {
            answers.add(judged(architectures.get(i), looks.get(i), same.get(i)).after(i == 0 ? spent : Spent.NOTHING));
        }
        return answers;
    }

    /**
     * What was learned from is not rated: its score would be repeated, not predicted.
     *
     * @param same the draw as it was before the look
     */
    private Answer judged(Architecture architecture, Look look, SeededRandom same) {
        if (hasLearned(benchmark.space().canonical(architecture))) {
            return answer(architecture, look, Reading.missing("the estimator has learned from it"), Optional.empty());
        }
        Optional<Estimation.Distribution> belief =
                look.evidence().flatMap(evidence -> estimation.distribution(architecture, evidence));
        if (belief.isEmpty()) {
            return answer(architecture, look);
        }
        OptionalDouble end = supply.end(architecture, same);
        Optional<Forecast> forecast = end.isPresent() ? Forecast.of(belief.get(), end.getAsDouble()) : Optional.empty();
        return answer(architecture, look, GuardedEstimation.reading(belief.get().mean()), forecast);
    }

    private boolean hasLearned(Architecture canonical) {
        return learned.contains(canonical)
                || members.values().stream().anyMatch(member -> member.hasLearned(canonical));
    }

    private Answer answer(Architecture architecture, Look look) {
        Reading estimate = look.evidence()
                .map(evidence -> estimation.estimate(architecture, evidence))
                .orElseGet(() -> Reading.missing(look.lack()));
        return answer(architecture, look, estimate, Optional.empty());
    }

    private Answer answer(Architecture architecture, Look look, Reading estimate, Optional<Forecast> forecast) {
        double own = look.evidence().isPresent() ? estimation.seconds(architecture) : 0;
        return new Answer(estimate, forecast, look.preparation(), look.query().and(new Spent(own, 0, 0)));
    }

    private Look look(Architecture architecture, boolean beforehand) {
        return look(architecture, beforehand, beforehand ? preparation : draw);
    }

    private Look look(Architecture architecture, boolean beforehand, SeededRandom training) {
        Supply.Shown shown = supply.show(architecture, training);
        Spent once = Spent.NOTHING;
        Spent trained = new Spent(shown.training(), 0, shown.evidence().isPresent() ? supply.epochs() : 0);
        Spent others = new Spent(shown.others(), 0, 0);
        Optional<Evidence> evidence = shown.evidence();
        String lack = shown.lack();
        for (Map.Entry<String, Rating> member : members.entrySet()) {
            Answer answer = member.getValue().of(architecture, beforehand);
            once = once.and(answer.preparation());
            others = others.and(answer.query());
            if (answer.estimate() instanceof Reading.Present present) {
                evidence = evidence.map(known -> with(known, member.getKey(), present.value()));
            } else if (evidence.isPresent()) {
                evidence = Optional.empty();
                lack = member.getKey() + ": " + ((Reading.Missing) answer.estimate()).reason();
            }
        }
        return new Look(evidence, lack, once, trained, others);
    }

    private static Evidence with(Evidence evidence, String member, double score) {
        Map<String, Evidence.Property> known = new HashMap<>(evidence.properties());
        known.put(member, new Evidence.Property(new Metric(member, Unit.SCORE, Direction.MAXIMIZE), score));
        return new Evidence(evidence.objective(), evidence.curve(), known, evidence.network());
    }

    private void compare(List<Architecture> architectures, List<Look> looks) {
        List<Estimation.Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            Architecture architecture = architectures.get(i);
            looks.get(i)
                    .evidence()
                    .ifPresent(evidence -> candidates.add(new Estimation.Candidate(architecture, evidence)));
        }
        estimation.candidates(candidates);
    }

    /** As the space draws them, no two of the same network; fewer where the space yields no more. */
    private List<Architecture> sample(int count) {
        Set<Architecture> drawn = new LinkedHashSet<>();
        for (int tries = 0; drawn.size() < count && tries < TRIES_PER_ARCHITECTURE * count; tries++) {
            drawn.add(benchmark.space().canonical(benchmark.space().sample(preparation)));
        }
        return new ArrayList<>(drawn);
    }

    private Spent learn() {
        Spent spent = new Spent(estimation.prepare(), 0, 0);
        return supply.evaluations().map(asked -> spent.and(learn(asked))).orElse(spent);
    }

    /** Returns what all evaluations took, and what is shown of them besides: the epochs that are shown are of the same trainings. */
    private Spent learn(Need.Evaluations asked) {
        Fidelity fidelity = asked.fidelity().orElse(benchmark.fullFidelity());
        Spent spent = Spent.NOTHING;
        for (Architecture architecture : sample(asked.architectures())) {
            SeededRandom same = preparation.copy();
            Evaluation evaluation = benchmark.evaluate(architecture, fidelity, preparation);
            spent = spent.and(new Spent(evaluation.seconds(), 1, fidelity.epoch()));
            if (evaluation instanceof Evaluation.Completed completed) {
                Look look = look(architecture, true, same);
                boolean isTrained = fidelity.epoch() >= supply.epochs();
                spent = spent.and(isTrained ? look.others() : look.query()).and(look.preparation());
                see(architecture, score(completed), look);
            }
        }
        estimation.fit(evaluated);
        return spent;
    }

    private Spent learnFromTrials() {
        Spent spent = Spent.NOTHING;
        if (!heard.isEmpty()) {
            while (!heard.isEmpty()) {
                Trained trained = heard.remove();
                Look look = look(trained.architecture(), true);
                spent = spent.and(look.preparation()).and(look.query());
                see(trained.architecture(), trained.score(), look);
            }
            estimation.fit(evaluated);
        }
        return spent;
    }

    private void see(Architecture architecture, double score, Look look) {
        learned.add(benchmark.space().canonical(architecture));
        if (Double.isFinite(score)) {
            look.evidence()
                    .ifPresent(evidence -> evaluated.add(new Estimation.Evaluated(architecture, evidence, score)));
        }
    }

    private double score(Evaluation.Completed completed) {
        return benchmark.objective().direction().score(completed.objective().value());
    }
}
