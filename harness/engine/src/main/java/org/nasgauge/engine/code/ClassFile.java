package org.nasgauge.engine.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The names of classes in a class file, from its constant pool. The Java Virtual Machine Specification, section 4.4. */
final class ClassFile {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;
    private static final int MAGIC_AND_VERSION_BYTES = 8;

    private final byte[] content;
    private final byte[] prefix;
    private final Set<String> names = new HashSet<>();

    private ClassFile(byte[] content, String prefix) {
        this.content = content;
        this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * All that the class names, in signatures and annotations too, with slashes, as in {@code java/lang/Object}.
     *
     * @param prefix of those that are wanted
     */
    static Set<String> names(byte[] content, String prefix) {
        ClassFile file = new ClassFile(content, prefix);
        file.read();
        return file.names;
    }

    private void read() {
        ByteBuffer in = ByteBuffer.wrap(content).position(MAGIC_AND_VERSION_BYTES);
        int count = Short.toUnsignedInt(in.getShort());
        int[] texts = new int[count];
        int[] classes = new int[count];
        for (int i = 1; i < count; i++) {
            int tag = in.get();
            switch (tag) {
                case UTF8 -> {
                    texts[i] = in.position();
                    int length = Short.toUnsignedInt(in.getShort());
                    addDescribed(in.position(), in.position() + length);
                    skip(in, length);
                }
                case CLASS -> classes[i] = Short.toUnsignedInt(in.getShort());
                case STRING, METHOD_TYPE, MODULE, PACKAGE -> skip(in, 2);
                case METHOD_HANDLE -> skip(in, 3);
                case LONG, DOUBLE -> {
                    skip(in, 8);
                    i++; // they take two places
                }
                default -> skip(in, 4); // a number, or two references to other entries
            }
        }
        for (int named : classes) {
            int from = texts[named] + Short.BYTES;
            if (named != 0) {
                int to = from + Short.toUnsignedInt(in.getShort(texts[named]));
                if (content[from] != '[' && isWanted(from, to)) {
                    add(from, to);
                }
            }
        }
    }

    private static void skip(ByteBuffer in, int bytes) {
        in.position(in.position() + bytes);
    }

    /** Classes in a descriptor or signature stand between an L and a semicolon or angle bracket. */
    private void addDescribed(int from, int end) {
        for (int at = from; at < end; at++) {
            if (content[at] == 'L' && isWanted(at + 1, end)) {
                int to = at + 1 + prefix.length;
                while (to < end && isOfName(content[to])) {
                    to++;
                }
                if (to < end && (content[to] == ';' || content[to] == '<')) {
                    add(at + 1, to);
                }
            }
        }
    }

    /** In UTF-8 letters beyond ASCII are negative bytes. */
    private static boolean isOfName(byte b) {
        return b < 0 || b == '/' || Character.isJavaIdentifierPart(b);
    }

    private boolean isWanted(int from, int to) {
        return to - from >= prefix.length
                && Arrays.equals(content, from, from + prefix.length, prefix, 0, prefix.length);
    }

    private void add(int from, int to) {
        names.add(new String(content, from, to - from, StandardCharsets.UTF_8));
    }
}
