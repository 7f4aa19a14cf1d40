package org.nasgauge.reproduction.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.networks.NetworkDefined.DeadOperations;
import org.nasgauge.networks.NetworkOperations;
import org.nasgauge.networks.NetworkOperations.Operation;

/**
 * The operations of all networks of a space, as the benchmark's authors built them, dead ones kept. An operation has two
 * numbers: its millions of multiply-accumulates, and thousands of elements in its output.
 *
 * @param byDepth of each network: its depths, of each its operations, of each the two numbers
 * @param counts of each network, how often there is each of the space's operations
 */
public record Operations(List<double[][][]> byDepth, List<double[]> counts) {
    /** @throws UserError if the space does not say what its networks are */
    static Operations of(String place, EnumerableSpace space) {
        if (!(space instanceof NetworkDefined networks)) {
            throw UserError.at(
                    place,
                    "nothing is known of the networks of " + space.name(),
                    "Predict from columns, or leave it out");
        }
        // Networks are of few different depths and operations, which are kept once.
        Map<Operation, Integer> known = new HashMap<>();
        Map<List<Operation>, double[][]> depths = new HashMap<>();
        List<double[][][]> byDepth = new ArrayList<>();
        List<Map<Operation, Integer>> counted = new ArrayList<>();
        for (int index = 0; index < space.size(); index++) {
            Network network = networks.asWritten(space.at(index), networks.standardScale(), DeadOperations.KEPT);
            NetworkOperations operations = NetworkOperations.of(network);
            byDepth.add(operations.byDepth().stream()
                    .map(depth -> depths.computeIfAbsent(depth, Operations::numbers))
                    .toArray(double[][][]::new));
            Map<Operation, Integer> counts = operations.counts();
            counts.keySet().forEach(operation -> known.putIfAbsent(operation, known.size()));
            counted.add(counts);
        }
        List<double[]> counts = new ArrayList<>();
        for (Map<Operation, Integer> one : counted) {
            double[] row = new double[known.size()];
            one.forEach((operation, count) -> row[Objects.requireNonNull(known.get(operation))] = count);
            counts.add(row);
        }
        return new Operations(byDepth, counts);
    }

    private static double[][] numbers(List<Operation> depth) {
        return depth.stream()
                .map(operation -> new double[] {
                    operation.multiplyAccumulates() / 1e6, operation.output().elements() / 1e3
                })
                .toArray(double[][]::new);
    }
}
