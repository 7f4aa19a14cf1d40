package org.nasgauge.oneshot.differentiable;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.nasgauge.oneshot.Snapshot;

/**
 * What an epoch has left.
 *
 * @param weights of each decision's choices, without noise
 * @param eigenvalue the greatest, of the Hessian of the validation loss by the numbers, where it was looked at
 * @param work multiply-accumulates of the epoch
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Epoch(double[][] weights, OptionalDouble eigenvalue, long work) {
    static void keep(List<Epoch> epochs, Snapshot snapshot) {
        snapshot.put("epochs", epochs.size());
        for (int e = 0; e < epochs.size(); e++) {
            Epoch epoch = epochs.get(e);
            snapshot.put("epoch " + e, (double) epoch.work, epoch.eigenvalue.orElse(Double.NaN), epoch.weights.length);
            for (int d = 0; d < epoch.weights.length; d++) {
                snapshot.put("epoch " + e + " " + d, epoch.weights[d]);
            }
        }
    }

    static List<Epoch> kept(Snapshot snapshot) {
        List<Epoch> epochs = new ArrayList<>();
        for (int e = 0; e < (int) snapshot.get("epochs")[0]; e++) {
            double[] facts = snapshot.get("epoch " + e);
            double[][] weights = new double[(int) facts[2]][];
            for (int d = 0; d < weights.length; d++) {
                weights[d] = snapshot.get("epoch " + e + " " + d);
            }
            OptionalDouble eigenvalue = Double.isNaN(facts[1]) ? OptionalDouble.empty() : OptionalDouble.of(facts[1]);
            epochs.add(new Epoch(weights, eigenvalue, (long) facts[0]));
        }
        return epochs;
    }
}
