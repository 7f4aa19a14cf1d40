package org.nasgauge.spaces.natssize;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.Scale;
import org.nasgauge.networks.Supernet;
import org.nasgauge.networks.SupernetDefined;
import org.nasgauge.spaces.decision.NumberedDecisionSpace;
import org.nasgauge.spaces.nasbench201.CellNetwork;
import org.nasgauge.spaces.nasbench201.Operation;

/**
 * The 32,768 networks of five layers with 8, 16, …, 64 channels, in the official order, which is that of their numbers
 * of channels. Written as in {@code 8:64:32:48:8}. No two are the same network.
 */
public final class NatsSizeSpace extends NumberedDecisionSpace implements SupernetDefined {
    static final String NAME = "nats-size";

    private static final int LAYERS = 5;
    private static final int STEP = 8;
    private static final int CHOICES = 8;
    /** The cell that all layers but the reductions have. */
    private static final List<Operation> CELL = List.of(
            Operation.NOR_CONV_3X3,
            Operation.NOR_CONV_3X3,
            Operation.NOR_CONV_3X3,
            Operation.SKIP_CONNECT,
            Operation.NOR_CONV_3X3,
            Operation.NOR_CONV_3X3);

    private static final Scale STANDARD =
            new Scale(new FeatureShape(32, 32, 3), 10, CHOICES * STEP, 3, 1, 3, Scale.Reduction.PUBLISHED);
    private static final Pattern FORM = Pattern.compile("\\d{1,2}(:\\d{1,2}){" + (LAYERS - 1) + "}");

    public NatsSizeSpace() {
        super(
                NAME,
                IntStream.rangeClosed(1, LAYERS).mapToObj(NatsSizeSpace::layer).toList(),
                Fastest.LAST);
    }

    private static Decision layer(int number) {
        return new Decision(
                "channels of layer " + number,
                IntStream.rangeClosed(1, CHOICES)
                        .mapToObj(choice -> Integer.toString(choice * STEP))
                        .toList());
    }

    /** The numbers of channels, by layer. */
    public List<Integer> channels(Architecture network) {
        return Arrays.stream(network.choices())
                .map(choice -> (choice + 1) * STEP)
                .boxed()
                .toList();
    }

    /**
     * Cells and reductions are the layers; the scale's channels are those of the widest choice, and the others have their
     * share of them.
     */
    @Override
    public Network network(Architecture network, Scale scale) {
        check(scale);
        int[] channels = Arrays.stream(network.choices())
                .map(choice -> channels(choice, scale))
                .toArray();
        return CellNetwork.of(CELL, scale, channels);
    }

    private static void check(Scale scale) {
        if (scale.stages() * (scale.cellsPerStage() + 1) - 1 != LAYERS || scale.channels() % CHOICES != 0) {
            throw new IllegalArgumentException(
                    NAME + " has " + LAYERS + " layers, cells and the reductions between stages," + " and channels in "
                            + CHOICES + " equal steps, not " + scale);
        }
    }

    private static int channels(int choice, Scale scale) {
        return (choice + 1) * scale.channels() / CHOICES;
    }

    /** Of the widest layers, of which others have the first channels. */
    @Override
    public Supernet supernet(Scale scale) {
        check(scale);
        Network whole = CellNetwork.withOpenSkips(CELL, scale, LAYERS);
        List<Integer> channels = IntStream.range(0, CHOICES)
                .mapToObj(choice -> channels(choice, scale))
                .toList();
        Map<Integer, Supernet.Width> widths = new HashMap<>();
        for (Node node : whole.nodes()) {
            if (node.layer() instanceof Convolution) {
                long before = whole.blocks().stream()
                        .filter(block -> block.index() < node.index())
                        .count();
                int layer = (int) Math.max(0, before - 1); // the stem is as wide as the first
                widths.put(node.index(), new Supernet.Width(layer, channels));
            }
        }
        return new Supernet(whole, Optional.of(new SizeChoices(decisions(), scale.cellsPerStage())), widths);
    }

    @Override
    public Scale standardScale() {
        return STANDARD;
    }

    @Override
    public Complexity complexity(Architecture network, DeadOperations dead) {
        return CellNetwork.complexity(network(network, STANDARD));
    }

    @Override
    public Architecture parse(String text) {
        String form = "expected " + LAYERS + " numbers of channels from " + STEP + " to " + CHOICES * STEP
                + " in steps of " + STEP + ", with colons between";
        if (!FORM.matcher(text).matches()) {
            throw refused(text, form);
        }
        int[] choices = Pattern.compile(":")
                .splitAsStream(text)
                .mapToInt(channels -> Integer.parseInt(channels) / STEP - 1)
                .toArray();
        return readFrom(text, Architecture.of(choices), form);
    }

    @Override
    public String format(Architecture network) {
        return channels(network).stream().map(String::valueOf).collect(Collectors.joining(":"));
    }

    /** Makes the space known. */
    public static final class Provider implements SearchSpaceProvider {
        @Override
        public List<String> names() {
            return List.of(NAME);
        }

        @Override
        public SearchSpace space(String name) {
            return new NatsSizeSpace();
        }
    }
}
