package org.nasgauge.tabular.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.tabular.ToySpace;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

class ScoreBuildTest {
    private static final ToySpace SPACE = ToySpace.SMALL;
    private static final Description DESCRIPTION = new Description("scores", "toy", "a table", "a test", "none");

    private final AtomicInteger asked = new AtomicInteger();

    @TempDir
    private Path folder = Path.of("");

    /** Networks that are nothing but their architecture. */
    private record Toys(AtomicInteger asked, String made) implements UntrainedNetworks {
        private record Toy(Architecture architecture) implements Untrained {
            @Override
            public double sharedSeconds() {
                return 0;
            }
        }

        @Override
        public SortedMap<String, String> recipe() {
            return new TreeMap<>(Map.of("made", made));
        }

        @Override
        public boolean hasImages() {
            return false;
        }

        @Override
        public Untrained of(Architecture architecture) {
            asked.incrementAndGet();
            return new Toy(architecture);
        }

        @Override
        public long multiplyAccumulates(Architecture architecture) {
            return 1;
        }
    }

    /** Adds up the choices and a number of the seed's; of the first architecture there is no score. */
    @Described(name = "toy-proxy", summary = "Adds up.", source = "a test")
    private record ToyProxy(int off) implements Estimator {
        ToyProxy() {
            this(0);
        }

        @Override
        public List<Need> needs() {
            return List.of(new Need.UntrainedNetwork(false, 1));
        }

        @Override
        public Estimation start(Problem problem, SeededRandom random) {
            double drawn = random.nextInt(1000);
            return (architecture, evidence) -> {
                if (SPACE.indexOf(architecture) == 0) {
                    throw new Estimation.Impossible("nothing to add");
                }
                return drawn
                        + off
                        + SPACE.indexOf(evidence.network(Toys.Toy.class).architecture());
            };
        }
    }

    private Scorer scorer(int off) {
        return new Scorer(SPACE, new Toys(asked, "here"), List.of(new ToyProxyNamed(off)));
    }

    /** The settings are not part of its recipe, so that it can contradict itself. */
    @Described(name = "toy-proxy", summary = "Adds up.", source = "a test")
    private static final class ToyProxyNamed implements Estimator {
        private final ToyProxy proxy;

        ToyProxyNamed(int off) {
            this.proxy = new ToyProxy(off);
        }

        @Override
        public List<Need> needs() {
            return proxy.needs();
        }

        @Override
        public Estimation start(Problem problem, SeededRandom random) {
            return proxy.start(problem, random);
        }
    }

    private ScoreBuild build(BuildPlan plan, Path work) {
        return new ScoreBuild(scorer(0), plan, work);
    }

    private Table table(ScoreBuild build, Path... more) {
        Path out = folder.resolve("table" + asked.get());
        TableWriter.write(build.draft(DESCRIPTION, List.of(more)), out, true);
        return Table.open(out, KnownSpaces.of(SPACE));
    }

    private static List<Double> values(Table table, String column) {
        List<Double> values = new ArrayList<>();
        for (int row = 1; row < table.rows(); row++) {
            values.add(table.lookup(Query.of(column)).value(row));
        }
        return values;
    }

    private static final BuildPlan PLAN = BuildPlan.of(SPACE, List.of(0, 7));

    @Test
    void hasAColumnForEachSeedAndTheReasonWhereThereIsNone() {
        ScoreBuild build = build(PLAN, folder.resolve("work"));
        assertThat(build.run(2, Optional.empty(), done -> {})).isEqualTo(20);
        Table table = table(build);
        List<Double> first = values(table, "toy-proxy");
        for (int i = 0; i < first.size(); i++) {
            int further = SPACE.indexOf(table.representative(1 + i)) - SPACE.indexOf(table.representative(1));
            assertThat(first.get(i)).isEqualTo(first.get(0) + further);
        }
        assertThat(values(table, "toy-proxy-1")).isNotEqualTo(first);
        assertThat(table.lookup(Query.of("toy-proxy")).reading(0).toString()).contains("nothing to add");
        assertThat(values(table, "toy-proxy-seconds")).allMatch(seconds -> seconds >= 0);
    }

