package org.nasgauge.engine.record;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.search.BudgetEdge;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.ObjectiveFacts;
import org.nasgauge.engine.manifest.ObjectiveFacts.Limit;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.FrontMember;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.engine.record.SearchRecord.Trial;

/**
 * Whether a record can be one of a study: what the manifest says of its seeds, budget, objectives and benchmark. What is
 * wrong is the message of an {@link IllegalArgumentException}. Safe for use by many threads.
 */
public final class RecordCheck {
    /** How far a sum of floating-point numbers may be off, relatively. */
    private static final double ROUNDING = 1e-9;

    private final Manifest manifest;
    private final StudyFacts study;
    private final ArchitectureNames names;
    private final Optional<Integer> sample;

    /** @param space whose architectures the records name; empty where it is not at hand */
    public RecordCheck(Manifest manifest, StudyFacts study, Optional<SearchSpace> space) {
        this(manifest, study, new ArchitectureNames(space));
    }

    /** @param names of the architectures, which other studies may share */
    RecordCheck(Manifest manifest, StudyFacts study, ArchitectureNames names) {
        this(manifest, study, names, manifest.sample());
    }

    private RecordCheck(Manifest manifest, StudyFacts study, ArchitectureNames names, Optional<Integer> sample) {
        this.manifest = manifest;
        this.study = study;
        this.names = names;
        this.sample = sample;
    }

    /** The same study, over all networks of the space. */
    RecordCheck overall() {
        return new RecordCheck(manifest, study, names, Optional.empty());
    }

    /** @param index of the line among those of its file, from 0 */
    void place(RunRecord record, int index) {
        require(
                record.study().equals(study.id()),
                () -> "a record of study " + record.study() + " in a file of study " + study.id());
        Seeds seeds = manifest.seeds();
        require(index < seeds.count(), () -> "more records than the " + seeds.count() + " seeds of the recipe");
        require(
                record.seed() == seeds.at(index),
                () -> "seed " + record.seed() + " stands where seed " + seeds.at(index) + " belongs");
    }

    /** Whether readers will believe what the record says. */
    public void content(RunRecord record) {
        boolean timed = manifest.benchmark().timed();
        // An estimator that asks for no training is charged nothing, whether or not seconds are known.
        boolean uncharged =
                record instanceof EstimationRecord && record.seconds().equals(OptionalDouble.of(0));
        require(
                record.seconds().isPresent() == timed || uncharged,
                () -> timed
                        ? "no seconds, where the benchmark knows them"
                        : "seconds, where the benchmark does not know them");
        double seconds = record.seconds().orElse(0);
        require(seconds >= 0 && Double.isFinite(seconds), () -> seconds + " seconds");
        if (record instanceof SearchRecord search) {
            search(search);
        } else if (record instanceof EstimationRecord estimation) {
            estimation(estimation);
        }
    }

    private void search(SearchRecord run) {
        require(
                run.failed() <= run.evaluations(),
                () -> run.failed() + " of " + run.evaluations() + " evaluations failed");
        require(run.queries() >= 0, () -> run.queries() + " queries");
        run.declared()
                .forEach((name, cost) -> require(cost >= 0 && Double.isFinite(cost), () -> cost + " declared " + name));
        require(run.fault().isEmpty() || run.end() == End.FAULT, () -> "a fault in a run that did not end with one");
        manifest.budget().ifPresent(budget -> keeps(budget, run));
        Order order = new Order(run);
        for (Incumbent incumbent : run.trajectory()) {
            order.next("the trajectory", incumbent.evaluation(), incumbent.seconds());
            finite(incumbent.validation());
            tested(incumbent.test());
            names.require(incumbent.architecture());
        }
        front(run);
        trials(run);
        distinct(run);
    }

    private static void distinct(SearchRecord run) {
        int steps = run.trajectory().size() + run.front().size() + run.trials().size();
        if (run.distinct() >= steps && run.distinct() <= run.evaluations()) {
            return; // it cannot name more
        }
        Set<String> named = new HashSet<>();
        run.trajectory().forEach(step -> named.add(step.architecture()));
        run.front().forEach(member -> named.add(member.architecture()));
        run.trials().forEach(trial -> named.add(trial.architecture()));
        require(
                run.distinct() >= named.size() && run.distinct() <= run.evaluations(),
                () -> run.distinct() + " distinct of " + run.evaluations() + " evaluations, where it names "
                        + named.size());
    }

    private static void keeps(Constraint budget, SearchRecord run) {
        budget.evaluations()
                .ifPresent(most -> require(
                        run.evaluations() <= most,
                        () -> run.evaluations() + " evaluations, where the budget is " + most));
        double limit = budget.seconds().orElse(Double.POSITIVE_INFINITY);
        double seconds = run.seconds().orElse(0);
        require(
                seconds <= limit || budget.edge() != BudgetEdge.STOP_BEFORE,
                () -> seconds + " seconds, where the budget is " + limit);
        require(
                seconds > limit == run.secondsWithin().isPresent(),
                () -> seconds > limit
                        ? "the budget is exceeded, and nothing says from when"
                        : "seconds within a budget that was kept");
        run.secondsWithin()
                .ifPresent(within -> require(
                        within >= 0 && within < limit,
                        () -> within + " seconds are not within the budget of " + limit));
    }

