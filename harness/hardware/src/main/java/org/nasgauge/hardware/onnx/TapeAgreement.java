package org.nasgauge.hardware.onnx;

import java.nio.FloatBuffer;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Network;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.Tensor;

/**
 * How far ONNX Runtime's answer is from the tape's, on the same weights and images.
 *
 * @param error the greatest distance of two outputs, divided by the greatest output in absolute value where that is above 1
 * @param compared how many outputs
 */
public record TapeAgreement(double error, int compared) {
    /** Single precision, summed up in another order, stays within this. */
    public static final double TOLERANCE = 1e-4;

    /** False as well where an output is no number. */
    public boolean agrees() {
        return error <= TOLERANCE;
    }

    /**
     * Of a network as it is on a tape, with the images that its image holds; runs the tape once, in inference.
     *
     * @throws IllegalStateException if the runtime does not load, or refuses the model
     */
    public static TapeAgreement of(Network network, RecordedNetwork recorded) {
        int batch = recorded.image().shape().batch();
        OnnxModel model =
                new OnnxModel(network, batch, recorded.tape().parameterSet().values());
        recorded.tape().forward(Mode.INFERENCE);
        try (OnnxSession session = new OnnxSession(model, 1)) {
            session.image().put(channelsFirst(recorded.image()));
            session.run();
            return between(channelsFirst(recorded.output()), session.output());
        }
    }

    private static TapeAgreement between(float[] expected, FloatBuffer actual) {
        double greatest = 1;
        double distance = 0;
        for (int i = 0; i < expected.length; i++) {
            greatest = Math.max(greatest, Math.abs(expected[i]));
            distance = Math.max(distance, Math.abs(expected[i] - actual.get(i)));
        }
        return new TapeAgreement(distance / greatest, expected.length);
    }

    /** A tensor, which has the channels of a pixel together, as ONNX has it: the pixels of a channel together. */
    static float[] channelsFirst(Tensor tensor) {
        FeatureShape features = tensor.shape().features();
        float[] from = tensor.value().toArray();
        float[] to = new float[from.length];
        int pixels = Math.toIntExact(features.pixels());
        for (int i = 0; i < from.length; i++) {
            int channel = i % features.channels();
            int pixel = i / features.channels() % pixels;
            int image = i / features.channels() / pixels;
            to[(image * features.channels() + channel) * pixels + pixel] = from[i];
        }
        return to;
    }
}
