package org.nasgauge.spaces.natssize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.networks.SupernetChoices;

/**
 * The number of channels of each layer, and for each cell but the first whether its skip is an identity: it is where the layer
 * before has as many, and a convolution elsewhere.
 */
final class SizeChoices implements SupernetChoices {
    private final List<Decision> decisions;
    private final int layers;
    /** Their numbers among the layers, from 0. */
    private final List<Integer> cells;

    /** @param cellsPerStage cells between which no layer reduces */
    SizeChoices(List<Decision> ofLayers, int cellsPerStage) {
        this.layers = ofLayers.size();
        this.cells = IntStream.range(1, layers)
                .filter(layer -> (layer + 1) % (cellsPerStage + 1) != 0)
                .boxed()
                .toList();
        List<Decision> all = new ArrayList<>(ofLayers);
        cells.forEach(
                layer -> all.add(new Decision("skip of layer " + (layer + 1), List.of("identity", "convolution"))));
        this.decisions = List.copyOf(all);
    }

    @Override
    public List<Decision> decisions() {
        return decisions;
    }

    @Override
    public OptionalInt edgesKept() {
        return OptionalInt.empty();
    }

    @Override
    public int[] of(Architecture network) {
        int[] choices = Arrays.copyOf(network.choices(), decisions.size());
        for (int i = 0; i < cells.size(); i++) {
            int layer = cells.get(i);
            choices[layers + i] = network.choice(layer - 1) == network.choice(layer) ? 0 : 1;
        }
        return choices;
    }

    @Override
    public Architecture architecture(int[] choices) {
        Architecture network = Architecture.of(Arrays.copyOf(choices, layers));
        if (!Arrays.equals(of(network), choices)) {
            throw new IllegalArgumentException(
                    "a skip is an identity where the layer before is as wide, and only there");
        }
        return network;
    }
}
