package org.nasgauge.spaces.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.EnumerableSpace;

/** A space of which every combination of choices is valid, numbered like the readings of a counter. */
public abstract class NumberedDecisionSpace extends DecisionSpace implements EnumerableSpace {
    /** Which decision changes from one number to the next. */
    protected enum Fastest {
        FIRST,
        LAST
    }

    private final int[] sizes;
    private final int[] strides;
    private final int size;

    protected NumberedDecisionSpace(String name, List<Decision> decisions, Fastest fastest) {
        super(name, decisions);
        sizes = decisions.stream().mapToInt(Decision::size).toArray();
        strides = new int[sizes.length];
        int stride = 1;
        for (int i = 0; i < sizes.length; i++) {
            int decision = fastest == Fastest.FIRST ? i : sizes.length - 1 - i;
            strides[decision] = stride;
            stride = Math.multiplyExact(stride, sizes[decision]);
        }
        size = stride;
    }

    @Override
    protected final Optional<String> brokenRule(Architecture genome) {
        return Optional.empty();
    }

    @Override
    public final int size() {
        return size;
    }

    @Override
    public final int indexOf(Architecture genome) {
        if (genome.length() != sizes.length) {
            throw new IllegalArgumentException(violation(genome).orElse(""));
        }
        int index = 0;
        for (int i = 0; i < sizes.length; i++) {
            int choice = genome.choice(i);
            if (choice < 0 || choice >= sizes[i]) {
                throw new IllegalArgumentException(violation(genome).orElse(""));
            }
            index += choice * strides[i];
        }
        return index;
    }

    @Override
    public final Architecture at(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("architecture " + index + " of " + size);
        }
        int[] choices = new int[sizes.length];
        Arrays.setAll(choices, i -> index / strides[i] % sizes[i]);
        return Architecture.of(choices);
    }
}
