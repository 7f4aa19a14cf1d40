package org.nasgauge.importers.foreign.pickle;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.nasgauge.importers.foreign.ByteSource;

/**
 * Reads one pickle. The opcodes are those of Python's {@code pickletools}; what only code could give a meaning to is
 * refused.
 */
public final class Unpickler {
    private static final int MOST_PROTOCOL = 5;
    private static final int MOST_NAME = 1_000;
    private static final int MOST_LONG_BYTES = 256;

    private final ByteSource source;
    private final PickleLimits limits;
    private final AllowedClasses classes;
    private final ValueStack stack = new ValueStack();
    private final Memo memo = new Memo();
    private final Scalars scalars = new Scalars();
    private final HeapBudget heap;
    private @Nullable HandOver handOver;
    private long start;

    public Unpickler(ByteSource source, PickleLimits limits, AllowedClasses classes) {
        this.source = source;
        this.limits = limits;
        this.classes = classes;
        this.heap = new HeapBudget(limits.heap());
    }

    /**
     * Hands over the items of one large dictionary as they come and forgets them, so that the pickle never stands in
     * memory as a whole. The pickle's own dictionary of that name comes out empty.
     *
     * @param key under which the outermost dictionary holds the large one
     * @param sink takes each key and value, in the order of the file
     */
    public Unpickler handingOver(String key, BiConsumer<PickleValue, PickleValue> sink) {
        handOver = new HandOver(key, sink);
        return this;
    }

    /**
     * The value of the pickle, which ends where the source then stands.
     *
     * @throws org.nasgauge.api.error.UserError if it is damaged, beyond the limits, or names a class that is not allowed
     */
    public PickleValue read() {
        start = source.offset();
        while (true) {
            long at = source.offset();
            int opcode = source.u8();
            try {
                if (opcode == '.') {
                    return result();
                }
                step(opcode);
            } catch (IllegalArgumentException e) {
                throw source.refuseAt(
                        at, String.format(Locale.ROOT, "pickle opcode 0x%02x: %s", opcode, e.getMessage()));
            }
        }
    }

    private PickleValue result() {
        PickleValue value = stack.pop();
        if (stack.size() != 0 || stack.markCount() != 0) {
            throw new IllegalArgumentException("values are left over at the end of the pickle");
        }
        return value;
    }

    private void step(int opcode) {
        switch (opcode) {
            case 0x80 -> protocol(source.u8());
            case 0x95 -> source.i64(); // a frame's length says nothing that the opcodes do not
            case '(' -> {
                heap.charge(HeapBudget.SLOT);
                stack.mark();
            }
            case '0' -> stack.pop();
            case '1' -> stack.truncate(stack.popMark());
            case '2' -> again(stack.peek());

            case 'N' -> again(PickleValue.None.NONE);
            case 0x88 -> again(PickleValue.Flag.TRUE);
            case 0x89 -> again(PickleValue.Flag.FALSE);
            case 'K' -> again(Scalars.whole(source.u8()));
            case 'M' -> scalar(Scalars.whole(source.u16()));
            case 'J' -> scalar(Scalars.whole(source.i32()));
            case 0x8a -> scalar(Scalars.twosComplement(source.bytes(source.u8(), MOST_LONG_BYTES, "a number")));
            case 0x8b -> scalar(Scalars.twosComplement(source.bytes(source.i32(), MOST_LONG_BYTES, "a number")));
            case 'I', 'L' -> scalar(Scalars.decimal(line(Scalars.MOST_DIGITS)));
            case 'F' -> scalar(Scalars.real(line(Scalars.MOST_DIGITS)));
            case 'G' -> scalar(new PickleValue.Real(source.doubleBigEndian()));

            case 0x8c -> text(scalars.utf8(content(source.u8())));
            case 'X' -> text(scalars.utf8(content(source.u32())));
            case 0x8d -> text(scalars.utf8(content(source.i64())));
            case 'U' -> text(scalars.latin1(content(source.u8())));
            case 'T' -> text(scalars.latin1(content(source.u32())));
            case 'S' -> text(scalars.text(PythonLiteral.quoted(source.line(limits.bytes()))));
            case 'V' -> text(scalars.text(PythonLiteral.rawUnicode(source.line(limits.bytes()))));
            case 'C' -> raw(content(source.u8()));
            case 'B' -> raw(content(source.u32()));
            case 0x8e, 0x96 -> raw(content(source.i64()));

            case ')' -> compound(new Items(Items.Kind.TUPLE));
            case ']' -> compound(new Items(Items.Kind.LIST));
            case 0x8f -> compound(new Items(Items.Kind.SET));
            case '}' -> emptyDict();
            case 0x85 -> gather(Items.Kind.TUPLE, topOf(1));
            case 0x86 -> gather(Items.Kind.TUPLE, topOf(2));
            case 0x87 -> gather(Items.Kind.TUPLE, topOf(3));
            case 't' -> gather(Items.Kind.TUPLE, stack.popMark());
            case 'l' -> gather(Items.Kind.LIST, stack.popMark());
            case 0x91 -> gather(Items.Kind.SET, stack.popMark());
            case 'd' -> {
                int from = stack.popMark();
                Dict dict = new Dict();
                putAll(dict, from);
                compound(dict);
            }
            case 'a' -> addAll(Items.Kind.LIST, topOf(1));
            case 'e' -> addAll(Items.Kind.LIST, stack.popMark());
            case 0x90 -> addAll(Items.Kind.SET, stack.popMark());
            case 's' -> setItems(topOf(2));
            case 'u' -> setItems(stack.popMark());

            case 'p' -> remember(wholeNumber(line(20)));
            case 'q' -> remember(source.u8());
            case 'r' -> remember(source.u32());
            case 0x94 -> remember(memo.size());
            case 'g' -> again(memo.get(wholeNumber(line(20))));
            case 'h' -> again(memo.get(source.u8()));
            case 'j' -> again(memo.get(source.u32()));

            case 'c' -> {
                String module = line(MOST_NAME);
                again(global(module, line(MOST_NAME)));
            }
            case 0x93 -> {
                PickleValue name = stack.pop();
                PickleValue module = stack.pop();
                if (!(name instanceof PickleValue.Text n) || !(module instanceof PickleValue.Text m)) {
                    throw new IllegalArgumentException("a class is named by two texts");
                }
                again(global(m.value(), n.value()));
            }
            case 'R', 0x81 -> rebuild();
            case 'b' -> build();
            case 'Q' -> persistent(stack.pop());
            case 'P' -> persistent(scalars.text(line(MOST_NAME)));
            default -> throw new IllegalArgumentException("is not read: no table of the field needs it");
        }
    }