    private void front(SearchRecord run) {
        if (run.front().isEmpty()) {
            return;
        }
        List<Metric> further =
                manifest.objectives().map(ObjectiveFacts::further).orElse(List.of());
        List<String> objectives = further.stream().map(Metric::name).toList();
        require(!further.isEmpty(), () -> "a front, where there is one objective");
        Order order = new Order(run);
        for (FrontMember member : run.front()) {
            order.next("the front", member.evaluation(), member.seconds());
            finite(member.validation());
            tested(member.test());
            names.require(member.architecture());
            require(
                    List.copyOf(member.further().keySet()).equals(objectives),
                    () -> "a member of the front has the objectives "
                            + member.further().keySet() + "; expected " + objectives);
            further.forEach(metric -> metric.requirePossible(
                    Objects.requireNonNull(member.further().get(metric.name()))));
            require(
                    objectives.containsAll(member.predicted().keySet()),
                    () -> "a member of the front has predicted objectives "
                            + member.predicted().keySet() + "; expected some of " + objectives);
            limits(member.further());
        }
    }

    private void limits(Map<String, Double> values) {
        for (Limit limit : manifest.objectives().map(ObjectiveFacts::limits).orElse(List.of())) {
            Double value = values.get(limit.metric().name());
            require(
                    value == null || limit.excess(value) <= ROUNDING,
                    () -> "a member of the front with " + value + " "
                            + limit.metric().name() + ", where the limit is " + limit.bound());
        }
    }

    private void trials(SearchRecord run) {
        Order order = new Order(run);
        for (Trial trial : run.trials()) {
            order.next("the trials", trial.evaluation(), trial.seconds());
            require(trial.cost() >= 0 && Double.isFinite(trial.cost()), () -> "a cost of " + trial.cost() + " seconds");
            if (trial.validation() instanceof Reading.Present present) {
                finite(present.value());
                names.require(trial.architecture());
            }
        }
    }

    private void estimation(EstimationRecord run) {
        EstimationRecord.Costs costs = run.costs();
        require(
                costs.preparation() >= 0
                        && costs.preparation() <= costs.seconds().orElse(0) * (1 + ROUNDING),
                () -> costs.preparation() + " seconds of preparation, of "
                        + costs.seconds().orElse(0) + " in all");
        require(
                costs.trained() >= 0 && costs.trainedEpochs() >= 0 && costs.shownEpochs() >= 0,
                () -> "a negative number of trainings or epochs");
        sample.ifPresent(most -> require(
                run.architectures().size() <= most,
                () -> run.architectures().size() + " architectures, where the sample has " + most));
        Set<String> seen = new HashSet<>();
        for (String architecture : run.architectures()) {
            require(seen.add(architecture), () -> "the architecture '" + architecture + "' stands twice");
            names.require(architecture);
        }
        run.targets().forEach(this::tested);
        for (int i = 0; i < run.forecasts().size(); i++) {
            int place = i;
            run.forecasts().get(i).ifPresent(forecast -> {
                require(
                        forecast.share() >= 0 && forecast.share() <= 1,
                        () -> "a probability of " + forecast.share() + " up to what came");
                require(forecast.crps() >= 0, () -> "a CRPS of " + forecast.crps());
                require(
                        run.estimates().get(place) instanceof Reading.Present,
                        () -> "a forecast of what has no estimate");
            });
        }
    }

    private void tested(Reading reading) {
        if (reading instanceof Reading.Present test) {
            manifest.benchmark().objective().requirePossible(test.value());
            Direction direction = manifest.benchmark().objective().direction();
            manifest.benchmark()
                    .optimum()
                    .ifPresent(optimum -> require(
                            direction.score(test.value()) <= direction.score(optimum) + Math.abs(optimum) * ROUNDING,
                            () -> test.value() + " on test is better than the optimum of the benchmark, " + optimum));
        }
    }

    /** A benchmark may answer with noise beyond what is possible, but not with no number. */
    private static void finite(double validation) {
        require(Double.isFinite(validation), () -> validation + " on validation");
    }

    private static void require(boolean holds, Supplier<String> problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem.get());
        }
    }

    /** Steps of a run come in the order of its evaluations and of its clock, and end with them. */
    private static final class Order {
        private final SearchRecord run;
        private int evaluation;
        private double seconds;

        Order(SearchRecord run) {
            this.run = run;
        }

        void next(String what, int next, double clock) {
            require(
                    next > evaluation && next <= run.evaluations(),
                    () -> what + " has evaluation " + next + " behind " + evaluation + " of " + run.evaluations());
            require(
                    clock >= seconds && clock <= run.seconds().orElse(0),
                    () -> what + " is at " + clock + " seconds behind " + seconds + " of "
                            + run.seconds().orElse(0));
            evaluation = next;
            seconds = clock;
        }
    }
}
