package org.nasgauge.spaces.nasbench101;

import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Notation;
import org.nasgauge.spaces.nasbench101.Module.Operation;
import org.nasgauge.spaces.naslib.NaslibTuple;

/** NASLib's tuple: the adjacency matrix row by row, then the operations of all vertices in an order of NASLib's own. */
final class NaslibForm implements Notation {
    private static final List<String> OPERATIONS = List.of(
            "input",
            "output",
            Operation.MAXPOOL3X3.officialName(),
            Operation.CONV1X1.officialName(),
            Operation.CONV3X3.officialName());

    private final NasBench101Space space;

    NaslibForm(NasBench101Space space) {
        this.space = space;
    }

    @Override
    public String name() {
        return NaslibTuple.NOTATION;
    }

    @Override
    public Architecture read(String text) {
        int[] numbers = NaslibTuple.read(text);
        int vertices = IntStream.rangeClosed(2, Networks.MAX_VERTICES)
                .filter(n -> n * n + n == numbers.length)
                .findFirst()
                .orElseThrow(() -> NaslibTuple.refused(
                        text, numbers.length + " numbers; expected n·n + n for n from 2 to " + Networks.MAX_VERTICES));
        StringBuilder specification = new StringBuilder();
        for (int i = 0; i < numbers.length; i++) {
            boolean isEntry = i < vertices * vertices;
            if (!isEntry && numbers[i] >= OPERATIONS.size()) {
                throw NaslibTuple.refused(text, "operation " + numbers[i] + " is none of 0 to 4");
            }
            specification.append(isEntry ? "" : i == vertices * vertices ? ":" : ",");
            specification.append(isEntry ? numbers[i] : OPERATIONS.get(numbers[i]));
        }
        return space.specification(specification.toString());
    }

    @Override
    public String write(Architecture genome) {
        String[] parts = space.format(genome).split(":", -1);
        IntStream matrix = parts[0].chars().map(entry -> entry - '0');
        IntStream operations = List.of(parts[1].split(",", -1)).stream().mapToInt(OPERATIONS::indexOf);
        return NaslibTuple.write(IntStream.concat(matrix, operations).toArray());
    }
}
