package org.nasgauge.importers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nasgauge.tabular.format.ListedArchitectures;

/** Rows that are made as their architectures come, for spaces that do not number them; and trainings, counted by row. */
public final class ListedRows {
    private final Map<String, Integer> rows = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Integer> trainings = new ArrayList<>();

    /** The row of an architecture, a new one if it is new. */
    public int row(String architecture) {
        return row(architecture, architecture);
    }

    /**
     * The row of a network, a new one if it is new.
     *
     * @param network the same for all architectures that are to share a row
     * @param architecture names the row if it is the first of them
     */
    public int row(String network, String architecture) {
        int row = rows.computeIfAbsent(network, first -> texts.size());
        if (row == texts.size()) {
            texts.add(architecture);
            trainings.add(0);
        }
        return row;
    }

    /** The number of a further training of a row, from 0. */
    public int training(int row) {
        int number = trainings.get(row);
        trainings.set(row, number + 1);
        return number;
    }

    public int size() {
        return texts.size();
    }

    /** Numbers for the trainings, in the place of seeds. */
    public List<Integer> numbers() {
        int most = trainings.stream().mapToInt(Integer::intValue).max().orElse(0);
        return IntStream.range(0, Math.max(1, most)).boxed().toList();
    }

    /** @throws IllegalArgumentException if an architecture cannot stand on a line of its own */
    public ListedArchitectures listed() {
        return ListedArchitectures.of(texts);
    }
}
