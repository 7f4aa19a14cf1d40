package org.nasgauge.spaces.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The name that NAS-Bench-101 and NAS-Bench-ASR give to a network ({@code graph_util.hash_module}): MD5 over colours that
 * are refined as by Weisfeiler and Lehman, once for each vertex. Graphs that differ only in the numbering of their
 * vertices have the same hash; in these benchmarks, no others do.
 */
public final class GraphHash {
    private static final int HEX_LENGTH = 32;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest md5;
    private final int vertices;
    private final int[] sources;
    private final int[] targets;
    private byte[][] colours;

    private GraphHash(int vertices, int edges, int[] labels, String degreeSuffix) {
        try {
            md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
        this.vertices = vertices;
        sources = new int[vertices];
        targets = new int[vertices];
        colours = new byte[vertices][];
        for (int v = 0; v < vertices; v++) {
            sources[v] = EdgeBits.sources(edges, v);
            targets[v] = EdgeBits.targets(edges, vertices, v);
            String colour = "(" + Integer.bitCount(targets[v]) + degreeSuffix + ", " + Integer.bitCount(sources[v])
                    + degreeSuffix + ", " + labels[v] + ")";
            colours[v] = digest(colour.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /**
     * @param labels one a vertex, by the benchmark's convention −1 for the input and −2 for the output
     * @return 32 hexadecimal digits
     */
    public static String of(int vertices, int edges, int[] labels) {
        return new GraphHash(vertices, edges, labels, "").refined();
    }

    /** The same with the degrees of the vertices written as {@code 1.0}: the matrices of NAS-Bench-ASR are floats. */
    public static String withDecimalDegrees(int vertices, int edges, int[] labels) {
        return new GraphHash(vertices, edges, labels, ".0").refined();
    }

    private String refined() {
        for (int round = 0; round < vertices; round++) {
            refine();
        }
        return ofColours();
    }

    private void refine() {
        byte[][] refined = new byte[vertices][];
        for (int v = 0; v < vertices; v++) {
            int neighbours = Integer.bitCount(sources[v]) + Integer.bitCount(targets[v]);
            byte[] text = new byte[(neighbours + 1) * HEX_LENGTH + 2];
            int end = append(text, 0, sources[v]);
            text[end++] = '|';
            end = append(text, end, targets[v]);
            text[end++] = '|';
            System.arraycopy(colours[v], 0, text, end, HEX_LENGTH);
            refined[v] = digest(text);
        }
        colours = refined;
    }

    /** Writes the colours of a set of vertices in ascending order. */
    private int append(byte[] text, int at, int set) {
        byte[][] sorted = new byte[Integer.bitCount(set)][];
        int count = 0;
        for (int rest = set; rest != 0; rest &= rest - 1) {
            sorted[count++] = colours[Integer.numberOfTrailingZeros(rest)];
        }
        Arrays.sort(sorted, Arrays::compare);
        int end = at;
        for (byte[] colour : sorted) {
            System.arraycopy(colour, 0, text, end, HEX_LENGTH);
            end += HEX_LENGTH;
        }
        return end;
    }

    /** MD5 of the sorted colours, written as Python writes a list of texts. */
    private String ofColours() {
        byte[][] sorted = colours.clone();
        Arrays.sort(sorted, Arrays::compare);
        StringBuilder list = new StringBuilder("[");
        for (byte[] colour : sorted) {
            list.append(list.length() == 1 ? "'" : ", '");
            list.append(new String(colour, StandardCharsets.US_ASCII)).append('\'');
        }
        list.append(']');
        return new String(digest(list.toString().getBytes(StandardCharsets.US_ASCII)), StandardCharsets.US_ASCII);
    }

    /** In hexadecimal digits. */
    private byte[] digest(byte[] text) {
        byte[] digest = md5.digest(text);
        byte[] hex = new byte[HEX_LENGTH];
        for (int i = 0; i < digest.length; i++) {
            hex[2 * i] = DIGITS[digest[i] >>> 4 & 0xf];
            hex[2 * i + 1] = DIGITS[digest[i] & 0xf];
        }
        return hex;
    }
}
