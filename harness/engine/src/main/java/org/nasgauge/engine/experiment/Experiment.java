package org.nasgauge.engine.experiment;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.code.CodeIdentity;
import org.nasgauge.engine.experiment.Output.Job;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.RecordAppender;
import org.nasgauge.engine.record.RecordCheck;
import org.nasgauge.engine.record.RecordForm;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.RunRecord;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.run.StudyRuns;
import org.nasgauge.engine.study.FileContents;
import org.nasgauge.engine.study.Plan;
import org.nasgauge.engine.study.Study;

/**
 * Runs a plan into a folder. A folder that an earlier session of the same plan has begun is completed, and one of a smaller
 * plan is extended: only what is new runs, and where the budget is larger, what begins as it was recorded. All but
 * {@code environment.json} and {@code timings.jsonl} has the same bytes at any number of threads and after any kill.
 */
public final class Experiment {
    private static final int WINDOW_PER_THREAD = 4;

    private final Plan plan;
    private final int threads;
    private final ProgressListener listener;
    private final OtherCode otherCode;
    private final List<RecordCheck> checks;

    /** What becomes of a folder whose records were written by other code. */
    public enum OtherCode {
        REFUSED,
        /** It is completed; the manifest then names both, and the report says that they are mixed. */
        ACCEPTED
    }

    /** Refuses records of other code. */
    public Experiment(Plan plan, int threads, ProgressListener listener) {
        this(plan, threads, listener, OtherCode.REFUSED);
    }

    /** @param threads at least 1 */
    public Experiment(Plan plan, int threads, ProgressListener listener, OtherCode otherCode) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads; expected at least 1");
        }
        this.plan = plan;
        this.threads = threads;
        this.listener = listener;
        this.otherCode = otherCode;
        this.checks = plan.studies().stream()
                .map(study -> new RecordCheck(
                        plan.manifest(),
                        study.facts(),
                        Optional.of(study.benchmark().space())))
                .toList();
    }

    /**
     * @throws org.nasgauge.api.error.UserError if the folder cannot be written, is in use, or holds another experiment or
     *     records of other code
     * @throws InterruptedException if this thread is interrupted; what is recorded until then stands
     */
    public void run(Path path) throws InterruptedException {
        Manifest manifest = plan.manifest().withCode(List.of(CodeIdentity.of(plan.code(Experiment.class))));
        try (Folder folder = Folder.open(path, plan, manifest, otherCode)) {
            folder.replace(Folder.ENVIRONMENT, Environment.describe(threads));
            Timings timings = new Timings(plan.studies());
            List<RecordAppender> files = new ArrayList<>();
            try {
                for (Study study : plan.studies()) {
                    files.add(RecordAppender.open(
                            folder.resolve(study.facts().file()), form(study), checks.get(files.size())));
                }
                int window =
                        threads * Math.max(WINDOW_PER_THREAD, plan.studies().size());
                Diagnoses diagnoses = new Diagnoses(folder, plan.studies(), files);
                work(new Output(files, seeds().count(), window, listener), timings, diagnoses, folder.earlier());
            } finally {
                files.forEach(RecordAppender::close);
            }
            rateAllNetworks(folder);
            folder.complete();
            folder.append(ResultFolder.TIMINGS, timings.lines());
        }
    }

    /** Once a study: what its estimator asks for is looked up. */
    private void rateAllNetworks(Folder folder) throws InterruptedException {
        List<Callable<Boolean>> ratings = new ArrayList<>();
        for (int i = 0; i < plan.studies().size(); i++) {
            if (plan.studies().get(i) instanceof Study.Estimation study && study.overall()) {
                RecordCheck check = checks.get(i);
                ratings.add(() -> rateAllNetworks(folder, study, check));
            }
        }
        if (!ratings.isEmpty()) {
            folder.makeFolder(StudyFacts.OVERALL);
            together(ratings);
        }
    }

    private boolean rateAllNetworks(Folder folder, Study.Estimation study, RecordCheck check) {
        Path file = folder.resolve(study.facts().overallFile());
        try (RecordAppender record = RecordAppender.openOverall(file, check)) {
            if (record.recorded() > 0) {
                return false;
            }
            EstimationRecord all = StudyRuns.overall(study, seeds().at(0));
            record.append(ByteBuffer.wrap(line(all, study.facts().label(), 0)));
            return true;
        }
    }

    private void work(Output output, Timings timings, Diagnoses diagnoses, Optional<Earlier> earlier)
            throws InterruptedException {
        try {
            together(Collections.nCopies(threads, () -> runAll(output, timings, diagnoses, earlier)));
        } finally {
            output.stop();
        }
    }

    /** Throws what the first of them in their order threw, when all have ended. */
    private void together(List<Callable<Boolean>> tasks) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            for (Future<Boolean> ended : workers.invokeAll(tasks)) {
                ended.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a run broke down", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private boolean runAll(Output output, Timings timings, Diagnoses diagnoses, Optional<Earlier> earlier)
            throws InterruptedException {
        boolean ended = false;
        try {
            for (Optional<Job> next = output.claim(); next.isPresent(); next = output.claim()) {
                Job job = next.get();
                Study study = plan.studies().get(job.study());
                FileContents.requireUnchanged(study.facts());
                long seed = seeds().at(job.seedIndex());
                RunRecord record = earlier.flatMap(before -> before.find(study, seed))
                        .orElseGet(() -> timings.run(
                                job.study(),
                                job.seedIndex(),
                                seed,
                                diagnosis -> diagnoses.add(job.study(), job.seedIndex(), seed, diagnosis)));
                requireBelievable(job, record);
                earlier.ifPresent(before -> before.check(study, record));
                output.put(job, line(record, study.facts().label(), job.seedIndex()));
            }
            ended = true;
            return true;
        } finally {
            if (!ended) {
                output.stop();
            }
        }
    }

    /** A record that its readers would refuse is not written. */
    private void requireBelievable(Job job, RunRecord record) {
        try {
            checks.get(job.study()).content(record);
        } catch (IllegalArgumentException e) {
            StudyFacts study = plan.studies().get(job.study()).facts();
            throw UserError.at(
                    "study '" + study.label() + "', seed " + record.seed(),
                    String.valueOf(e.getMessage()),
                    "Mend the benchmark " + plan.manifest().benchmark().name() + " or the strategy",
                    e);
        }
    }

    private Seeds seeds() {
        return plan.manifest().seeds();
    }

    private static RecordForm<?> form(Study study) {
        return study instanceof Study.Search ? RecordForm.SEARCH : RecordForm.ESTIMATION;
    }

    private static byte[] line(RunRecord record, String label, int position) {
        return record instanceof SearchRecord search
                ? RecordForm.SEARCH.line(search, label, position)
                : RecordForm.ESTIMATION.line((EstimationRecord) record, label, position);
    }
}
