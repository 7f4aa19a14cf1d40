package org.nasgauge.benchmarks;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.training.TapeTrainerProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A whole training by the recipe of the embedded tables, with its evaluations, for four cells of NAS-Bench-201. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+IgnoreUnrecognizedVMOptions", "-XX:LoopUnrollLimit=1000"})
public class TrainingBenchmark {
    private static final String SIX = "|1~0|+|1~0|1~1|+|1~0|1~1|1~2|";
    private static final Map<String, String> CELLS = Map.of(
            "six 3x3 convolutions", SIX.replace("1~", "nor_conv_3x3~"),
            "six 1x1 convolutions", SIX.replace("1~", "nor_conv_1x1~"),
            "six poolings", SIX.replace("1~", "avg_pool_3x3~"),
            "mixed", "|nor_conv_3x3~0|+|avg_pool_3x3~0|nor_conv_1x1~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|");

    @Param({"six 3x3 convolutions", "six 1x1 convolutions", "six poolings", "mixed"})
    public String cell = "";

    @Param({"java", "nd4j"})
    public String backend = "";

    private Optional<Trainer> trainer = Optional.empty();

    @Setup
    public void open() {
        trainer = Optional.of(
                new TapeTrainerProvider().open("the benchmark", CellSpace.nasbench201(), Map.of("backend", backend)));
    }

    @Benchmark
    public LearningCurve training() {
        Trainer made = trainer.orElseThrow();
        return made.train(
                made.space().parse(Optional.ofNullable(CELLS.get(cell)).orElseThrow()), 0);
    }
}
