package org.nasgauge.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.fixture.Script;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.manifest.ObjectiveFacts;
import org.nasgauge.engine.manifest.ObjectiveFacts.Limit;
import org.nasgauge.engine.recipe.FurtherObjectives;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.FrontMember;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.engine.record.SearchRecord.Kept;
import org.nasgauge.engine.record.SearchRecord.Trial;
import org.nasgauge.engine.study.Objectives;

/** Number i of the synthetic benchmark scores 100 − i, and costs 1000 − i parameters and 10,000 (i mod 5) FLOPs. */
class SeveralObjectivesTest {
    private static final Fidelity HALF = SyntheticBenchmark.HALF;
    private static final Fidelity FULL = SyntheticBenchmark.FULL;

    private final SyntheticBenchmark benchmark = SyntheticBenchmark.withoutNoise();

    @Test
    void strategies_are_told_the_other_objectives_turned_and_the_violation_of_limits() {
        Script script = Script.of(FULL, 8, 13);
        run(objectives(Map.of("flops", 20_000.0), "parameters", "flops"), script);
        assertThat(script.heard())
                .extracting(observation -> ((Observation.Scored) observation).further())
                .containsExactly(List.of(-992.0, -30_000.0), List.of(-987.0, -30_000.0));
        assertThat(script.heard())
                .extracting(observation -> ((Observation.Scored) observation).violation())
                .containsExactly(0.5, 0.5);
    }

    /** FLOPs of 11, 3, 12, 13, 5: 1, 3, 2, 3, 0 times 10,000. */
    @Test
    void the_record_keeps_each_new_member_of_the_front() {
        SearchRecord record = run(objectives(Map.of(), "flops"), Script.of(FULL, 11, 3, 12, 13, 5));
        assertThat(record.front()).extracting(FrontMember::evaluation).containsExactly(1, 2, 5);
        assertThat(record.front())
                .extracting(FrontMember::further)
                .containsExactly(Map.of("flops", 10_000.0), Map.of("flops", 30_000.0), Map.of("flops", 0.0));
        assertThat(record.front().get(2).validation()).isEqualTo(95);
        assertThat(record.front().get(2).test().orThrow()).isEqualTo(95);
    }

    /** Number 7 fails, and so does what lies outside of the space. */
    @Test
    void the_record_keeps_every_trial_where_all_are_asked_for() {
        Script script = new Script(List.of(
                Script.trial(11, HALF),
                Script.trial(7, FULL),
                new Proposal.Trial(Architecture.of(9, 9, 9), FULL),
                Script.trial(3, FULL)));
        SearchRecord record = run(objectives(Map.of("parameters", 1.0), "flops"), script);
        assertThat(record.trials()).extracting(Trial::evaluation).containsExactly(1, 2, 3, 4);
        assertThat(record.trials()).extracting(Trial::fidelity).containsExactly(HALF, FULL, FULL, FULL);
        assertThat(record.trials()).extracting(Trial::architecture).containsExactly(id(11), id(7), "[9, 9, 9]", id(3));
        assertThat(record.trials().get(3).further())
                .containsExactly(Map.entry("flops", 30_000.0), Map.entry("parameters", 997.0));
        assertThat(record.trials().get(3).validation().orThrow()).isEqualTo(97);
        assertThat(record.trials().get(1).validation()).isInstanceOf(Reading.Missing.class);
        assertThat(record.trials().get(2).cost()).isZero();
        double clock = 0;
        for (Trial trial : record.trials()) {
            clock += trial.cost();
            assertThat(trial.seconds()).isEqualTo(clock);
        }
        assertThat(record.seconds()).hasValue(clock);
    }

    private String id(int number) {
        return benchmark.space().canonicalId(benchmark.space().at(number));
    }

    @Test
    void what_exceeds_a_limit_is_neither_incumbent_nor_on_the_front() {
        SearchRecord record = run(objectives(Map.of("flops", 20_000.0), "flops"), Script.of(FULL, 3, 11, 4, 12));
        assertThat(record.trajectory()).extracting(Incumbent::validation).containsExactly(89.0);
        assertThat(record.front()).extracting(FrontMember::evaluation).containsExactly(2);
    }

    @Test
    void a_higher_fidelity_empties_the_front() {
        Script halfThenFull = new Script(
                List.of(Script.trial(5, HALF), Script.trial(13, FULL), Script.trial(0, HALF), Script.trial(15, FULL)));
        SearchRecord record = run(objectives(Map.of(), "flops"), halfThenFull);
        assertThat(record.front()).extracting(FrontMember::fidelity).containsExactly(HALF, FULL, FULL);
    }

    @Test
    void one_objective_without_limits_leaves_no_front() {
        assertThat(run(Objectives.single(benchmark), Script.of(FULL, 8, 3)).front())
                .isEmpty();
    }

