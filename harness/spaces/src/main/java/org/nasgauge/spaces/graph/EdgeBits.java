package org.nasgauge.spaces.graph;

/**
 * The edges of a graph as the bits of a number. Edges lead from a vertex to a later one; vertex 0 is the input, the last
 * vertex the output. The edge from x to y is bit x + y(y − 1)/2, as in the enumeration of NAS-Bench-101
 * ({@code graph_util.gen_is_edge_fn}): the sources of one vertex stand side by side, and a further vertex leaves the bits
 * of the others where they are. Up to 8 vertices.
 */
public final class EdgeBits {
    private EdgeBits() {}

    /** The number of pairs of vertices that an edge can join. */
    public static int pairs(int vertices) {
        return vertices * (vertices - 1) / 2;
    }

    /** The bits of a graph with this edge only. */
    public static int edge(int source, int target) {
        return 1 << (pairs(target) + source);
    }

    public static boolean hasEdge(int edges, int source, int target) {
        return (edges & edge(source, target)) != 0;
    }

    /** The set of vertices with an edge to this one; a set has bit v for vertex v. */
    public static int sources(int edges, int target) {
        return edges >>> pairs(target) & ((1 << target) - 1);
    }

    /** The set of vertices to which an edge leads from this one. */
    public static int targets(int edges, int vertices, int source) {
        int targets = 0;
        for (int target = source + 1; target < vertices; target++) {
            targets |= (sources(edges, target) >>> source & 1) << target;
        }
        return targets;
    }

    /** The set of vertices that are on a path from the input to the output; empty if there is no path. */
    public static int onPaths(int edges, int vertices) {
        int output = 1 << (vertices - 1);
        int fromInput = 1;
        for (int v = 1; v < vertices; v++) {
            if ((sources(edges, v) & fromInput) != 0) {
                fromInput |= 1 << v;
            }
        }
        if ((fromInput & output) == 0) {
            return 0;
        }
        int toOutput = output;
        for (int v = vertices - 1; v > 0; v--) {
            if ((toOutput >>> v & 1) != 0) {
                toOutput |= sources(edges, v);
            }
        }
        return fromInput & toOutput;
    }

    /** The edges between the vertices of a set, which are numbered anew in their order. */
    public static int induced(int edges, int vertices, int set) {
        int induced = 0;
        int target = 0;
        for (int v = 0; v < vertices; v++) {
            if ((set >>> v & 1) != 0) {
                induced |= packed(sources(edges, v), set) << pairs(target);
                target++;
            }
        }
        return induced;
    }

    /** The bits at the places of a set, side by side. */
    private static int packed(int bits, int set) {
        int packed = 0;
        int place = 0;
        for (int rest = set; rest != 0; rest &= rest - 1) {
            packed |= (bits >>> Integer.numberOfTrailingZeros(rest) & 1) << place;
            place++;
        }
        return packed;
    }
}