    private void protocol(int protocol) {
        if (protocol > MOST_PROTOCOL) {
            throw new IllegalArgumentException("protocol " + protocol + "; up to " + MOST_PROTOCOL + " is read");
        }
    }

    /** Pushes what takes no room of its own. */
    private void again(PickleValue value) {
        heap.charge(HeapBudget.SLOT);
        stack.push(value);
    }

    private void scalar(PickleValue value) {
        heap.charge(HeapBudget.SCALAR + HeapBudget.SLOT);
        stack.push(value);
    }

    private byte[] content(long length) {
        return source.bytes(length, limits.bytes(), "a text");
    }

    private void text(PickleValue.Text text) {
        heap.charge(HeapBudget.text(text.value().length()));
        stack.push(text);
    }

    private void raw(byte[] bytes) {
        heap.charge(HeapBudget.text(bytes.length));
        stack.push(new PickleValue.Raw(bytes));
    }

    private void compound(PickleValue.Compound value) {
        heap.charge(HeapBudget.COMPOUND);
        checked(value);
        stack.push(value);
    }

    private void emptyDict() {
        Dict dict = new Dict();
        if (handOver != null) {
            handOver.begin(dict, stack, memo, heap);
        }
        compound(dict);
    }

    /** The index of the uppermost {@code count} values, of which the lowest must be above the last mark. */
    private int topOf(int count) {
        PickleValue[] seen = new PickleValue[count];
        for (int i = count - 1; i >= 0; i--) {
            seen[i] = stack.pop();
        }
        for (PickleValue value : seen) {
            stack.push(value);
        }
        return stack.size() - count;
    }

    private void gather(Items.Kind kind, int from) {
        Items items = new Items(kind);
        for (int i = from; i < stack.size(); i++) {
            items.add(stack.get(i));
        }
        settle(from, items.allReals() ? stack.size() - from : 0);
        compound(items);
    }

    private void addAll(Items.Kind kind, int from) {
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

    private void setItems(int from) {
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

    private void remember(long index) {
        heap.charge(HeapBudget.SLOT);
        memo.put(index, stack.peek(), source.offset() - start);
    }

    private PickleValue.Global global(String module, String name) {
        String qualified = module + "." + name;
        if (classes.find(qualified).isEmpty()) {
            throw new IllegalArgumentException("names '" + qualified + "', which is not allowed; nothing was run");
        }
        return new PickleValue.Global(qualified);
    }

    private void rebuild() {
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

    private void build() {
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

    private void persistent(PickleValue id) {
        if (!(id instanceof Items || id instanceof PickleValue.Text)) {
            throw new IllegalArgumentException("a persistent id that is " + id.describe());
        }
        scalar(new PickleValue.Persistent(id));
    }

    private String line(int most) {
        byte[] bytes = source.line(most);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static long wholeNumber(String line) {
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + line + "' is no memo number", e);
        }
    }
}
