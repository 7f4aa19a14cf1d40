package org.nasgauge.engine.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.record.Failures;
import org.nasgauge.engine.record.SearchRecord.FrontMember;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.engine.record.SearchRecord.Kept;
import org.nasgauge.engine.record.SearchRecord.Trial;
import org.nasgauge.engine.study.Objectives;

/** What a run has spent and found. Every trial that ends is charged one evaluation and its seconds, failed or not. */
final class Ledger {
    private final Benchmark benchmark;
    private final Optional<Benchmark.Judge> judge;
    private final Objectives objectives;
    private final Optional<FrontLedger> front;
    private final List<Incumbent> trajectory = new ArrayList<>();
    private final boolean keepsAll;
    private final List<Trial> trials = new ArrayList<>();
    private final Set<Architecture> proposed = new HashSet<>();
    private final Set<Architecture> distinct = new HashSet<>();
    private final SortedMap<String, Double> declared = new TreeMap<>();
    private int evaluations;
    private Failures failures = Failures.NONE;
    private double clock;
    private Fidelity bestFidelity;
    private double bestScore = Double.NEGATIVE_INFINITY;

    Ledger(Benchmark benchmark, Objectives objectives, Kept kept) {
        this.keepsAll = kept == Kept.ALL;
        this.benchmark = benchmark;
        this.objectives = objectives;
        this.front = objectives.further().isEmpty() ? Optional.empty() : Optional.of(new FrontLedger());
        this.judge = benchmark.judge();
        this.bestFidelity = benchmark.fidelities().get(0);
    }

    int evaluations() {
        return evaluations;
    }

    /** How many architectures the trials were of; isomorphic ones are one. */
    int distinct() {
        return distinct.size();
    }

    Failures failures() {
        return failures;
    }

    /** In simulated seconds. */
    double clock() {
        return clock;
    }

    List<Incumbent> trajectory() {
        return trajectory;
    }

    List<FrontMember> front() {
        return front.map(FrontLedger::members).orElse(List.of());
    }

    /** All that were charged, or none where only improvements are kept. */
    List<Trial> trials() {
        return trials;
    }

    /** So many evaluations were made for an estimator to learn from: they count, and are told to nobody else. */
    void prepared(int byEstimator) {
        evaluations += byEstimator;
    }

    /** What the strategy says that its proposals cost it. */
    void declare(Map<String, Double> costs) {
        costs.forEach((name, cost) -> declared.merge(name, cost, Double::sum));
    }

    /** The sums of what it declared, by name. */
    SortedMap<String, Double> declared() {
        return declared;
    }

    void advance(double to) {
        clock = to;
    }

    /** What is told of a trial that ends now. */
    Observation charge(Task.Started ended) {
        Architecture architecture = ended.trial().architecture();
        if (proposed.add(architecture)) {
            distinct.add(isValid(architecture) ? benchmark.space().canonical(architecture) : architecture);
        }
        Observation told = told(ended);
        if (keepsAll) {
            keep(ended, told);
        }
        return told;
    }

    private void keep(Task.Started ended, Observation told) {
        Architecture architecture = ended.trial().architecture();
        Map<String, Double> further = new LinkedHashMap<>();
        Reading validation;
        if (told instanceof Observation.Failed failure) {
            validation = Reading.missing(failure.reason());
        } else {
            Evaluation.Completed completed = (Evaluation.Completed) ended.evaluation();
            validation = Reading.of(completed.objective().value());
            completed
                    .properties()
                    .forEach(property -> further.put(
                            property.metric().name(), property.reading().orThrow()));
        }
        trials.add(new Trial(
                evaluations,
                clock,
                ended.seconds(),
                isValid(architecture) ? benchmark.space().canonicalId(architecture) : architecture.toString(),
                ended.trial().fidelity(),
                validation,
                further));
    }

    private boolean isValid(Architecture architecture) {
        return benchmark.space().violation(architecture).isEmpty();
    }

    private Observation told(Task.Started ended) {
        evaluations++;
        Proposal.Trial trial = ended.trial();
        double seconds = ended.seconds();
        if (ended.evaluation() instanceof Evaluation.Failed failure) {
            count(ended.kind());
            return new Observation.Failed(trial, failure.reason(), seconds);
        }
        Evaluation.Completed completed = (Evaluation.Completed) ended.evaluation();
        double validation = completed.objective().value();
        double score = benchmark.objective().direction().score(validation);
        if (!Double.isFinite(score)) {
            count("validation is no finite number");
            return new Observation.Failed(trial, "validation is " + validation, seconds);
        }
        return objectives.isSingle()
                ? single(trial, completed, score, seconds)
                : several(ended, completed, score, seconds);
    }

    private Observation several(Task.Started ended, Evaluation.Completed completed, double score, double seconds) {
        Proposal.Trial trial = ended.trial();
        Optional<String> lack = objectives
                .lack(completed.properties())
                .or(() -> objectives.lack(ended.predicted()).map(what -> "as predicted, " + what));
        if (lack.isPresent()) {
            count(lack.get());
            return new Observation.Failed(trial, lack.get(), seconds);
        }
        Map<String, Double> further = named(objectives.values(completed.properties()));
        Map<String, Double> predicted = new LinkedHashMap<>();
        ended.predicted()
                .forEach(property -> predicted.put(
                        property.metric().name(), property.reading().orThrow()));
        Map<String, Double> seen = new LinkedHashMap<>(further);
        seen.putAll(predicted);
        double[] scores = objectives.scores(completed.objective().value(), List.copyOf(seen.values()));
        double violation = objectives.violation(completed.properties());
        if (violation == 0) {
            improve(trial, completed.objective().value(), score);
            front.filter(members -> members.admits(trial.fidelity(), scores))
                    .ifPresent(members ->
                            members.add(member(trial, completed.objective().value(), further, predicted), scores));
        }
        return new Observation.Scored(
                trial, score, Arrays.stream(scores).skip(1).boxed().toList(), violation, seconds);
    }

    private Observation single(Proposal.Trial trial, Evaluation.Completed completed, double score, double seconds) {
        improve(trial, completed.objective().value(), score);
        return new Observation.Scored(trial, score, seconds);
    }

    private void count(String failure) {
        failures = failures.and(Failures.of(failure, 1));
    }

    private void improve(Proposal.Trial trial, double validation, double score) {
        int byFidelity = trial.fidelity().compareTo(bestFidelity);
        if (byFidelity > 0 || (byFidelity == 0 && score > bestScore)) {
            bestFidelity = trial.fidelity();
            bestScore = score;
            trajectory.add(new Incumbent(
                    evaluations,
                    clock,
                    benchmark.space().canonicalId(trial.architecture()),
                    validation,
                    test(trial.architecture())));
        }
    }

    /** The further objectives by name. */
    private Map<String, Double> named(List<Double> values) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            named.put(objectives.further().get(i).name(), values.get(i));
        }
        return named;
    }

    private FrontMember member(
            Proposal.Trial trial, double validation, Map<String, Double> further, Map<String, Double> predicted) {
        return new FrontMember(
                evaluations,
                clock,
                benchmark.space().canonicalId(trial.architecture()),
                trial.fidelity(),
                validation,
                test(trial.architecture()),
                further,
                predicted);
    }

    private Reading test(Architecture architecture) {
        return judge.isPresent()
                ? judge.get().test(architecture)
                : Reading.missing("the benchmark does not know test performance");
    }
}
