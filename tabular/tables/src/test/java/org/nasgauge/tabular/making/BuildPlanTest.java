package org.nasgauge.tabular.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.query.KnownSpaces;

class BuildPlanTest {
    private static final EnumerableSpace CELLS = KnownSpaces.installed().enumerable("test", "nasbench201");
    private static final EnumerableSpace PART = KnownSpaces.installed().enumerable("test", "nasbench201-729");

    /** 6,466 classes: Dong and Yang, NAS-Bench-201, ICLR 2020, when zero operations are considered. */
    @Test
    void thePlanOfTheCellSpaceTrainsEveryClassOnceASeed() {
        BuildPlan plan = BuildPlan.of(CELLS, PART, List.of(0, 1, 2));
        Set<String> trainings = new HashSet<>();
        plan.jobs().forEach(job -> trainings.add(job.row() + "/" + job.seed()));
        assertThat(plan.jobs()).hasSize(3 * 6466);
        assertThat(trainings).hasSize(3 * 6466);
    }

    @Test
    void thePartIsCompleteBeforeTheOthersBegin() {
        BuildPlan plan = BuildPlan.of(CELLS, PART, List.of(0, 1, 2));
        Set<Integer> rows = new HashSet<>();
        for (int i = 0; i < PART.size(); i++) {
            rows.add(plan.rowIndex().row(CELLS.indexOf(CELLS.parse(PART.format(PART.at(i))))));
        }
        assertThat(plan.jobs().subList(0, 3 * rows.size())).allMatch(job -> rows.contains(job.row()));
        assertThat(plan.jobs().subList(0, 3 * rows.size()))
                .allSatisfy(job ->
                        assertThat(PART.parse(CELLS.format(job.architecture()))).isNotNull());
    }

    @Test
    void everyOtherClassIsTrainedOnceBeforeAnyIsTrainedAgain() {
        BuildPlan plan = BuildPlan.of(CELLS, PART, List.of(0, 1, 2));
        List<BuildPlan.Job> others = plan.jobs().subList(3 * 127, plan.jobs().size());
        int once = 6466 - 127;
        assertThat(others.subList(0, once)).allMatch(job -> job.seed() == 0);
        for (int i = 0; i < once; i++) {
            BuildPlan.Job first = others.get(i);
            assertThat(others.subList(once + 2 * i, once + 2 * i + 2))
                    .extracting(BuildPlan.Job::row, BuildPlan.Job::seed)
                    .containsExactly(tuple(first.row(), 1), tuple(first.row(), 2));
        }
        Set<Integer> rows = new HashSet<>();
        others.forEach(job -> rows.add(job.row()));
        assertThat(others.subList(0, once))
                .extracting(BuildPlan.Job::row)
                .containsExactlyElementsOf(
                        BuildPlan.order(6466).filter(rows::contains).boxed().toList());
    }

    @Test
    void theShardsOfAPlanAreDisjointAndTogetherWhole() {
        BuildPlan plan = BuildPlan.of(PART, List.of(0, 1));
        List<BuildPlan.Job> together = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> plan.part(new BuildPlan.Shard(i, 4)).jobs())
                .flatMap(List::stream)
                .toList();
        assertThat(together).containsExactlyInAnyOrderElementsOf(plan.jobs());
    }

    @Test
    void whatIsListedIsTrainedInTheOrderOfAll() {
        BuildPlan all = BuildPlan.of(CELLS, PART, List.of(0, 1, 2));
        BuildPlan some = all.only(Set.of(5, 17, 4000));
        assertThat(some.jobs()).hasSize(9).extracting(BuildPlan.Job::row).containsOnly(5, 17, 4000);
        assertThat(all.jobs()).containsSubsequence(some.jobs());
        assertThat(all.isWhole()).isTrue();
        assertThat(some.isWhole()).isFalse();
        assertThat(some.part(BuildPlan.Shard.WHOLE).isWhole()).isFalse();
        List<BuildPlan.Job> together =
                new ArrayList<>(some.part(new BuildPlan.Shard(1, 2)).jobs());
        together.addAll(some.part(new BuildPlan.Shard(2, 2)).jobs());
        assertThat(together).containsExactlyInAnyOrderElementsOf(some.jobs());
    }

    @Test
    void aShardIsWrittenAsOnePartOfMany() {
        assertThat(BuildPlan.Shard.parse("2/8"))
                .isEqualTo(new BuildPlan.Shard(2, 8))
                .hasToString("2/8");
        for (String text : new String[] {"0/8", "9/8", "x/8", "8", ""}) {
            assertThatThrownBy(() -> BuildPlan.Shard.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
