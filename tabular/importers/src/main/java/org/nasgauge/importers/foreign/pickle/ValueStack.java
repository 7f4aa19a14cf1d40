package org.nasgauge.importers.foreign.pickle;

import java.util.Arrays;

/** The stack of a pickle, with its marks. Refuses to go below the last mark. */
final class ValueStack {
    private static final PickleValue[] EMPTY = {};

    private PickleValue[] values = EMPTY;
    private int size;
    private int[] marks = {};
    private int markCount;

    int size() {
        return size;
    }

    int markCount() {
        return markCount;
    }

    PickleValue get(int index) {
        return values[index];
    }

    void push(PickleValue value) {
        values = size == values.length ? Arrays.copyOf(values, Math.max(64, size + (size >> 1))) : values;
        values[size++] = value;
    }

    PickleValue pop() {
        PickleValue top = peek();
        size--;
        return top;
    }

    PickleValue peek() {
        if (size <= floor()) {
            throw new IllegalArgumentException("nothing is on the stack");
        }
        return values[size - 1];
    }

    void replaceTop(PickleValue value) {
        values[size - 1] = value;
    }

    void mark() {
        marks = markCount == marks.length ? Arrays.copyOf(marks, Math.max(16, 2 * markCount)) : marks;
        marks[markCount++] = size;
    }

    /** Removes the last mark; the values above it stay and begin at the index that is returned. */
    int popMark() {
        if (markCount == 0) {
            throw new IllegalArgumentException("no mark is on the stack");
        }
        return marks[--markCount];
    }

    /** The index of the uppermost values, all of which have to be above the last mark. */
    int top(int count) {
        if (size - count < floor()) {
            throw new IllegalArgumentException("nothing is on the stack");
        }
        return size - count;
    }

    /** The value right below an index that {@link #popMark} gave. */
    PickleValue below(int index) {
        if (index <= floor()) {
            throw new IllegalArgumentException("nothing is below the mark");
        }
        return values[index - 1];
    }

    void truncate(int newSize) {
        Arrays.fill(values, newSize, size, null);
        size = newSize;
    }

    private int floor() {
        return markCount == 0 ? 0 : marks[markCount - 1];
    }
}
