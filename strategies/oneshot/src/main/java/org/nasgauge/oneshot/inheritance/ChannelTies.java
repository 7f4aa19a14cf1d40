package org.nasgauge.oneshot.inheritance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;

/**
 * Which channels of a network's features can only be copied together: those that are added up, those that a layer hands on
 * one by one, and those of nodes that share their parameters. What the image and the logits have, cannot be copied.
 */
final class ChannelTies {
    /** Where the channels of each node begin, all of the network in a row. */
    private final int[] first;
    /** Of each channel another one of its group, or itself for the one that stands for the group. */
    private final int[] towards;
    /** Stands for all that cannot be copied. */
    private final int fixed;

    ChannelTies(Network network) {
        List<Node> nodes = network.nodes();
        first = new int[nodes.size()];
        int count = 0;
        for (Node node : nodes) {
            first[node.index()] = count;
            count += node.shape().channels();
        }
        fixed = count;
        towards = new int[count + 1];
        for (int i = 0; i <= count; i++) {
            towards[i] = i;
        }
        Map<String, Node> sharing = new HashMap<>();
        for (Node node : nodes) {
            tieToInputs(network, node);
            Node sharer = sharing.putIfAbsent(node.parametersOf(), node);
            if (sharer != null) {
                tieAll(node, sharer);
                for (int i = 0; i < node.inputs().size(); i++) {
                    tieAll(network.inputs(node).get(i), network.inputs(sharer).get(i));
                }
            }
        }
        fix(network.image());
        fix(network.output());
    }

    private void tieToInputs(Network network, Node node) {
        List<Node> inputs = network.inputs(node);
        if (node.layer() instanceof Convolution convolution) {
            boolean alone = convolution.groups() == inputs.get(0).shape().channels()
                    && convolution.groups() == convolution.channels();
            if (convolution.groups() > 1 && alone) {
                tieAll(node, inputs.get(0));
            } else if (convolution.groups() > 1) { // groups of copies would no longer be of one size
                fix(node);
                fix(inputs.get(0));
            }
        } else if (node.layer() instanceof Layer.Concatenation) {
            int from = 0;
            for (Node input : inputs) {
                tie(node, from, input, 0, input.shape().channels());
                from += input.shape().channels();
            }
        } else if (node.layer() instanceof Layer.Slice slice) {
            tie(node, 0, inputs.get(0), slice.from(), node.shape().channels());
        } else if (!(node.layer() instanceof Layer.Linear)) {
            inputs.forEach(input -> tieAll(node, input));
        }
    }

    private void tieAll(Node one, Node other) {
        tie(one, 0, other, 0, one.shape().channels());
    }

    private void tie(Node one, int from, Node other, int otherFrom, int channels) {
        for (int c = 0; c < channels; c++) {
            towards[of(one, from + c)] = of(other, otherFrom + c);
        }
    }

    private void fix(Node node) {
        for (int c = 0; c < node.shape().channels(); c++) {
            towards[of(node, c)] = group(fixed);
        }
    }

    private int group(int channel) {
        int at = channel;
        while (towards[at] != at) {
            towards[at] = towards[towards[at]];
            at = towards[at];
        }
        return at;
    }

    /** How many numbers of groups there are. */
    int size() {
        return towards.length;
    }

    /** The number of the group that a node's channel belongs to. */
    int of(Node node, int channel) {
        return group(first[node.index()] + channel);
    }

    /** Whether every channel of a node can be copied. */
    boolean isFree(Node node) {
        for (int c = 0; c < node.shape().channels(); c++) {
            if (of(node, c) == group(fixed)) {
                return false;
            }
        }
        return true;
    }
}
