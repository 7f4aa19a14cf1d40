package org.nasgauge.tabular.making;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.tabular.draft.DraftColumn;
import org.nasgauge.tabular.draft.TableDraft;
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.Encoding;
import org.nasgauge.tabular.format.TableManifest.Description;

/**
 * Scores the networks of a plan, each once under each seed, and keeps the scores in a journal of the work folder, so that it
 * can be stopped and killed at any time. Several machines take a shard each; the table is made of all journals that are
 * there.
 */
public final class ScoreBuild {
    private static final String NOT_SCORED = "not scored";

    private final Scorer scorer;
    private final BuildPlan plan;
    private final Path work;
    private final TrainingPool pool = new TrainingPool();

    /** @param work the folder of the journals; made if it is not there */
    public ScoreBuild(Scorer scorer, BuildPlan plan, Path work) {
        this.scorer = scorer;
        this.plan = plan;
        this.work = work;
    }

    /** Lets what is under way finish, and begins no more. May be called by any thread. */
    public void stop() {
        pool.stop();
    }

    private String written(BuildPlan.Job job) {
        return plan.space().format(job.architecture());
    }

    /**
     * Scores until the plan is done, the time is up, or it is stopped.
     *
     * @param threads at a time, at least 1
     * @param limit begins no network after this time
     * @param listener is told how many of the plan's are done
     * @return how many are done
     * @throws org.nasgauge.api.error.UserError if what is there was made by another recipe, or cannot be written
     */
    public int run(int threads, Optional<Duration> limit, IntConsumer listener) {
        String part = plan.shard().equals(BuildPlan.Shard.WHOLE)
                ? ""
                : "-" + plan.shard().number() + "of" + plan.shard().count();
        long end = System.nanoTime() + limit.orElse(Duration.ofDays(10_000)).toNanos();
        try (ScoreJournal journal = ScoreJournal.open(work, part, plan.space().name(), scorer.recipe())) {
            Map<ScoreJournal.Key, ScoreJournal.Entry> there =
                    ScoreJournal.readAll(List.of(work), plan.space().name(), scorer.recipe());
            List<BuildPlan.Job> pending = plan.jobs().stream()
                    .filter(job -> !there.containsKey(new ScoreJournal.Key(written(job), job.seed())))
                    .toList();
            AtomicInteger done = new AtomicInteger(plan.jobs().size() - pending.size());
            listener.accept(done.get());
            pool.run(pending, threads, () -> System.nanoTime() >= end, job -> {
                journal.append(
                        new ScoreJournal.Key(written(job), job.seed()), scorer.score(job.architecture(), job.seed()));
                listener.accept(done.incrementAndGet());
            });
            return done.get();
        }
    }

    /**
     * A column for each proxy and seed, and one for its seconds: {@code synflow} under the first seed, {@code synflow-1}
     * under the second. A network that is not in a journal is <em>missing: not scored</em>.
     *
     * @param more folders with journals of other shards
     */
    public TableDraft draft(Description description, List<Path> more) {
        List<Path> folders = new ArrayList<>(more);
        folders.add(work);
        Map<ScoreJournal.Key, ScoreJournal.Entry> there =
                ScoreJournal.readAll(folders, plan.space().name(), scorer.recipe());
        TableDraft draft = new TableDraft(description, plan.space().name(), plan.rowIndex(), plan.seeds(), NOT_SCORED)
                .over(plan.space())
                .madeBy(
                        scorer.recipe(),
                        List.of(new TreeMap<>(Map.of("arithmetic", "Java, the same on every machine"))));
        for (int seed = 0; seed < plan.seeds().size(); seed++) {
            for (Estimator proxy : scorer.proxies()) {
                String name = column(proxy.name(), seed);
                Metric metric = new Metric(name, Unit.SCORE, Direction.MAXIMIZE);
                Metric seconds = new Metric(name + "-seconds", Unit.SECONDS, Direction.MINIMIZE);
                fill(
                        draft.addStatic(metric, Encoding.plain(Dtype.F4)),
                        draft.addStatic(seconds, Encoding.plain(Dtype.F4)),
                        proxy.name(),
                        plan.seeds().get(seed),
                        there);
            }
        }
        return draft;
    }

    /** @param seed its position */
    static String column(String proxy, int seed) {
        return seed == 0 ? proxy : proxy + "-" + seed;
    }

    private void fill(
            DraftColumn scores,
            DraftColumn seconds,
            String proxy,
            int seed,
            Map<ScoreJournal.Key, ScoreJournal.Entry> there) {
        for (int row = 0; row < plan.rowIndex().rows(); row++) {
            String written = plan.space().format(plan.space().at(plan.rowIndex().representative(row)));
            ScoreJournal.Entry entry = there.get(new ScoreJournal.Key(written, seed));
            if (entry == null) {
                scores.markMissing(row, 0, NOT_SCORED);
                seconds.markMissing(row, 0, NOT_SCORED);
                continue;
            }
            Scorer.Score score = entry.scores().get(proxy);
            if (score != null && score.reading() instanceof Reading.Present present) {
                scores.set(row, present.value());
            } else if (score != null && score.reading() instanceof Reading.Missing missing) {
                scores.markMissing(row, 0, missing.reason());
            }
            seconds.set(row, score == null ? 0 : score.seconds());
        }
    }
}
