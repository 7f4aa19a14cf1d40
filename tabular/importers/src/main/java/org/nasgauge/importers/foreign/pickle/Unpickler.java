package org.nasgauge.importers.foreign.pickle;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BiConsumer;
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
    private final PickleMachine machine;
    private final Scalars scalars = new Scalars();
    private long start;

    public Unpickler(ByteSource source, PickleLimits limits, AllowedClasses classes) {
        this.source = source;
        this.limits = limits;
        this.machine = new PickleMachine(limits, classes);
    }

    /**
     * Hands over the items of one large dictionary as they come and forgets them, so that the pickle never stands in
     * memory as a whole. The pickle's own dictionary of that name comes out empty.
     *
     * @param key under which the outermost dictionary holds the large one
     * @param sink takes each key and value, in the order of the file
     */
    public Unpickler handingOver(String key, BiConsumer<PickleValue, PickleValue> sink) {
        machine.handOver(new HandOver(key, sink));
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
                    return machine.result();
                }
                step(opcode);
            } catch (IllegalArgumentException e) {
                throw source.refuseAt(
                        at, String.format(Locale.ROOT, "pickle opcode 0x%02x: %s", opcode, e.getMessage()));
            }
        }
    }

    private void step(int opcode) {
        switch (opcode) {
            case 0x80 -> protocol(source.u8());
            case 0x95 -> source.i64(); // a frame's length says nothing that the opcodes do not
            case '(' -> machine.mark();
            case '0' -> machine.drop();
            case '1' -> machine.dropToMark();
            case '2' -> machine.duplicate();

            case 'N' -> machine.push(PickleValue.None.NONE);
            case 0x88 -> machine.push(PickleValue.Flag.TRUE);
            case 0x89 -> machine.push(PickleValue.Flag.FALSE);
            case 'K' -> machine.push(Scalars.whole(source.u8()));
            case 'M' -> machine.scalar(Scalars.whole(source.u16()));
            case 'J' -> machine.scalar(Scalars.whole(source.i32()));
            case 0x8a -> machine.scalar(Scalars.twosComplement(source.bytes(source.u8(), MOST_LONG_BYTES, "a number")));
            case 0x8b ->
                machine.scalar(Scalars.twosComplement(source.bytes(source.i32(), MOST_LONG_BYTES, "a number")));
            case 'I', 'L' -> machine.scalar(Scalars.decimal(line(Scalars.MOST_DIGITS)));
            case 'F' -> machine.scalar(Scalars.real(line(Scalars.MOST_DIGITS)));
            case 'G' -> machine.scalar(new PickleValue.Real(source.doubleBigEndian()));

            case 0x8c -> machine.text(scalars.utf8(content(source.u8())));
            case 'X' -> machine.text(scalars.utf8(content(source.u32())));
            case 0x8d -> machine.text(scalars.utf8(content(source.i64())));
            case 'U' -> machine.text(scalars.latin1(content(source.u8())));
            case 'T' -> machine.text(scalars.latin1(content(source.u32())));
            case 'S' -> machine.text(scalars.text(PythonLiteral.quoted(source.line(limits.bytes()))));
            case 'V' -> machine.text(scalars.text(PythonLiteral.rawUnicode(source.line(limits.bytes()))));
            case 'C' -> machine.raw(content(source.u8()));
            case 'B' -> machine.raw(content(source.u32()));
            case 0x8e, 0x96 -> machine.raw(content(source.i64()));

            case ')' -> machine.compound(new Items(Items.Kind.TUPLE));
            case ']' -> machine.compound(new Items(Items.Kind.LIST));
            case 0x8f -> machine.compound(new Items(Items.Kind.SET));
            case '}' -> machine.emptyDict();
            case 0x85 -> machine.gather(Items.Kind.TUPLE, machine.top(1));
            case 0x86 -> machine.gather(Items.Kind.TUPLE, machine.top(2));
            case 0x87 -> machine.gather(Items.Kind.TUPLE, machine.top(3));
            case 't' -> machine.gather(Items.Kind.TUPLE, machine.marked());
            case 'l' -> machine.gather(Items.Kind.LIST, machine.marked());
            case 0x91 -> machine.gather(Items.Kind.SET, machine.marked());
            case 'd' -> machine.dict(machine.marked());
            case 'a' -> machine.addAll(Items.Kind.LIST, machine.top(1));
            case 'e' -> machine.addAll(Items.Kind.LIST, machine.marked());
            case 0x90 -> machine.addAll(Items.Kind.SET, machine.marked());
            case 's' -> machine.setItems(machine.top(2));
            case 'u' -> machine.setItems(machine.marked());

            case 'p' -> machine.remember(wholeNumber(line(20)), length());
            case 'q' -> machine.remember(source.u8(), length());
            case 'r' -> machine.remember(source.u32(), length());
            case 0x94 -> machine.rememberNext(length());
            case 'g' -> machine.recall(wholeNumber(line(20)));
            case 'h' -> machine.recall(source.u8());
            case 'j' -> machine.recall(source.u32());

            case 'c' -> {
                String module = line(MOST_NAME);
                machine.global(module, line(MOST_NAME));
            }
            case 0x93 -> machine.globalOnStack();
            case 'R', 0x81 -> machine.rebuild();
            case 'b' -> machine.build();
            case 'Q' -> machine.persistentOnStack();
            case 'P' -> machine.persistent(scalars.text(line(MOST_NAME)));
            default -> throw new IllegalArgumentException("is not read: no table of the field needs it");
        }
    }

    private void protocol(int protocol) {
        if (protocol > MOST_PROTOCOL) {
            throw new IllegalArgumentException("protocol " + protocol + "; up to " + MOST_PROTOCOL + " is read");
        }
    }

    /** Of the pickle so far. */
    private long length() {
        return source.offset() - start;
    }

    private byte[] content(long length) {
        return source.bytes(length, limits.bytes(), "a text");
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
