package com.example.nas;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;
import org.nasgauge.spaces.decision.NumberedDecisionSpace;

/** Three layers in a row, each of three kinds: 27 architectures, written as {@code conv3-pool3-skip}. */
public final class ChainSpace extends NumberedDecisionSpace {
    private static final List<String> LAYERS = List.of("skip", "pool3", "conv3");

    private ChainSpace() {
        super("chain", List.of(layer("first"), layer("second"), layer("third")), Fastest.LAST);
    }

    private static Decision layer(String name) {
        return new Decision(name, LAYERS, Decision.Kind.OPERATION, name);
    }

    @Override
    public String format(Architecture architecture) {
        return Arrays.stream(architecture.choices()).mapToObj(LAYERS::get).collect(Collectors.joining("-"));
    }

    @Override
    public Architecture parse(String text) {
        int[] choices = Arrays.stream(text.split("-")).mapToInt(LAYERS::indexOf).toArray();
        return readFrom(text, Architecture.of(choices), "expected three of " + LAYERS + " with - between them");
    }

    /** Named in META-INF/services: by it the suite knows the space. */
    public static final class Provider implements SearchSpaceProvider {
        @Override
        public List<String> names() {
            return List.of("chain");
        }

        @Override
        public SearchSpace space(String name) {
            return new ChainSpace();
        }
    }
}
