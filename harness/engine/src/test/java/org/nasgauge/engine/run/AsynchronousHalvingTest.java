package org.nasgauge.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Scheduling;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.engine.fixture.Script;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.search.multifidelity.Asha;
import org.nasgauge.search.multifidelity.Rungs;

/**
 * ASHA on two workers with eta 2, worked out by hand. At half fidelity number i takes 2 + i/4 seconds, at the full one
 * twice that; the lower the number, the better.
 */
class AsynchronousHalvingTest {
    private final SyntheticBenchmark benchmark = SyntheticBenchmark.withoutNoise();

    /**
     * <pre>
     *  0  8 and 16 begin at half fidelity, until 4 and 6
     *  4  8 ends: one in the rung, none to promote; 0 begins, until 6
     *  6  16 ends: of two in the rung the better one, 8, is promoted, until 14
     *  6  0 ends: of three in the rung the best one, 0, is promoted, until 10
     * 10  0 ends at full fidelity: the best of three is promoted already; 24 begins, until 18
     * 14  8 ends at full fidelity: the same; 32 begins, until 24
     * 18  24 ends: both that may be promoted are; the seven evaluations are begun
     * 24  32 ends
     * </pre>
     */
    @Test
    void promotionsFollowTheOrderInWhichTrialsEnd() {
        Constraint constraint = Constraint.evaluations(7).withWorkers(2, Scheduling.ASYNCHRONOUS);
        List<String> told = new ArrayList<>();
        SearchRecord record = run(constraint, told);
        assertThat(told)
                .containsExactly("8 at 2/4", "16 at 2/4", "0 at 2/4", "0 at 4", "8 at 4", "24 at 2/4", "32 at 2/4");
        assertThat(record.seconds()).hasValue(24);
        assertThat(record.trajectory())
                .extracting(step -> step.evaluation() + " at " + step.seconds())
                .containsExactly("1 at 4.0", "3 at 6.0", "4 at 10.0");
    }

    /**
     * In pairs: 8 and 16 until 6; 8 promoted and 0 until 14; 0 promoted and 24 until 22; 32 until 32.
     */
    @Test
    void inBatchesPromotionsWaitForTheLastOfTheBatch() {
        Constraint constraint = Constraint.evaluations(7).withWorkers(2, Scheduling.SYNCHRONOUS);
        List<String> told = new ArrayList<>();
        SearchRecord record = run(constraint, told);
        assertThat(told)
                .containsExactly("8 at 2/4", "16 at 2/4", "0 at 2/4", "8 at 4", "0 at 4", "24 at 2/4", "32 at 2/4");
        assertThat(record.seconds()).hasValue(32);
    }

    private SearchRecord run(Constraint constraint, List<String> told) {
        Problem problem = Problem.of(drawing(8, 16, 0, 24, 32, 40), benchmark.fidelities(), constraint);
        Search strategy = new Asha(new Rungs(2, 1), Asha.Type.PROMOTION)
                .start(problem, SeedTree.root(1).generator());
        Search watched = new Search() {
            @Override
            public Proposal ask() {
                return strategy.ask();
            }

            @Override
            public void tell(Observation observation) {
                Proposal.Trial trial = observation.trial();
                told.add(benchmark.space().indexOf(trial.architecture()) + " at " + trial.fidelity());
                strategy.tell(observation);
            }
        };
        return new SearchRun(
                        benchmark,
                        constraint,
                        Optional.empty(),
                        SeedTree.root(1).generator())
                .record("study", 1, () -> watched);
    }

    /** The space of the benchmark, where samples are these. */
    private SearchSpace drawing(int... numbers) {
        List<Proposal.Trial> draws = new ArrayList<>();
        for (int number : numbers) {
            draws.add(Script.trial(number, SyntheticBenchmark.FULL));
        }
        Iterator<Proposal.Trial> next = draws.iterator();
        return (SearchSpace) Proxy.newProxyInstance(
                SearchSpace.class.getClassLoader(),
                new Class<?>[] {SearchSpace.class},
                (proxy, method, arguments) -> method.getName().equals("sample")
                        ? next.next().architecture()
                        : method.invoke(benchmark.space(), arguments));
    }
}
