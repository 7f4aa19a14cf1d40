package org.nasgauge.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;

/** Documents that were damaged: cut, doubled, overwritten, and sprinkled with splinters that parsers stumble over. */
public final class Mutants {
    private static final List<String> SPLINTERS = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "'",
            "\n",
            "\t",
            "- ",
            "? ",
            "&a",
            "*a",
            "!!int ",
            "|",
            ">",
            "%",
            "---\n",
            "0x1F",
            ".inf",
            "1e999",
            "12_000",
            "007",
            "08:30",
            "<<: ",
            "%YAML 9.9\n",
            "-1",
            "99999999999999999999",
            "null",
            "~",
            "true",
            "\u0000",
            "\u001b[2J",
            "\u202e",
            "\ufeff",
            "é");

    private Mutants() {}

    /** The content with one to three changes; never empty. */
    public static byte[] of(byte[] content, SeededRandom random) {
        byte[] mutant = content;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            mutant = changed(mutant, random);
        }
        return mutant;
    }

    private static byte[] changed(byte[] content, SeededRandom random) {
        int from = random.nextInt(content.length + 1);
        int to = Math.min(content.length, from + random.nextInt(24));
        byte[] piece = switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            case 2 -> SPLINTERS.get(random.nextInt(SPLINTERS.size())).getBytes(UTF_8);
            default -> new String(content, from, to - from, UTF_8).repeat(2).getBytes(UTF_8);
        };
        ByteArrayOutputStream mutant = new ByteArrayOutputStream();
        mutant.write(content, 0, from);
        mutant.writeBytes(piece);
        mutant.write(content, to, content.length - to);
        return mutant.size() == 0 ? new byte[] {' '} : mutant.toByteArray();
    }
}
