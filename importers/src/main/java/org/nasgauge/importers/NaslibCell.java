package org.nasgauge.importers;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;

/**
 * Cells as NASLib writes them: {@code (4, 3, 3, 0, 0, 0)}, one operation an edge. Its edges are ordered by their source
 * (01, 02, 03, 12, 13, 23), those of the official forms by their target (01, 02, 12, 03, 13, 23): who reads one as the
 * other swaps two edges.
 */
public final class NaslibCell {
    private static final Pattern TUPLE =
            Pattern.compile("\\(([0-9]), ?([0-9]), ?([0-9]), ?([0-9]), ?([0-9]), ?([0-9])\\)");

    /** For each edge in official order, its position in NASLib's. */
    private static final int[] POSITIONS = {0, 1, 3, 2, 4, 5};

    private static final List<String> NASBENCH201 =
            List.of("skip_connect", "none", "nor_conv_3x3", "nor_conv_1x1", "avg_pool_3x3");
    private static final List<String> TRANSNAS = List.of("skip_connect", "none", "conv3x3", "conv1x1");

    private NaslibCell() {}

    /**
     * A cell of NAS-Bench-201.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Architecture nasbench201(EnumerableSpace space, String text) {
        return read(space, NASBENCH201, text);
    }

    /**
     * A cell of TransNAS-Bench-101's micro space.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Architecture transnasMicro(EnumerableSpace space, String text) {
        return read(space, TRANSNAS, text);
    }

    private static Architecture read(EnumerableSpace space, List<String> operations, String text) {
        Matcher tuple = TUPLE.matcher(text.strip());
        if (!tuple.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no cell of NASLib; expected six numbers in brackets");
        }
        return Architecture.of(IntStream.range(0, POSITIONS.length)
                .map(edge -> {
                    int operation = Integer.parseInt(tuple.group(1 + POSITIONS[edge]));
                    if (operation >= operations.size()) {
                        throw new IllegalArgumentException("'" + text + "' names operation " + operation
                                + "; expected 0 to " + (operations.size() - 1));
                    }
                    List<String> choices = space.decisions().get(edge).choices();
                    return choices.indexOf(operations.get(operation));
                })
                .toArray());
    }
}
