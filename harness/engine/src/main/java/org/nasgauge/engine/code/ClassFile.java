package org.nasgauge.engine.code;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names of classes in a class file, from its constant pool. The Java Virtual Machine Specification, section 4.4. */
final class ClassFile {
    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int FLOAT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;
    private static final int MAGIC_AND_VERSION_BYTES = 8;

    private ClassFile() {}

    /** All that the class names, in signatures and annotations too, with slashes, as in {@code java/lang/Object}. */
    static Set<String> names(byte[] content) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        in.skipNBytes(MAGIC_AND_VERSION_BYTES);
        int count = in.readUnsignedShort();
        String[] texts = new String[count];
        int[] classes = new int[count];
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case UTF8 -> texts[i] = in.readUTF();
                case CLASS -> classes[i] = in.readUnsignedShort();
                case STRING, METHOD_TYPE, MODULE, PACKAGE -> in.skipNBytes(2);
                case METHOD_HANDLE -> in.skipNBytes(3);
                case LONG, DOUBLE -> {
                    in.skipNBytes(8);
                    i++; // they take two places
                }
                case INTEGER, FLOAT -> in.skipNBytes(4);
                default -> in.skipNBytes(4); // two references to other entries
            }
        }
        Set<String> names = new LinkedHashSet<>();
        for (int i = 1; i < count; i++) {
            if (classes[i] != 0 && !texts[classes[i]].startsWith("[")) {
                names.add(texts[classes[i]]);
            }
            if (texts[i] != null) {
                addDescribed(texts[i], names);
            }
        }
        return names;
    }

    /** Classes in a descriptor or signature stand between an L and a semicolon or angle bracket. */
    private static void addDescribed(String text, Set<String> names) {
        for (int from = text.indexOf('L'); from >= 0; from = text.indexOf('L', from + 1)) {
            int to = from + 1;
            while (to < text.length() && (Character.isJavaIdentifierPart(text.charAt(to)) || text.charAt(to) == '/')) {
                to++;
            }
            if (to < text.length() && (text.charAt(to) == ';' || text.charAt(to) == '<')) {
                names.add(text.substring(from + 1, to));
            }
        }
    }
}
