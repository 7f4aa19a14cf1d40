package org.nasgauge.spaces.nasbench101;

import java.util.List;
import java.util.stream.Collectors;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Notation;
import org.nasgauge.spaces.nasbench101.Module.Operation;

/**
 * The adjacency matrix row by row, a colon, and a digit for the operation of each inner vertex as the benchmark labels
 * them for its hash. As in {@code 010001000:0}, a convolution of 3×3 between input and output.
 */
final class LabelForm implements Notation {
    private static final List<Operation> OPERATIONS = List.of(Operation.values());

    private final NasBench101Space space;

    LabelForm(NasBench101Space space) {
        this.space = space;
    }

    @Override
    public String name() {
        return "labels";
    }

    @Override
    public Architecture read(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !text.substring(colon + 1).matches("[0-2]*")) {
            throw new IllegalArgumentException(Quoted.of(text)
                    + " is no module in labels: expected a matrix, a colon, and digits from 0 to 2, like 010001000:0");
        }
        String operations = text.substring(colon + 1)
                .chars()
                .mapToObj(label -> operation(label - '0').officialName() + ",")
                .collect(Collectors.joining());
        return space.specification(text.substring(0, colon) + ":input," + operations + "output");
    }

    private static Operation operation(int label) {
        return OPERATIONS.stream()
                .filter(operation -> operation.label() == label)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String write(Architecture genome) {
        String[] parts = space.format(genome).split(":", -1);
        String labels = List.of(parts[1].split(",", -1)).stream()
                .flatMap(name -> OPERATIONS.stream()
                        .filter(operation -> operation.officialName().equals(name)))
                .map(operation -> String.valueOf(operation.label()))
                .collect(Collectors.joining());
        return parts[0] + ":" + labels;
    }
}
