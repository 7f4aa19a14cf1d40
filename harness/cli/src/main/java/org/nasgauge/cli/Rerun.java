package org.nasgauge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nasgauge.engine.experiment.Experiment;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Components;
import org.nasgauge.engine.study.LiveSource;
import org.nasgauge.engine.study.Planner;
import org.nasgauge.tabular.catalogue.Catalogue;

/** The recipe of a published result, run again for some of its seeds, into a folder that goes when this is closed. */
final class Rerun implements AutoCloseable {
    private final Recipe recipe;
    private final Path folder;
    private final Path trainings;
    private final int threads;
    private final ProgressOption progressOption;

    /**
     * @param published the folder with the recipe
     * @param trainings where live training keeps what it has trained
     */
    Rerun(Path published, Path trainings, int threads, ProgressOption progressOption) throws IOException {
        this.recipe = Recipe.read(published.resolve(ResultFolder.RECIPE));
        this.folder = Files.createTempDirectory("nasgauge-check");
        this.trainings = trainings;
        this.threads = threads;
        this.progressOption = progressOption;
    }

    /** Of the recipe. */
    int seeds() {
        return recipe.seeds().count();
    }

    /**
     * The seeds from one place in the recipe to before another; what was run before from the same first seed is taken over.
     */
    ResultFolder run(int from, int to) throws InterruptedException {
        Seeds all = recipe.seeds();
        Recipe part = from == 0 && to == all.count()
                ? recipe
                : recipe.withSeeds(new Seeds.Listed(
                        IntStream.range(from, to).mapToObj(all::at).toList()));
        try (LiveSource live = new LiveSource(Installed::space, Installed::trainer, trainings);
                Progress progress = progressOption.of(recipe.name())) {
            BenchmarkSource source = BenchmarkSource.installed(Catalogue.standard(), live);
            new Experiment(
                            new Planner(Components.installed(), source).plan(part),
                            threads,
                            state -> progress.reached(state.done(), state.total(), ""))
                    .run(folder);
        }
        return ResultFolder.open(folder);
    }

    /** Where a report of it can stand. */
    Path report() {
        return folder.resolve("report");
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }

    /** A folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
