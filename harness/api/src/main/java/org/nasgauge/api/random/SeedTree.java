package org.nasgauge.api.random;

import java.nio.ByteBuffer;
import org.nasgauge.api.content.Sha256;

/**
 * Seeds by name: each node is the SHA-256 of its parent and its own name, so that a new component or thread changes
 * nobody else's numbers. Immutable.
 */
public final class SeedTree {
    private final byte[] digest;

    private SeedTree(byte[] digest) {
        this.digest = digest;
    }

    /** The tree of one run. */
    public static SeedTree root(long seed) {
        return new SeedTree(new Sha256()
                .add(ByteBuffer.allocate(Long.BYTES).putLong(seed).array())
                .bytes());
    }

    /** The branch with this name: SHA-256 of this node's 32 bytes followed by the name in UTF-8. */
    public SeedTree child(String name) {
        return new SeedTree(new Sha256().add(digest).add(name).bytes());
    }

    /** A new generator at the start of this node's stream; its state is the digest, big-endian. */
    public SeededRandom generator() {
        ByteBuffer words = ByteBuffer.wrap(digest);
        return new SeededRandom(words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    /** The first 63 bits, for libraries that take a number. */
    public long asLong() {
        return ByteBuffer.wrap(digest).getLong() >>> 1;
    }
}
