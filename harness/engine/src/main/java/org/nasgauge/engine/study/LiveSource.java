package org.nasgauge.engine.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.benchmark.TrainerProvider;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.engine.live.FidelityLadder;
import org.nasgauge.engine.live.LiveBenchmark;
import org.nasgauge.engine.live.SnapshotFolder;
import org.nasgauge.engine.live.Trainings;
import org.nasgauge.engine.recipe.BenchmarkChoice;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.tabular.benchmark.JoinedProperties;
import org.nasgauge.tabular.query.Table;

/** Opens live benchmarks. What they train is kept in one folder. */
public final class LiveSource implements AutoCloseable {
    /** The setting of a trainer that names the data set. */
    private static final String DATA = "data";
    /** What makes the tables that name a recipe. */
    private static final String TABLE_TRAINER = "tape";

    private final BiFunction<String, String, SearchSpace> spaces;
    private final BiFunction<String, String, TrainerProvider> trainers;
    private final Path folder;
    private final List<Trainings> opened = new ArrayList<>();

    /**
     * @param spaces from place and name to the search space
     * @param trainers from place and name to the trainer
     * @param folder where trainings are kept, made when the first is done
     */
    public LiveSource(
            BiFunction<String, String, SearchSpace> spaces,
            BiFunction<String, String, TrainerProvider> trainers,
            Path folder) {
        this.spaces = spaces;
        this.trainers = trainers;
        this.folder = folder;
    }

    /** @throws UserError if a name is unknown, a setting is not allowed, or the trainer does not suit the space */
    BenchmarkSource.Opened open(Recipe recipe, BenchmarkChoice.Live choice, List<Table> joined) {
        SearchSpace space = spaces.apply(choice.place() + " (space)", choice.space());
        TrainerProvider provider = trainers.apply(choice.place() + " (trainer)", choice.trainer());
        SortedMap<String, Object> all = settings(choice, provider);
        Trainings full = trainings(choice, provider, space, all);
        FidelityLadder ladder = choice.fidelities()
                .map(lower -> ladder(lower, full, all, less -> trainings(choice, provider, space, less)))
                .orElseGet(() -> FidelityLadder.ofEpochs(full));
        String name = "live " + choice.data() + " in " + choice.space();
        LiveBenchmark benchmark = new LiveBenchmark(
                name,
                ladder,
                new LiveBenchmark.Clock(choice.clock(), recipe.charges().validation()),
                seeds(recipe, choice),
                recipe.objective(),
                JoinedProperties.of(space.name(), joined));
        all.remove(DATA);
        return new BenchmarkSource.Opened(
                benchmark, content(ladder), BenchmarkSource.hashes(joined), choice.written(all));
    }

    /**
     * The networks of a table's architectures: those that its trainer trained, with their images; or, where it was imported,
     * those that the authors of its space published, without images.
     */
    Optional<UntrainedNetworks> untrained(Table table) {
        if (table.isListed()) {
            return Optional.empty();
        }
        String place = "table " + table.name();
        TrainerProvider provider = trainers.apply(place, TABLE_TRAINER);
        SortedMap<String, String> recipe = table.manifest().recipe();
        return recipe.isEmpty()
                ? provider.published(table.space())
                : provider.open(place, table.space(), provider.settings(recipe))
                        .untrained()
                        .map(networks -> networks.keptIn(new SnapshotFolder(folder)));
    }

    /** Each setting of the trainer, as a recipe writes it. */
    private static SortedMap<String, Object> settings(BenchmarkChoice.Live choice, TrainerProvider provider) {
        SortedMap<String, Object> all = new TreeMap<>();
        provider.settings().forEach(setting -> all.put(setting.name(), setting.standard()));
        List<String> known = new ArrayList<>(BenchmarkChoice.Live.KEYS);
        known.addAll(all.keySet());
        known.remove(DATA);
        choice.settings().forEach((name, value) -> {
            if (!known.contains(name)) {
                throw KnownNames.of("key of a live benchmark", known).unknown(choice.place(), name);
            }
            all.put(name, value);
        });
        all.put(DATA, choice.data());
        return all;
    }

    private Trainings trainings(
            BenchmarkChoice.Live choice,
            TrainerProvider provider,
            SearchSpace space,
            SortedMap<String, Object> settings) {
        Trainer trainer = provider.open(choice.place(), space, settings);
        Trainings trainings = new Trainings(trainer, folder);
        opened.add(trainings);
        return trainings;
    }

    private static FidelityLadder ladder(
            BenchmarkChoice.Fidelities lower,
            Trainings full,
            SortedMap<String, Object> all,
            Function<SortedMap<String, Object>, Trainings> open) {
        boolean epochs = lower.of().equals(BenchmarkChoice.Fidelities.EPOCHS);
        if (!(all.get(lower.of()) instanceof Integer whole)) {
            List<String> names = all.keySet().stream()
                    .filter(name -> all.get(name) instanceof Integer)
                    .toList();
            throw KnownNames.of("thing to have less of", names).unknown(lower.place(), lower.of());
        }
        for (int value : lower.values()) {
            if (value >= whole) {
                throw UserError.at(
                        lower.place(),
                        value + " " + lower.of() + " are no less than the " + whole + " of a full training",
                        "List smaller numbers; the full training is there anyway");
            }
        }
        IntFunction<Trainings> less = value -> {
            SortedMap<String, Object> changed = new TreeMap<>(all);
            changed.put(lower.of(), value);
            return open.apply(changed);
        };
        return epochs
                ? FidelityLadder.ofEpochs(lower.values(), full)
                : FidelityLadder.ofParts(lower.of(), lower.values(), whole, less, full);
    }

    private static LiveBenchmark.Seeds seeds(Recipe recipe, BenchmarkChoice.Live choice) {
        try {
            return new LiveBenchmark.Seeds(recipe.validation(), recipe.test(), choice.trainings());
        } catch (IllegalArgumentException e) {
            throw UserError.at(
                    recipe.place() + " (validation-seed, test-seed)",
                    String.valueOf(e.getMessage()),
                    "Write validation-seed: " + SeedPolicy.random() + " or a number, test-seed: " + SeedPolicy.mean()
                            + " or a number, or more 'trainings' in the benchmark",
                    e);
        }
    }

    /** Of all that decides what is trained, on this kind of machine. */
    private static String content(FidelityLadder ladder) {
        StringBuilder decides = new StringBuilder();
        for (Trainer trainer : ladder.trainers()) {
            decides.append(trainer.space().name())
                    .append(trainer.recipe())
                    .append(trainer.environment())
                    .append('\n');
        }
        return Sha256.of(decides.toString());
    }

    @Override
    public void close() {
        opened.forEach(Trainings::close);
        opened.clear();
    }
}
