package org.nasgauge.training.dl4j;

import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Pool;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A network's layers in DeepLearning4J's words. Every size is said: it would derive some of them wrongly from the shape of
 * the image (the channels of a slice).
 */
final class GraphLayers {
    private GraphLayers() {}

    /**
     * @param from input channels
     * @param to output channels, of all groups or of one
     */
    static ConvolutionLayer convolution(Convolution convolution, int from, int to) {
        return new ConvolutionLayer.Builder(convolution.kernelHeight(), convolution.kernelWidth())
                .stride(convolution.stride(), convolution.stride())
                .padding(convolution.paddingHeight(), convolution.paddingWidth())
                .dilation(convolution.dilation(), convolution.dilation())
                .hasBias(convolution.bias())
                .nIn(from)
                .nOut(to)
                .build();
    }

    static DepthwiseConvolution2D depthwise(Convolution convolution, int channels) {
        return new DepthwiseConvolution2D.Builder(convolution.kernelHeight(), convolution.kernelWidth())
                .stride(convolution.stride(), convolution.stride())
                .padding(convolution.paddingHeight(), convolution.paddingWidth())
                .dilation(convolution.dilation(), convolution.dilation())
                .hasBias(convolution.bias())
                .nIn(channels)
                .nOut(convolution.channels())
                .depthMultiplier(convolution.channels() / channels)
                .build();
    }

    static BatchNormalization normalization(Layer.BatchNormalization normalization, int channels) {
        return new BatchNormalization.Builder()
                .eps(normalization.epsilon())
                .decay(1 - normalization.momentum())
                .lockGammaBeta(!normalization.affine())
                .useLogStd(false)
                .nIn(channels)
                .nOut(channels)
                .build();
    }

    static DenseLayer linear(Layer.Linear linear, int channels) {
        return new DenseLayer.Builder()
                .hasBias(linear.bias())
                .nIn(channels)
                .nOut(linear.channels())
                .build();
    }

    static SubsamplingLayer pool(Pool pool) {
        return new SubsamplingLayer.Builder(
                        pool.kind() == Pool.Kind.MAX
                                ? SubsamplingLayer.PoolingType.MAX
                                : SubsamplingLayer.PoolingType.AVG,
                        new int[] {pool.window(), pool.window()})
                .stride(pool.stride(), pool.stride())
                .padding(pool.padding(), pool.padding())
                .avgPoolIncludePadInDivisor(pool.countsPadding())
                .build();
    }

    static GlobalPoolingLayer globalMean() {
        return new GlobalPoolingLayer.Builder(PoolingType.AVG)
                .collapseDimensions(false)
                .build();
    }

    static ActivationLayer activation(Layer.Activation activation) {
        return new ActivationLayer(
                switch (activation) {
                    case RELU -> Activation.RELU;
                    case RELU6 -> Activation.RELU6;
                    case SIGMOID -> Activation.SIGMOID;
                    case TANH -> Activation.TANH;
                    case SWISH -> Activation.SWISH;
                });
    }

    static LossLayer softmaxCrossEntropy() {
        return new LossLayer.Builder(LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .build();
    }
}
