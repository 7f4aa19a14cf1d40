package org.nasgauge.proxies;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.SoftmaxCrossEntropy;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** Agreement of the gradients of single images. */
@Described(
        name = "gradsign",
        summary = "Sum over the weights of how far the signs of their gradients agree between " + "images.",
        source = "Zhang and Jia, GradSign: model performance inference with theoretical insights, " + "ICLR 2022")
public record GradSign(
        Draws draws,

        @Meaning("sum over the weights, as in the paper, or their mean, as in the code of AZ-NAS")
        Total total)
        implements Proxy {
    /** Over the weights. */
    public enum Total {
        SUM,
        MEAN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public GradSign() {
        this(new Draws(), Total.SUM);
    }

    @Override
    public long passes() {
        return 3L * draws.batch();
    }

    /** Each image is a batch of its own for batch normalization. */
    @Override
    public double score(Initialised network) {
        Batch batch = network.batch(0);
        RecordedNetwork single = network.record(network.network(), 1);
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(network.classes());
        Map<String, int[]> signs = new LinkedHashMap<>();
        int each = batch.pixels().length / batch.labels().length;
        for (int image = 0; image < batch.labels().length; image++) {
            single.image().value().setAll(Arrays.copyOfRange(batch.pixels(), image * each, (image + 1) * each));
            single.tape().forward(Mode.TRAINING);
            byte[] label = {batch.labels()[image]};
            single.output()
                    .gradient()
                    .setAll(loss.gradient(single.output().value().toArray(), label));
            single.tape().backward(single.output());
            single.tape().parameters().values().forEach(parameter -> add(parameter, signs));
        }
        double agreement = 0;
        long weights = 0;
        for (int[] sums : signs.values()) {
            for (int sum : sums) {
                agreement += Math.abs(sum);
            }
            weights += sums.length;
        }
        return total == Total.SUM ? agreement : agreement / weights;
    }

    private static void add(Parameter parameter, Map<String, int[]> signs) {
        if (parameter.isWeights() && parameter.reached()) {
            float[] gradient = parameter.gradient().toArray();
            int[] sums = signs.computeIfAbsent(parameter.name(), name -> new int[gradient.length]);
            for (int i = 0; i < gradient.length; i++) {
                sums[i] += (int) Math.signum(gradient[i]);
            }
        }
    }
}