    @Test
    void the_true_front_and_the_worst_values_are_in_the_manifest() {
        FurtherObjectives asked = further(Map.of("flops", 35_000.0), "flops");
        ObjectiveFacts facts = Objectives.of(asked, benchmark).facts(asked).orElseThrow();
        // Number 0 reaches 100 with no FLOPs at all.
        assertThat(facts.front()).containsExactly(List.of(100.0, 0.0));
        // Number 59 is the last; 4 x 10,000 FLOPs are the most, the limit notwithstanding.
        assertThat(facts.reference()).containsExactly(41.0, 40_000.0);
        assertThat(Objectives.of(asked, benchmark).optimum()).hasValue(100);
        assertThat(Objectives.single(benchmark).facts(further(Map.of()))).isEmpty();
    }

    /** The best are 100, 941 parameters and no FLOPs; a point may cut off ends of the front, but not all of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            0    | 2000 | 50000  | none
            99.5 | 1001 | 1      | none
            40   | 0    | 50000  | parameters 0.0 is not worse than the best one of 'synthetic', 941.0
            40   | 941  | 50000  | parameters 941.0 is not worse than the best one of 'synthetic', 941.0
            100  | 2000 | 50000  | accuracy 100.0 is not worse than the best one of 'synthetic', 100.0
            40   | 2000 | 0      | flops 0.0 is not worse than the best one of 'synthetic', 0.0
            40   | 2000 | -1     | flops -1.0 is not worse than the best one of 'synthetic', 0.0
            99.5 | 950  | 1      | no architecture of 'synthetic' is better than it in every objective
            """)
    void a_reference_point_is_worse_than_what_it_bounds(
            double accuracy, double parameters, double flops, @Nullable String refusal) {
        FurtherObjectives asked = new FurtherObjectives(
                "test",
                List.of("parameters", "flops"),
                new TreeMap<>(),
                new TreeMap<>(Map.of("accuracy", accuracy, "parameters", parameters, "flops", flops)));
        Objectives objectives = Objectives.of(asked, benchmark);
        if (refusal == null) {
            assertThat(objectives.facts(asked).orElseThrow().reference()).containsExactly(accuracy, parameters, flops);
        } else {
            assertThatThrownBy(() -> objectives.facts(asked))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("reference-point")
                    .hasMessageContaining(refusal);
        }
    }

    /** Of a limit of −20, 5 too much are a quarter; of a limit of 0 they are 5. */
    @Test
    void a_limit_may_be_zero_or_negative() {
        Metric less = new Metric("c", Unit.SCORE, Direction.MINIMIZE);
        Metric more = new Metric("c", Unit.SCORE, Direction.MAXIMIZE);
        assertThat(new Limit(less, -20).excess(-15)).isEqualTo(0.25);
        assertThat(new Limit(less, -20).excess(-21)).isZero();
        assertThat(new Limit(more, -20).excess(-25)).isEqualTo(0.25);
        assertThat(new Limit(less, 0).excess(5)).isEqualTo(5);
        assertThat(new Limit(more, 0).excess(5)).isZero();
    }

    /** Parameters are 1000 − i, and multiples of 7 fail: number 49 is not there, and 50 is the best with at most 951. */
    @Test
    void the_best_within_the_limits_is_the_first_that_keeps_them() {
        Objectives limited = objectives(Map.of("parameters", 951.0));
        assertThat(limited.best()).contains(benchmark.space().at(50));
        assertThat(limited.optimum()).hasValue(50);
        assertThat(objectives(Map.of("parameters", 1.0)).best()).isEmpty();
        assertThat(objectives(Map.of("parameters", 1.0)).optimum()).isEmpty();
        assertThat(Objectives.single(benchmark).best())
                .contains(benchmark.space().at(0));
    }

    @Test
    void what_the_benchmark_does_not_have_is_refused() {
        assertThatThrownBy(() -> objectives(Map.of(), "latency"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("latency");
        assertThat(SyntheticBenchmark.unable().properties()).isEmpty();
        assertThatThrownBy(() -> Objectives.of(further(Map.of("flops", 1.0)), SyntheticBenchmark.unable()))
                .isInstanceOf(UserError.class);
        assertThat(benchmark.properties()).containsExactly(Metric.PARAMETERS, Metric.FLOPS);
    }

    private Objectives objectives(Map<String, Double> limits, String... names) {
        return Objectives.of(further(limits, names), benchmark);
    }

    private static FurtherObjectives further(Map<String, Double> limits, String... names) {
        return new FurtherObjectives("test", List.of(names), new TreeMap<>(limits), new TreeMap<>());
    }

    private SearchRecord run(Objectives objectives, Script script) {
        return new SearchRun(
                        benchmark,
                        objectives,
                        Constraint.evaluations(10),
                        Optional.empty(),
                        SeedTree.root(1).generator(),
                        Kept.ALL)
                .record("study", 3, () -> script);
    }
}
