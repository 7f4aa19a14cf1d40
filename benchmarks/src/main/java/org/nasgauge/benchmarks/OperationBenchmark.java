package org.nasgauge.benchmarks;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.Pool;
import org.nasgauge.tape.Backend;
import org.nasgauge.tape.Floats;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.java.JavaBackend;
import org.nasgauge.tape.nd4j.Nd4jBackend;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A forward pass and a backward pass of one operation on the tape, batch 64, at the shapes of the embedded tables: 8x8
 * pixels of 8 channels, 4x4 of 16, 2x2 of 32. A single operation compiles otherwise than a whole network:
 * {@link TrainingBenchmark} has the last word.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+IgnoreUnrecognizedVMOptions", "-XX:LoopUnrollLimit=1000"})
public class OperationBenchmark {
    private static final int BATCH = 64;

    @Param({
        "convolution 3x3",
        "convolution 1x1",
        "average pooling 3x3",
        "average pooling 2x2",
        "batch normalization",
        "ReLU",
        "global average pooling"
    })
    public String operation = "";

    @Param({"8", "4", "2"})
    public int side;

    @Param({"java", "nd4j"})
    public String backend = "";

    private Optional<RecordedNetwork> recorded = Optional.empty();

    private Layer layer(int channels) {
        return switch (operation) {
            case "convolution 3x3" -> new Convolution(channels, 3);
            case "convolution 1x1" -> new Convolution(channels, 1);
            case "average pooling 3x3" -> Pool.same(Pool.Kind.AVERAGE, 3, 1);
            case "average pooling 2x2" -> Pool.tiles(Pool.Kind.AVERAGE, 2);
            case "batch normalization" -> Layer.BatchNormalization.STANDARD;
            case "ReLU" -> Layer.Activation.RELU;
            case "global average pooling" -> new Layer.GlobalAveragePool();
            default -> throw new IllegalArgumentException(operation);
        };
    }

    @Setup(Level.Trial)
    public void record() {
        Backend made = backend.equals("java") ? new JavaBackend() : new Nd4jBackend();
        made.enter();
        int channels = 64 / side;
        NetworkBuilder builder = new NetworkBuilder(new FeatureShape(side, side, channels));
        RecordedNetwork network =
                RecordedNetwork.of(builder.build(builder.add("y", layer(channels), builder.image())), BATCH, made);
        SeededRandom random = SeedTree.root(0).generator();
        fill(network.image().value(), random);
        fill(network.output().gradient(), random);
        for (Parameter parameter : network.tape().parameters().values()) {
            fill(parameter.value(), random);
        }
        recorded = Optional.of(network);
    }

    private static void fill(Floats values, SeededRandom random) {
        for (int i = 0; i < values.length(); i++) {
            values.set(i, (float) random.nextGaussian());
        }
    }

    @TearDown
    public void close() {
        recorded.orElseThrow().close();
    }

    @Benchmark
    public void forward() {
        recorded.orElseThrow().tape().forward(org.nasgauge.tape.Mode.TRAINING);
    }

    @Benchmark
    public void backward() {
        RecordedNetwork network = recorded.orElseThrow();
        network.tape().backward(network.output());
    }
}