    @Test
    void goesOnWhereItWasKilledInTheMiddleOfALine() throws IOException {
        Path work = folder.resolve("work");
        build(PLAN, work).run(1, Optional.empty(), done -> {});
        Path journal = work.resolve("part.scores.jsonl");
        List<String> lines = Files.readAllLines(journal);
        String torn =
                String.join("\n", lines.subList(0, 11)) + "\n" + lines.get(11).substring(0, 30);
        Files.writeString(journal, torn, StandardCharsets.UTF_8);
        asked.set(0);
        ScoreBuild again = build(PLAN, work);
        assertThat(again.run(1, Optional.empty(), done -> {})).isEqualTo(20);
        assertThat(asked).hasValue(10);
        assertThat(Files.readAllLines(journal).stream()
                        .map(line -> line.replaceAll("\"seconds\":[^}]*", "").substring(9)))
                .containsExactlyElementsOf(lines.stream()
                        .map(line -> line.replaceAll("\"seconds\":[^}]*", "").substring(9))
                        .toList());
    }

    @Test
    void shardsTogetherAreTheWhole() {
        ScoreBuild whole = build(PLAN, folder.resolve("work"));
        whole.run(1, Optional.empty(), done -> {});
        for (int part = 1; part <= 3; part++) {
            build(PLAN.part(new BuildPlan.Shard(part, 3)), folder.resolve("shard" + part))
                    .run(1, Optional.empty(), done -> {});
        }
        Table merged = table(build(PLAN, folder.resolve("shard1")), folder.resolve("shard2"), folder.resolve("shard3"));
        assertThat(values(merged, "toy-proxy")).isEqualTo(values(table(whole), "toy-proxy"));
    }

    @Test
    void whatIsNotScoredIsMissing() {
        ScoreBuild part = build(PLAN.part(new BuildPlan.Shard(1, 20)), folder.resolve("work"));
        part.run(1, Optional.empty(), done -> {});
        Table table = table(part);
        long missing = 0;
        for (int row = 0; row < table.rows(); row++) {
            missing +=
                    table.lookup(Query.of("toy-proxy")).reading(row).toString().contains("not scored") ? 1 : 0;
        }
        assertThat(missing).isEqualTo(9);
    }

    @Test
    void refusesScoresOfAnotherRecipeAndContradictions() {
        Path work = folder.resolve("work");
        build(PLAN, work).run(1, Optional.empty(), done -> {});
        Scorer other = new Scorer(SPACE, new Toys(asked, "there"), List.of(new ToyProxyNamed(0)));
        assertThatThrownBy(() -> new ScoreBuild(other, PLAN, work).run(1, Optional.empty(), done -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("another recipe");
        new ScoreBuild(scorer(5), PLAN, folder.resolve("other")).run(1, Optional.empty(), done -> {});
        assertThatThrownBy(() -> build(PLAN, work).draft(DESCRIPTION, List.of(folder.resolve("other"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has other scores than in");
    }

    @Test
    void aSampleIsScoredAgain() {
        ScoreBuild build = build(PLAN, folder.resolve("work"));
        build.run(1, Optional.empty(), done -> {});
        Table table = table(build);
        RescoreCheck same = new RescoreCheck(table, scorer(0));
        assertThat(same.sample(20, 3).stream().map(same::rescore))
                .allSatisfy(one -> assertThat(one.difference()).isEmpty());
        RescoreCheck off = new RescoreCheck(table, scorer(1));
        assertThat(off.sample(20, 3).stream()
                        .map(off::rescore)
                        .filter(one -> one.difference().isPresent()))
                .hasSize(18);
    }
}
