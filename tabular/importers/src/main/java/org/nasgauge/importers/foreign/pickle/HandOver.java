package org.nasgauge.importers.foreign.pickle;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The one dictionary whose items are passed on instead of kept. */
final class HandOver {
    private final String key;
    private final BiConsumer<PickleValue, PickleValue> sink;
    private @Nullable Dict dict;
    private int memoStart;
    private long heldBefore;

    HandOver(String key, BiConsumer<PickleValue, PickleValue> sink) {
        this.key = key;
        this.sink = sink;
    }

    /** Looks whether a dictionary about to be pushed will stand under the key in the outermost one. */
    void begin(Dict fresh, ValueStack stack, Memo memo, HeapBudget heap) {
        int at = stack.size();
        boolean here = dict == null
                && stack.markCount() <= 1
                && at >= 2
                && at % 2 == 0
                && stack.get(0) instanceof Dict
                && stack.get(at - 1) instanceof PickleValue.Text text
                && text.value().equals(key);
        if (here) {
            dict = fresh;
            memoStart = memo.size() + 1; // behind the dictionary itself
            heldBefore = heap.held();
        }
    }

    boolean takes(Dict target) {
        return target == dict;
    }

    void pass(ValueStack stack, int from) {
        for (int i = from; i < stack.size(); i += 2) {
            sink.accept(stack.get(i), stack.get(i + 1));
        }
    }

    /** Lets go of what was passed, texts apart: a pickle that refers to it again is refused. */
    void forget(Memo memo, HeapBudget heap) {
        heldBefore += memo.forgetAllButTexts(memoStart);
        memoStart = memo.size();
        heap.resetTo(heldBefore);
    }
}
