package org.nasgauge.hardware.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A model loaded into ONNX Runtime, with buffers of its own for what goes in and comes out, so that a run copies nothing.
 * Operators run one after the other, optimized as far as the runtime can, each on the stated number of threads, which do
 * not spin while they wait. For one thread; holds native memory until closed.
 */
public final class OnnxSession implements AutoCloseable {
    private static final long STACK_BYTES = 64L << 20;

    private final OrtSession session;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;
    private final FloatBuffer imageValues;
    private final FloatBuffer outputValues;

    /**
     * @param threads for one operator, from 1
     * @throws IllegalStateException if the runtime does not load, or refuses the model, saying why
     */
    public OnnxSession(OnnxModel model, int threads) {
        this((environment, options) -> environment.createSession(model.bytes(), options), threads);
    }

    /**
     * Of a file, which the runtime reads by itself; of one image and one output, whose shapes are fixed.
     *
     * @throws IllegalStateException likewise
     */
    public OnnxSession(Path file, int threads) {
        this((environment, options) -> environment.createSession(file.toString(), options), threads);
    }

    private interface Source {
        OrtSession open(OrtEnvironment environment, SessionOptions options) throws OrtException;
    }

    private OnnxSession(Source source, int threads) {
        try (SessionOptions options = new SessionOptions()) {
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            options.setInterOpNumThreads(1);
            options.setIntraOpNumThreads(threads);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = opened(source, options);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            NodeInfo input = session.getInputInfo().values().iterator().next();
            NodeInfo output = session.getOutputInfo().values().iterator().next();
            imageValues = values(shape(input));
            outputValues = values(shape(output));
            inputs = Map.of(input.getName(), OnnxTensor.createTensor(environment, imageValues, shape(input)));
            outputs = Map.of(output.getName(), OnnxTensor.createTensor(environment, outputValues, shape(output)));
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime: " + e.getMessage(), e);
        }
    }

    /** The runtime begins with a recursion that grows with the command line, and overflows the stack that Java gives a thread. */
    private static OrtSession opened(Source source, SessionOptions options) throws OrtException {
        FutureTask<OrtSession> opening = new FutureTask<>(() -> {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            return source.open(environment, options);
        });
        new Thread(null, opening, "opening of a network", STACK_BYTES).start();
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OrtException refused) {
                throw refused;
            }
            throw new IllegalStateException("ONNX Runtime: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static long[] shape(NodeInfo node) {
        return ((TensorInfo) node.getInfo()).getShape();
    }

    private static FloatBuffer values(long[] shape) {
        long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        return ByteBuffer.allocateDirect(Math.toIntExact(Float.BYTES * count))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** Images one after the other; of each, one channel after the other, row by row. To be filled before a run. */
    public FloatBuffer image() {
        return imageValues.duplicate();
    }

    /** The output of the last run, in the order of {@link #image}. */
    public FloatBuffer output() {
        return outputValues.asReadOnlyBuffer();
    }

    /** One inference of a batch. */
    public void run() {
        try {
            session.run(inputs, outputs).close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            inputs.values().forEach(OnnxTensor::close);
            outputs.values().forEach(OnnxTensor::close);
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime: " + e.getMessage(), e);
        }
    }
}
