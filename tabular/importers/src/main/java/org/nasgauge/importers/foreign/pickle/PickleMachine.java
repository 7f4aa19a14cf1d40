package org.nasgauge.importers.foreign.pickle;

import org.jspecify.annotations.Nullable;

/**
 * What a pickle works on: a stack with marks, a memo, and the room that both may take. Every step throws an {@link
 * IllegalArgumentException} where the pickle is damaged, beyond the limits, or names a class that is not allowed.
 */
final class PickleMachine {
    private final PickleLimits limits;
    private final AllowedClasses classes;
    private final ValueStack stack = new ValueStack();
    private final Memo memo = new Memo();
    private final HeapBudget heap;
    private @Nullable HandOver handOver;

    PickleMachine(PickleLimits limits, AllowedClasses classes) {
        this.limits = limits;
        this.classes = classes;
        this.heap = new HeapBudget(limits.heap());
    }

    void handOver(HandOver large) {
        handOver = large;
    }

    /** The only value that is left. */
    PickleValue result() {
        PickleValue value = stack.pop();
        if (stack.size() != 0 || stack.markCount() != 0) {
            throw new IllegalArgumentException("values are left over at the end of the pickle");
        }
        return value;
    }

    void mark() {
        heap.charge(HeapBudget.SLOT);
        stack.mark();
    }

    void drop() {
        stack.pop();
    }

    void dropToMark() {
        stack.truncate(stack.popMark());
    }

    void duplicate() {
        push(stack.peek());
    }

    /** The index of the uppermost values, all of which have to be above the last mark. */
    int top(int count) {
        return stack.top(count);
    }

    /** The index of the lowest value above the last mark, which is gone then. */
    int marked() {
        return stack.popMark();
    }

    /** Pushes what takes no room of its own. */
    void push(PickleValue value) {
        heap.charge(HeapBudget.SLOT);
        stack.push(value);
    }

    void scalar(PickleValue value) {
        heap.charge(HeapBudget.SCALAR + HeapBudget.SLOT);
        stack.push(value);
    }

    void text(PickleValue.Text text) {
        heap.charge(HeapBudget.text(text.value().length()));
        stack.push(text);
    }

    void raw(byte[] bytes) {
        heap.charge(HeapBudget.text(bytes.length));
        stack.push(new PickleValue.Raw(bytes));
    }

    void compound(PickleValue.Compound value) {
        heap.charge(HeapBudget.COMPOUND);
        checked(value);
        stack.push(value);
    }

    void emptyDict() {
        Dict dict = new Dict();
        if (handOver != null) {
            handOver.begin(dict, stack, memo, heap);
        }
        compound(dict);
    }

    void dict(int from) {
        Dict dict = new Dict();
        putAll(dict, from);
        compound(dict);
    }

    void gather(Items.Kind kind, int from) {
        Items items = new Items(kind);
        for (int i = from; i < stack.size(); i++) {
            items.add(stack.get(i));
        }
        settle(from, items.allReals() ? stack.size() - from : 0);
        compound(items);
    }

    void addAll(Items.Kind kind, int from) {
        PickleValue target = stack.below(from);
        if (!(target instanceof Items items) || items.kind() != kind) {
            throw new IllegalArgumentException("items are added to " + target.describe());
        }
        open(items);
        for (int i = from; i < stack.size(); i++) {
            items.add(stack.get(i));
        }
        checked(items);
        settle(from, items.allReals() ? stack.size() - from : 0);
    }

    void setItems(int from) {
        PickleValue target = stack.below(from);
        if (!(target instanceof Dict dict)) {
            throw new IllegalArgumentException("items are put into " + target.describe());
        }
        open(dict);
        if (handOver != null && handOver.takes(dict)) {
            requirePairs(from);
            handOver.pass(stack, from);
            stack.truncate(from);
            handOver.forget(memo, heap);
        } else {
            putAll(dict, from);
        }
    }

    private void putAll(Dict dict, int from) {
        requirePairs(from);
        for (int i = from; i < stack.size(); i += 2) {
            dict.put(stack.get(i), stack.get(i + 1));
        }
        checked(dict);
        settle(from, dict.allRealValues() ? (stack.size() - from) / 2 : 0);
    }

    private void requirePairs(int from) {
        if ((stack.size() - from) % 2 != 0) {
            throw new IllegalArgumentException("a key without a value");
        }
    }

    /** Takes values off the stack, of which so many reals now stand in an array. */
    private void settle(int from, int folded) {
        heap.folded(folded);
        stack.truncate(from);
    }

    private void open(PickleValue.Compound target) {
        if (target.nesting().complete()) {
            throw new IllegalArgumentException("a value is changed after it was put into another one, or holds itself");
        }
    }

    private void checked(PickleValue.Compound value) {
        open(value);
        Nesting nesting = value.nesting();
        if (nesting.depth() > limits.depth()) {
            throw new IllegalArgumentException("values are nested more than " + limits.depth() + " deep");
        }
        if (nesting.weight() > limits.weight()) {
            throw new IllegalArgumentException("unfolded, it would be more than " + limits.weight() + " values");
        }
    }

    /** @param most that a number can be, since the pickle is no longer */
    void remember(long index, long most) {
        heap.charge(HeapBudget.SLOT);
        memo.put(index, stack.peek(), most);
    }

    void rememberNext(long most) {
        remember(memo.size(), most);
    }

    void recall(long index) {
        push(memo.get(index));
    }

    void global(String module, String name) {
        String qualified = module + "." + name;
        if (classes.find(qualified).isEmpty()) {
            throw new IllegalArgumentException("names '" + qualified + "', which is not allowed; nothing was run");
        }
        push(new PickleValue.Global(qualified));
    }

    void globalOnStack() {
        PickleValue name = stack.pop();
        PickleValue module = stack.pop();
        if (!(name instanceof PickleValue.Text n) || !(module instanceof PickleValue.Text m)) {
            throw new IllegalArgumentException("a class is named by two texts");
        }
        global(m.value(), n.value());
    }

    void rebuild() {
        PickleValue arguments = stack.pop();
        PickleValue callee = stack.pop();
        if (!(callee instanceof PickleValue.Global type) || !(arguments instanceof Items items)) {
            throw new IllegalArgumentException("calls " + callee.describe() + " with " + arguments.describe());
        }
        heap.charge(HeapBudget.rebuilt(arguments));
        PickleValue made = classes.find(type.name()).orElseThrow().of(type, items);
        if (made instanceof PickleValue.Compound compound) {
            checked(compound);
        }
        stack.push(made);
    }

    void build() {
        PickleValue state = stack.pop();
        PickleValue target = stack.peek();
        if (!(target instanceof Instance instance)) {
            throw new IllegalArgumentException("a state is given to " + target.describe());
        }
        open(instance);
        if (NumPy.isArray(instance)) {
            heap.charge(HeapBudget.rebuilt(state));
            PickleValue array = NumPy.fromState(state);
            stack.replaceTop(array);
            if (instance.memoIndex() >= 0) {
                memo.replace(instance.memoIndex(), array);
            }
        } else {
            instance.become(state);
            checked(instance);
        }
    }

    void persistentOnStack() {
        persistent(stack.pop());
    }

    void persistent(PickleValue id) {
        if (!(id instanceof Items || id instanceof PickleValue.Text)) {
            throw new IllegalArgumentException("a persistent id that is " + id.describe());
        }
        scalar(new PickleValue.Persistent(id));
    }
}
