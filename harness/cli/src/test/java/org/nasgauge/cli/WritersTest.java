package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two commands that write to one place at once: both succeed, or one is refused; what they leave is whole. */
class WritersTest {
    private static final int TIMES = 3;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyPairOfWritersOfATableLeavesAWholeOne() throws Exception {
        KeptWork work = new KeptWork(folder);
        Path place = Files.createDirectory(folder.resolve("tables"));
        Path table = place.resolve(KeptWork.TABLE);
        List<List<Object>> writers = List.of(work.importInto(place), work.mergeTo(table), work.buildTo(table));
        for (int one = 0; one < writers.size(); one++) {
            for (int other = one; other < writers.size(); other++) {
                for (int time = 0; time < TIMES; time++) {
                    atOnce(writers.get(one), writers.get(other));
                    Terminal verified = nasgauge("table", "verify", table, "--retrain", 0);
                    assertThat(verified.exitCode()).as(verified.err()).isZero();
                    assertThat(KeptWork.contents(place).keySet())
                            .noneMatch(file -> file.startsWith(".") || file.contains("/."));
                }
            }
        }
    }

    @Test
    void everyPairOfWritersOfAnExperimentLeavesTheSameOne() throws Exception {
        KeptWork work = new KeptWork(folder);
        work.finishedExperiment(folder.resolve("whole"));
        List<Object> first = List.of("run", work.recipe(), "--out", folder.resolve("out"));
        assertThat(nasgauge(first.toArray()).exitCode()).isZero();
        List<Object> report = List.of("report", folder.resolve("out"));
        for (int time = 0; time < TIMES; time++) {
            for (String records : List.of("searches/random-search.jsonl", "estimations/flops.jsonl")) {
                Files.delete(folder.resolve("out").resolve(records));
            }
            atOnce(first, first);
            atOnce(first, report);
            atOnce(report, report);
            assertThat(KeptWork.contents(folder.resolve("out"))).isEqualTo(KeptWork.contents(folder.resolve("whole")));
        }
    }

    @Test
    void twoWritersOfAFileLeaveAWholeOne() throws Exception {
        KeptWork work = new KeptWork(folder);
        List<Object> export =
                List.of("table", "export", KeptWork.TABLE, "--out", folder.resolve("table.csv"), "--replace");
        assertThat(nasgauge(export.toArray()).exitCode()).isZero();
        String whole = Files.readString(folder.resolve("table.csv"));
        for (int time = 0; time < TIMES; time++) {
            atOnce(export, export);
            assertThat(folder.resolve("table.csv")).hasContent(whole);
        }
        assertThat(work.recipe()).exists();
    }

    private static void atOnce(List<Object> one, List<Object> other) throws Exception {
        CyclicBarrier begin = new CyclicBarrier(2);
        List<Callable<Terminal>> commands = new ArrayList<>();
        for (List<Object> command : List.of(one, other)) {
            commands.add(() -> {
                begin.await();
                return nasgauge(command.toArray());
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            int succeeded = 0;
            for (Future<Terminal> ended : threads.invokeAll(commands)) {
                Terminal terminal = ended.get();
                if (terminal.exitCode() == 0) {
                    succeeded++;
                } else {
                    assertThat(terminal.exitCode()).as(terminal.err()).isEqualTo(2);
                    assertThat(terminal.err().lines()).hasSize(1);
                    assertThat(terminal.err()).contains("another process is writing to it");
                }
            }
            assertThat(succeeded).isPositive();
        } finally {
            threads.shutdown();
        }
    }
}
