package org.nasgauge.spaces.transnas;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.GraphEncoded;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.api.space.Notation;
import org.nasgauge.api.space.PathEncoded;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;
import org.nasgauge.api.space.Wired;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Scale;
import org.nasgauge.networks.Supernet;
import org.nasgauge.networks.SupernetDefined;
import org.nasgauge.spaces.decision.NumberedDecisionSpace;
import org.nasgauge.spaces.graph.EdgeBits;
import org.nasgauge.spaces.graph.SixEdgeCell;
import org.nasgauge.spaces.nasbench201.CellBlock;
import org.nasgauge.spaces.nasbench201.Operation;
import org.nasgauge.spaces.naslib.NaslibTuple;

/**
 * The 4,096 cells: one operation on each of the six edges between four nodes, in a fixed network of five modules. Written
 * as in {@code 64-41414-1_02_333}: one digit an edge, those into node 1, those into node 2, those into node 3, each by
 * source; numbered in the order of these texts.
 *
 * <p>NASLib's tuples of six numbers are these digits in this order, whatever NASLib calls the operations when it builds
 * the network itself.
 *
 * <p>Two cells are the same network if they differ only in operations on edges that are on no path from node 0 to node 3,
 * or in the numbering of nodes 1 and 2. A skip connection is not an identity in the modules that halve the resolution, so
 * nothing else is merged. The benchmark trained some cells of one network apart: their values differ in its table.
 */
public final class TransNasMicroSpace extends NumberedDecisionSpace
        implements PathEncoded, GraphEncoded, Wired, SupernetDefined {
    static final String NAME = "transnas-micro";

    private static final int NODES = 4;
    private static final List<String> OPERATIONS = List.of("none", "skip_connect", "conv1x1", "conv3x3");
    /** In the order of {@link EdgeBits}. */
    private static final List<Decision> DECISIONS = Stream.of("0->1", "0->2", "1->2", "0->3", "1->3", "2->3")
            .map(edge -> new Decision(edge, OPERATIONS, Decision.Kind.OPERATION, "node " + edge.substring(3)))
            .toList();
    /** Where the edges go when nodes 1 and 2 change places; the one between them must be without operation. */
    private static final int[] SWAPPED = {1, 0, 2, 3, 5, 4};

    private static final int BETWEEN = 2;

    /** The modules that a cell is put into: twice the channels and half the resolution, or neither. */
    private static final int[] MODULES = {4, 1, 4, 1, 4};

    private static final List<Operation> LAYERS =
            List.of(Operation.NONE, Operation.SKIP_CONNECT, Operation.NOR_CONV_1X1, Operation.NOR_CONV_3X3);

    private static final String SKELETON = "64-41414-";
    private static final Pattern FORM = Pattern.compile(SKELETON + "([0-3])_([0-3]{2})_([0-3]{3})");

    public TransNasMicroSpace() {
        super(NAME, DECISIONS, Fastest.LAST);
    }

    @Override
    public Architecture canonical(Architecture cell) {
        Architecture used = alive(cell);
        int[] swapped = new int[used.length()];
        for (int edge = 0; edge < swapped.length; edge++) {
            swapped[SWAPPED[edge]] = used.choice(edge);
        }
        Architecture other = Architecture.of(swapped);
        return used.choice(BETWEEN) == 0 && indexOf(other) < indexOf(used) ? other : used;
    }

    /** Without operations on edges that are on no path from node 0 to node 3. */
    private static Architecture alive(Architecture cell) {
        int edges = 0;
        for (int edge = 0; edge < cell.length(); edge++) {
            edges |= cell.choice(edge) == 0 ? 0 : 1 << edge;
        }
        int onPaths = EdgeBits.onPaths(edges, NODES);
        int[] choices = cell.choices();
        int edge = 0;
        for (int target = 1; target < NODES; target++) {
            for (int source = 0; source < target; source++, edge++) {
                boolean used = (onPaths >>> source & onPaths >>> target & 1) == 1;
                choices[edge] = used ? choices[edge] : 0;
            }
        }
        return Architecture.of(choices);
    }

    @Override
    public boolean isConnected(Architecture cell) {
        return operations(canonical(cell)) > 0;
    }

    @Override
    public boolean hasDeadOperation(Architecture cell) {
        return operations(cell) > operations(canonical(cell));
    }

    private static long operations(Architecture cell) {
        return Arrays.stream(cell.choices()).filter(choice -> choice > 0).count();
    }

    @Override
    public Network network(Architecture cell, Scale scale) {
        return ofCell(canonical(cell), scale);
    }

    @Override
    public Network asWritten(Architecture cell, Scale scale, DeadOperations dead) {
        return ofCell(dead == DeadOperations.KEPT ? cell : alive(cell), scale);
    }

    @Override
    public Supernet supernet(Scale scale) {
        ModuleStack.Block open = (network, name, input, channels, stride) ->
                CellBlock.addOpen(network, name, LAYERS, input, channels, stride);
        return new Supernet(ModuleStack.of(modules(scale), open, scale));
    }

    private static Network ofCell(Architecture cell, Scale scale) {
        List<Operation> operations =
                Arrays.stream(cell.choices()).mapToObj(LAYERS::get).toList();
        ModuleStack.Block block = (network, name, input, channels, stride) ->
                CellBlock.add(network, name, operations, input, channels, stride);
        return ModuleStack.of(modules(scale), block, scale);
    }

    private static int[] modules(Scale scale) {
        if (scale.stages() > MODULES.length) {
            throw new IllegalArgumentException(
                    NAME + " has at most " + MODULES.length + " modules, not " + scale.stages());
        }
        return Arrays.copyOf(MODULES, scale.stages());
    }

    @Override
    public Scale standardScale() {
        return ModuleStack.standard(MODULES.length);
    }

    @Override
    public int pathCount() {
        return SixEdgeCell.pathCount(OPERATIONS.size());
    }

    /** As in NAS-Bench-201: {@code none} is an operation like the others. */
    @Override
    public int[] paths(Architecture cell) {
        return SixEdgeCell.paths(cell, OPERATIONS.size());
    }

    @Override
    public int labelCount() {
        return SixEdgeCell.labelCount(OPERATIONS.size());
    }

    @Override
    public LabelledGraph graph(Architecture cell) {
        return SixEdgeCell.graph(cell);
    }

    @Override
    public List<Notation> notations() {
        return List.of(new NaslibTuple.Digits(this, Architecture::of, Architecture::choices));
    }

    @Override
    public Architecture parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw refused(text, "expected " + SKELETON + "1_02_333, with a digit from 0 to 3 for each edge");
        }
        String digits = matcher.group(1) + matcher.group(2) + matcher.group(3);
        return Architecture.of(digits.chars().map(digit -> digit - '0').toArray());
    }

    @Override
    public String format(Architecture cell) {
        StringBuilder text = new StringBuilder(SKELETON);
        int edge = 0;
        for (int target = 1; target < NODES; target++) {
            text.append(target == 1 ? "" : "_");
            for (int source = 0; source < target; source++) {
                text.append(cell.choice(edge++));
            }
        }
        return text.toString();
    }

    /** Makes the space known. */
    public static final class Provider implements SearchSpaceProvider {
        @Override
        public List<String> names() {
            return List.of(NAME);
        }

        @Override
        public SearchSpace space(String name) {
            return new TransNasMicroSpace();
        }
    }
}
