package org.nasgauge.importers.foreign;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;

/** Damages files in the ways in which files get damaged, and in some in which only malice does. */
public final class Mutations {
    private Mutations() {}

    /** One to four random changes of one of the files. */
    public static byte[] damage(List<byte[]> files, SeededRandom random) {
        byte[] file = random.choose(files).clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            file = change(file, random.choose(files), random);
        }
        return file;
    }

    private static byte[] change(byte[] file, byte[] other, SeededRandom random) {
        if (file.length < 2) {
            return other.clone();
        }
        int at = random.nextInt(file.length);
        int length = 1 + random.nextInt(Math.min(16, file.length - at));
        switch (random.nextInt(8)) {
            case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> file[at] = (byte) random.nextInt(256);
            case 2 -> Arrays.fill(file, at, at + length, random.nextBoolean() ? (byte) 0xff : 0);
            case 3 -> {
                return Arrays.copyOf(file, at);
            }
            case 4 -> {
                return joined(Arrays.copyOf(file, at), Arrays.copyOfRange(file, at + length, file.length));
            }
            case 5 -> {
                return joined(Arrays.copyOf(file, at + length), Arrays.copyOfRange(file, at, file.length));
            }
            case 6 -> {
                int from = random.nextInt(other.length);
                return joined(Arrays.copyOf(file, at), Arrays.copyOfRange(other, from, other.length));
            }
            default -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                return joined(joined(Arrays.copyOf(file, at), noise), Arrays.copyOfRange(file, at, file.length));
            }
        }
        return file;
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] both = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }
}
