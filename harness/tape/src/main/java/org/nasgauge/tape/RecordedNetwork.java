package org.nasgauge.tape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;

/**
 * A network on a tape: each node a tensor of its name, each parameter that of its name in the set; of one that has more
 * channels than the node asks for, the first of them, whose gradient is that of the whole, 0 elsewhere. The vector of a
 * mixture of weighted sums is a tensor of the mixture's name, equal shares until the caller sets it.
 */
public final class RecordedNetwork implements AutoCloseable {
    private final Tape tape;
    private final Tensor image;
    private final Tensor output;

    private RecordedNetwork(Tape tape, Tensor image, Tensor output) {
        this.tape = tape;
        this.image = image;
        this.output = output;
    }

    /** @param parameters to be shared with other tapes; what is not there yet is made, and all stay open */
    public static RecordedNetwork of(Network network, int batch, ParameterSet parameters) {
        return of(network, batch, new Tape(parameters));
    }

    /** With parameters of its own. */
    public static RecordedNetwork of(Network network, int batch, Backend backend) {
        return of(network, batch, new Tape(backend));
    }

    private static RecordedNetwork of(Network network, int batch, Tape tape) {
        try {
            LayerOperations operations = new LayerOperations(tape);
            Map<Integer, Tensor> made = new HashMap<>();
            for (Node node : network.nodes()) {
                List<Tensor> inputs = new ArrayList<>();
                node.inputs().forEach(index -> inputs.add(made.get(index)));
                Shape shape = Shape.of(batch, node.shape());
                Tensor tensor = node.layer() instanceof Layer.Image
                        ? tape.input(node.name(), shape)
                        : node.layer() instanceof Layer.Zero
                                ? tape.zeros(node.name(), shape)
                                : tape.record(operations.of(node.name(), node.parametersOf(), node.layer(), inputs));
                made.put(node.index(), tensor);
            }
            return new RecordedNetwork(
                    tape,
                    tape.tensor(network.image().name()),
                    tape.tensor(network.output().name()));
        } catch (RuntimeException e) {
            tape.close();
            throw e;
        }
    }

    public Tape tape() {
        return tape;
    }

    /** What the caller fills before a forward pass. */
    public Tensor image() {
        return image;
    }

    /** The logits, for a classifier. */
    public Tensor output() {
        return output;
    }

    /** Closes the tape. */
    @Override
    public void close() {
        tape.close();
    }
}
