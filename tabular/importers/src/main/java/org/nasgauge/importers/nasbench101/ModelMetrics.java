package org.nasgauge.importers.nasbench101;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The message {@code nasbench.ModelMetrics} of {@code model_metrics.proto}.
 *
 * @param evaluations at the start, half-way and at the end of a training
 * @param parameters trainable parameters of the network
 */
record ModelMetrics(List<Evaluation> evaluations, int parameters) {
    private static final int MOST_EVALUATIONS = 100;

    /** Accuracies are shares from 0 to 1; seconds count from the start of the training. */
    record Evaluation(double epoch, double seconds, double train, double validation, double test) {}

    /** @throws IOException if the bytes are no such message */
    static ModelMetrics parse(byte[] message) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(message);
        List<Evaluation> evaluations = new ArrayList<>(3);
        int parameters = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> {
                    require(tag, WireFormat.WIRETYPE_LENGTH_DELIMITED);
                    int limit = in.pushLimit(in.readRawVarint32());
                    evaluations.add(evaluation(in));
                    in.popLimit(limit);
                    if (evaluations.size() > MOST_EVALUATIONS) {
                        throw new IOException("more than " + MOST_EVALUATIONS + " evaluations");
                    }
                }
                case 2 -> {
                    require(tag, WireFormat.WIRETYPE_VARINT);
                    parameters = in.readInt32();
                }
                default -> in.skipField(tag);
            }
        }
        return new ModelMetrics(evaluations, parameters);
    }

    private static Evaluation evaluation(CodedInputStream in) throws IOException {
        double[] numbers = new double[5];
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            if (field > numbers.length) {
                in.skipField(tag);
            } else {
                require(tag, WireFormat.WIRETYPE_FIXED64);
                numbers[field - 1] = in.readDouble();
            }
        }
        return new Evaluation(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    private static void require(int tag, int type) throws IOException {
        if (WireFormat.getTagWireType(tag) != type) {
            throw new IOException("field " + WireFormat.getTagFieldNumber(tag) + " is of another type");
        }
    }
}
