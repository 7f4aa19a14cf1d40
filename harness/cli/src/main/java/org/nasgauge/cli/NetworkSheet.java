package org.nasgauge.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.networks.Pool;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;

/** A network written down: what it costs, and its layers. */
final class NetworkSheet {
    private static final List<Column> COLUMNS = List.of(
            new Column("layer", "layer", Column.Kind.TEXT),
            new Column("does", "does", Column.Kind.TEXT),
            new Column("output", "output", Column.Kind.TEXT),
            new Column("parameters", "parameters", Column.Kind.WHOLE),
            new Column("multiply_accumulates", "MACs", Column.Kind.WHOLE),
            new Column("reads", "reads", Column.Kind.TEXT));

    private NetworkSheet() {}

    /** @param title the architecture, in its space's own form */
    static Document of(String title, Network network) {
        NetworkCounts counts = NetworkCounts.of(network);
        Block facts = new Block.Facts(
                "counts",
                List.of(
                        fact("parameters", "Parameters", counts.parameters()),
                        fact("multiply_accumulates", "Multiply-accumulates", counts.multiplyAccumulates()),
                        fact("activation_bytes", "Bytes of all features", counts.activationBytes()),
                        fact("peak_activation_bytes", "Bytes at one time", counts.peakActivationBytes()),
                        fact("depth", "Depth", counts.depth())));
        Block layers = new Table(
                "layers",
                "The layers for one image, in the order in which they run; outputs are height x width x channels.",
                COLUMNS,
                network.nodes().stream().map(node -> row(network, node)).toList());
        return new Document(title, List.of(new Section("network", "", List.of(facts, layers))));
    }

    private static Block.Fact fact(String key, String label, long value) {
        return new Block.Fact(key, label, new Cell.Whole(value));
    }

    private static Table.Row row(Network network, Node node) {
        long parameters = network.parameters(node).stream()
                .mapToLong(Layer.Parameter::size)
                .sum();
        return Table.Row.of(
                new Cell.Text(node.name()),
                new Cell.Text(described(node.layer())),
                new Cell.Text(node.shape().toString()),
                new Cell.Whole(parameters),
                new Cell.Whole(node.layer().multiplyAccumulates(network.inputShapes(node), node.shape())),
                new Cell.Text(network.inputs(node).stream().map(Node::name).collect(Collectors.joining(", "))));
    }

    private static String described(Layer layer) {
        if (layer instanceof Convolution convolution) {
            return "convolution " + window(convolution.kernelHeight(), convolution.kernelWidth(), convolution.stride())
                    + (convolution.groups() > 1 ? ", " + convolution.groups() + " groups" : "")
                    + (convolution.dilation() > 1 ? ", dilation " + convolution.dilation() : "");
        } else if (layer instanceof Pool pool) {
            return words(pool.kind().name()) + " pool " + window(pool.window(), pool.window(), pool.stride());
        } else if (layer instanceof Layer.Activation activation) {
            return words(activation.name());
        } else if (layer instanceof Layer.Slice slice) {
            return "channels " + slice.from() + " to " + (slice.to() - 1);
        }
        String name = layer.getClass().getSimpleName();
        return words(name.replaceAll("(?<=[a-z])(?=[A-Z])", " "));
    }

    private static String window(int height, int width, int stride) {
        return height + "x" + width + (stride > 1 ? ", stride " + stride : "");
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
