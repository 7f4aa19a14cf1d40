package org.nasgauge.proxies;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;

/** Gradient signal preservation. */
@Described(
        name = "grasp",
        summary = "Sum over the weights of minus the weight times the Hessian-gradient product: "
                + "networks whose gradient weights keep.",
        source = "Wang, Zhang and Grosse, Picking winning tickets before training by preserving "
                + "gradient flow, ICLR 2020; sign, and logits that are not divided, as Abdelfattah, "
                + "Mehrotra, Dudziak and Lane, Zero-cost proxies for lightweight NAS, ICLR 2021. "
                + "The Hessian-vector product is exact")
public record Grasp(
        Draws draws,

        @Meaning("what the logits are divided by: 1 in the code that scores networks, 200 where GraSP prunes")
        @Range(least = 0.001)
        double temperature)
        implements Proxy {
    public Grasp() {
        this(new Draws(), 1);
    }

    /** The first gradient, and a second derivative forward: four numbers for one, and twice as many products. */
    @Override
    public long passes() {
        return 11L * draws.batch();
    }

    @Override
    public double score(Initialised network) {
        Map<String, float[]> parameters = new HashMap<>();
        network.passes()
                .parameters()
                .forEach((name, parameter) ->
                        parameters.put(name, parameter.value().toArray()));
        Map<String, float[]> weights = new HashMap<>();
        Map<String, float[]> gradients = new HashMap<>();
        for (Passes.WeightGradient layer : gradients(network)) {
            weights.put(layer.name(), layer.weights());
            gradients.put(layer.name(), layer.gradient());
        }
        return -SecondDerivative.along(
                network.network(), parameters, weights, gradients, network.batch(0), temperature);
    }

    private List<Passes.WeightGradient> gradients(Initialised network) {
        return temperature == 1
                ? network.passes().weightGradients(0)
                : network.passes().weightGradients(0, temperature);
    }
}
