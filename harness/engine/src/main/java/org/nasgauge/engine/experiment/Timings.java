package org.nasgauge.engine.experiment;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nasgauge.engine.record.RunRecord;
import org.nasgauge.engine.run.StudyRuns;
import org.nasgauge.engine.study.Study;
import org.nasgauge.form.JsonValues;

/**
 * Where the real time went, study by study. Whole runs are always timed; ask and tell only in every sixteenth run, since
 * reading the clock takes as long as a fast strategy. Nothing here reaches a record. Safe for use by many threads.
 */
final class Timings {
    private static final int SAMPLING = 16;

    private final List<Account> accounts;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    Timings(List<Study> studies) {
        this.accounts = studies.stream().map(Account::new).toList();
    }

    RunRecord run(int study, int seedIndex, long seed, Consumer<String> diagnosis) {
        Account account = accounts.get(study);
        long wallBefore = System.nanoTime();
        long cpuBefore = threads.getCurrentThreadCpuTime();
        RunRecord record = seedIndex % SAMPLING == 0
                ? sampled(account, seed, diagnosis)
                : StudyRuns.run(account.study, seed, strategy -> strategy, diagnosis);
        account.runs.increment();
        account.cpu.add(threads.getCurrentThreadCpuTime() - cpuBefore);
        account.wall.add(System.nanoTime() - wallBefore);
        return record;
    }

    private static RunRecord sampled(Account account, long seed, Consumer<String> diagnosis) {
        TimedStrategy[] timed = new TimedStrategy[1];
        long before = System.nanoTime();
        RunRecord record = StudyRuns.run(
                account.study,
                seed,
                strategy -> {
                    timed[0] = new TimedStrategy(strategy);
                    return timed[0];
                },
                diagnosis);
        @Nullable TimedStrategy strategy = timed[0];
        if (strategy != null) {
            account.sampledRuns.increment();
            account.sampledTrials.add(strategy.trials());
            account.asking.add(strategy.asking());
            account.hearing.add(strategy.hearing());
            account.fitting.add(strategy.fitting());
            account.addMarks(strategy.marks());
            account.rest.add(System.nanoTime() - before - strategy.asking() - strategy.fitting() - strategy.hearing());
        }
        return record;
    }

    /** One line of JSON a study that has run in this session. */
    String lines() {
        StringBuilder lines = new StringBuilder();
        accounts.stream()
                .filter(account -> account.runs.sum() > 0)
                .flatMap(Account::line)
                .forEach(lines::append);
        return lines.toString();
    }

    private static final class Account {
        private final Study study;
        private final LongAdder runs = new LongAdder();
        private final LongAdder cpu = new LongAdder();
        private final LongAdder wall = new LongAdder();
        private final LongAdder sampledRuns = new LongAdder();
        private final LongAdder sampledTrials = new LongAdder();
        private final LongAdder asking = new LongAdder();
        private final LongAdder fitting = new LongAdder();
        private final LongAdder hearing = new LongAdder();
        private final LongAdder rest = new LongAdder();
        /** By the position of the mark: how many sampled runs came to it, and their nanoseconds up to there. */
        private final List<long[]> marks = new ArrayList<>();

        Account(Study study) {
            this.study = study;
        }

        synchronized void addMarks(List<Long> nanoseconds) {
            for (int i = 0; i < nanoseconds.size(); i++) {
                if (i == marks.size()) {
                    marks.add(new long[2]);
                }
                marks.get(i)[0]++;
                marks.get(i)[1] += nanoseconds.get(i);
            }
        }

        Stream<String> line() {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("study", study.facts().id());
            line.put("label", study.facts().label());
            line.put("runs", runs.sum());
            line.put("cpu-seconds", seconds(cpu));
            line.put("wall-seconds", seconds(wall));
            if (sampledRuns.sum() > 0) {
                Map<String, Object> sample = new LinkedHashMap<>();
                sample.put("runs", sampledRuns.sum());
                sample.put("trials", sampledTrials.sum());
                sample.put("ask-seconds", seconds(asking));
                sample.put("fit-seconds", seconds(fitting));
                sample.put("tell-seconds", seconds(hearing));
                sample.put("evaluate-seconds", seconds(rest));
                sample.put("own", marks.stream().map(Account::written).toList());
                line.put("sample", sample);
            }
            return Stream.of(JsonValues.line(line), "\n");
        }

        private static Map<String, Object> written(long[] mark) {
            Map<String, Object> written = new LinkedHashMap<>();
            written.put("runs", mark[0]);
            written.put("seconds", mark[1] / 1e9);
            return written;
        }

        private static double seconds(LongAdder nanoseconds) {
            return nanoseconds.sum() / 1e9;
        }
    }
}
