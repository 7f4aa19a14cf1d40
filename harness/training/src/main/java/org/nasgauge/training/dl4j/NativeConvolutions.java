package org.nasgauge.training.dl4j;

import java.lang.reflect.Field;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.DepthwiseConvolution2DLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Makes a graph's convolutions call ND4J's native operation, as the tape's do. DeepLearning4J 1.0.0-M2.1 means to do so
 * itself, looks for a class that is gone, and falls back on slower steps of its own. On another backend, or with a release
 * that is built otherwise, a graph stays as it is.
 *
 * <p>Batch normalization has such a way too. It is not taken: its gradients are less exact.
 */
final class NativeConvolutions {
    private NativeConvolutions() {}

    static void use(ComputationGraph graph) {
        if (!"CPU"
                .equalsIgnoreCase(
                        Nd4j.getExecutioner().getEnvironmentInformation().getProperty("backend"))) {
            return;
        }
        for (Layer layer : graph.getLayers()) {
            if (layer instanceof ConvolutionLayer convolution
                    && !(layer instanceof DepthwiseConvolution2DLayer)
                    && convolution.layerConf().getDilation()[0] == 1) { // oneDNN refuses others
                try {
                    Field helper = ConvolutionLayer.class.getDeclaredField("helper");
                    helper.setAccessible(true);
                    helper.set(convolution, new MKLDNNConvHelper(DataType.FLOAT));
                } catch (ReflectiveOperationException | RuntimeException e) {
                    return; // slower, and as right
                }
            }
        }
    }
}
