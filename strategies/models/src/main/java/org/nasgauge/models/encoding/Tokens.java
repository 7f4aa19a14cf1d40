package org.nasgauge.models.encoding;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;

/**
 * An architecture as a sequence of tokens, one a decision: the same token wherever a choice of the same name and kind is taken, so
 * that what is learned of an operation on one edge holds on others.
 */
public final class Tokens {
    private final List<String> vocabulary = new ArrayList<>();
    private final int[][] tokens;

    public Tokens(List<Decision> decisions) {
        this.tokens = new int[decisions.size()][];
        for (int i = 0; i < tokens.length; i++) {
            Decision decision = decisions.get(i);
            tokens[i] = decision.choices().stream()
                    .mapToInt(choice -> numbered(decision.kind() + " " + choice))
                    .toArray();
        }
    }

    private int numbered(String word) {
        int known = vocabulary.indexOf(word);
        if (known >= 0) {
            return known;
        }
        vocabulary.add(word);
        return vocabulary.size() - 1;
    }

    /** How many tokens there are. */
    public int count() {
        return vocabulary.size();
    }

    /** From 0 to {@link #count()} − 1 each. */
    public int[] of(Architecture architecture) {
        int[] sequence = new int[tokens.length];
        for (int i = 0; i < sequence.length; i++) {
            sequence[i] = tokens[i][architecture.choice(i)];
        }
        return sequence;
    }
}
