package org.nasgauge.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.nasgauge.tabular.making.BuildPlan;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the verbs that make a table of a space by a trainer, training after training. */
final class TableMaking {
    @Option(names = "--space", required = true, paramLabel = "SPACE", description = "The search space")
    private String space = "";

    @Option(
            names = "--trainer",
            paramLabel = "NAME",
            description = "The live-training backend (default: ${DEFAULT-VALUE}); see 'nasgauge list trainers'")
    private String trainer = "tape";

    @Option(names = "--data", paramLabel = "NAME", description = "The data set (default: ${DEFAULT-VALUE})")
    private String data = "fashion-mnist";

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "SEED",
            description = "Of weights and batches, separated by commas (default: 0,1,2)")
    private List<Integer> seeds = List.of(0, 1, 2);

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The table folder to write")
    private Path out = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The table's name (default: of the space and the data set)")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Only the I-th of N parts of the work, to split it over machines")
    private Optional<String> shard = Optional.empty();

    @Option(names = "--hours", paramLabel = "H", description = "Begin nothing after this time")
    private Optional<Double> hours = Optional.empty();

    @Mixin
    private TrainerSettings settings = new TrainerSettings();

    @Mixin
    private Workers workers = new Workers();

    String space() {
        return space;
    }

    String trainer() {
        return trainer;
    }

    String data() {
        return data;
    }

    /** Ascending. */
    List<Integer> seeds() {
        return seeds.stream().sorted().distinct().toList();
    }

    Path out() {
        return out;
    }

    /** What belongs to the table, and is not of it: {@code DIR.work}. */
    Path work() {
        return Path.of(out + ".work");
    }

    String name(String standard) {
        return name.orElse(standard);
    }

    boolean isShard() {
        return shard.isPresent();
    }

    /** The part of a plan that the shard is; without one, the plan. */
    BuildPlan part(BuildPlan whole) {
        return shard.map(text -> whole.part(BuildPlan.Shard.parse(text))).orElse(whole);
    }

    Optional<Duration> limit() {
        return hours.map(h -> Duration.ofSeconds(Math.round(h * 3600)));
    }

    TrainerSettings settings() {
        return settings;
    }

    int threads() {
        return workers.threads();
    }
}
