package org.nasgauge.networks;

import static org.nasgauge.networks.Demands.only;
import static org.nasgauge.networks.Demands.positions;
import static org.nasgauge.networks.Demands.require;

import java.util.ArrayList;
import java.util.List;

/**
 * A two-dimensional convolution. Zeros pad both ends of each side alike, by {@code dilation * (kernel - 1) / 2}, as
 * PyTorch does: at stride 1 height and width stay, at stride 2 they are halved and rounded up. Frameworks whose «same»
 * pads the far end more at stride 2 have to be told.
 *
 * <p>Weights: output channels, input channels / groups, kernel height, kernel width.
 *
 * @param channels of the output; a multiple of {@code groups}
 * @param kernelHeight odd
 * @param kernelWidth odd
 * @param groups 1, or the number of input channels if it is depthwise
 * @param dilation distance between the pixels that are read, 1 if they are neighbours
 */
public record Convolution(
        int channels, int kernelHeight, int kernelWidth, int stride, int groups, int dilation, boolean bias)
        implements Layer {
    public Convolution {
        require(channels >= 1, "channels", channels, "from 1");
        require(kernelHeight >= 1 && kernelHeight % 2 == 1, "kernel height", kernelHeight, "odd");
        require(kernelWidth >= 1 && kernelWidth % 2 == 1, "kernel width", kernelWidth, "odd");
        require(stride >= 1, "stride", stride, "from 1");
        require(dilation >= 1, "dilation", dilation, "from 1");
        require(groups >= 1 && channels % groups == 0, "groups", groups, "a divisor of the channels");
    }

    /** A square kernel, stride 1, without groups, dilation or bias. */
    public Convolution(int channels, int kernel) {
        this(channels, kernel, kernel, 1, 1, 1, false);
    }

    public Convolution withChannels(int other) {
        return new Convolution(other, kernelHeight, kernelWidth, stride, groups, dilation, bias);
    }

    public Convolution withStride(int other) {
        return new Convolution(channels, kernelHeight, kernelWidth, other, groups, dilation, bias);
    }

    public Convolution withGroups(int other) {
        return new Convolution(channels, kernelHeight, kernelWidth, stride, other, dilation, bias);
    }

    public Convolution withDilation(int other) {
        return new Convolution(channels, kernelHeight, kernelWidth, stride, groups, other, bias);
    }

    public Convolution withBias() {
        return new Convolution(channels, kernelHeight, kernelWidth, stride, groups, dilation, true);
    }

    /** Rows of zeros above and below. */
    public int paddingHeight() {
        return dilation * (kernelHeight - 1) / 2;
    }

    /** Columns of zeros to the left and right. */
    public int paddingWidth() {
        return dilation * (kernelWidth - 1) / 2;
    }

    @Override
    public FeatureShape output(List<FeatureShape> inputs) {
        FeatureShape input = only(inputs);
        if (input.channels() % groups != 0) {
            throw new IllegalArgumentException(
                    groups + " groups do not divide the " + input.channels() + " channels of the input");
        }
        return new FeatureShape(
                positions(input.height(), dilation * (kernelHeight - 1) + 1, stride, paddingHeight()),
                positions(input.width(), dilation * (kernelWidth - 1) + 1, stride, paddingWidth()),
                channels);
    }

    @Override
    public List<Parameter> parameters(List<FeatureShape> inputs) {
        List<Parameter> parameters = new ArrayList<>(2);
        parameters.add(new Parameter(
                "weights", List.of(channels, only(inputs).channels() / groups, kernelHeight, kernelWidth)));
        if (bias) {
            parameters.add(new Parameter("bias", List.of(channels)));
        }
        return parameters;
    }

    @Override
    public long multiplyAccumulates(List<FeatureShape> inputs, FeatureShape output) {
        return output.elements() * (only(inputs).channels() / groups) * kernelHeight * kernelWidth;
    }

    @Override
    public long biasAdditions(FeatureShape output) {
        return bias ? output.elements() : 0;
    }
}
