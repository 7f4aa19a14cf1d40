package org.nasgauge.api.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names content by its SHA-256 (FIPS 180-4), in 64 lower-case hexadecimal digits. Takes content in pieces, or whole. */
public final class Sha256 {
    private static final int BLOCK = 1 << 16;

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public Sha256 add(byte[] piece) {
        digest.update(piece);
        return this;
    }

    /** From the buffer's position to its limit, whose position stays. */
    public Sha256 add(ByteBuffer piece) {
        digest.update(piece.duplicate());
        return this;
    }

    /** In UTF-8. */
    public Sha256 add(String piece) {
        return add(piece.getBytes(StandardCharsets.UTF_8));
    }

    /** All that the stream still holds. */
    public Sha256 add(InputStream in) throws IOException {
        byte[] block = new byte[BLOCK];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            digest.update(block, 0, read);
        }
        return this;
    }

    /** The digest of all pieces so far, 32 bytes; the next piece begins anew. */
    public byte[] bytes() {
        return digest.digest();
    }

    /** The same in hexadecimal digits. */
    public String name() {
        return HexFormat.of().formatHex(bytes());
    }

    public static String of(byte[] content) {
        return new Sha256().add(content).name();
    }

    /** Of the text in UTF-8. */
    public static String of(String text) {
        return new Sha256().add(text).name();
    }

    /** Of the buffer from its beginning to its limit, whose position stays. */
    public static String of(ByteBuffer content) {
        Sha256 sha256 = new Sha256();
        sha256.digest.update(content.duplicate().rewind());
        return sha256.name();
    }

    /** Of a regular file, which may be of any length. */
    public static String of(Path file) throws IOException {
        try (InputStream in = RegularFile.open(file)) {
            return new Sha256().add(in).name();
        }
    }
}
