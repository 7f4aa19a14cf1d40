package org.nasgauge.spaces.nasbenchmacro;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Scale;
import org.nasgauge.networks.Supernet;
import org.nasgauge.networks.SupernetDefined;
import org.nasgauge.spaces.decision.NumberedDecisionSpace;

/**
 * The 6,561 networks of eight layers, each of them an identity (0), or an inverted bottleneck that expands channels by 3
 * with a 3×3 kernel (1) or by 6 with a 5×5 kernel (2). Written as eight digits, and numbered in the order of these
 * texts. No two are the same network.
 */
public final class NasBenchMacroSpace extends NumberedDecisionSpace implements SupernetDefined {
    static final String NAME = "nasbench-macro";

    private static final int LAYERS = 8;
    static final List<String> BLOCKS = List.of("identity", "mb3_k3", "mb6_k5");
    private static final Pattern FORM = Pattern.compile("[012]{" + LAYERS + "}");

    public NasBenchMacroSpace() {
        super(
                NAME,
                IntStream.rangeClosed(1, LAYERS)
                        .mapToObj(layer ->
                                new Decision("layer " + layer, BLOCKS, Decision.Kind.OPERATION, "layer " + layer))
                        .toList(),
                Fastest.LAST);
    }

    @Override
    public Network network(Architecture layers, Scale scale) {
        return MacroNetwork.of(layers, scale);
    }

    @Override
    public Supernet supernet(Scale scale) {
        return new Supernet(MacroNetwork.open(scale));
    }

    @Override
    public Scale standardScale() {
        return MacroNetwork.STANDARD;
    }

    @Override
    public Architecture parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw refused(text, "expected " + LAYERS + " digits from 0 to " + (BLOCKS.size() - 1));
        }
        return Architecture.of(text.chars().map(digit -> digit - '0').toArray());
    }

    @Override
    public String format(Architecture network) {
        return Arrays.stream(network.choices()).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    /** Makes the space known. */
    public static final class Provider implements SearchSpaceProvider {
        @Override
        public List<String> names() {
            return List.of(NAME);
        }

        @Override
        public SearchSpace space(String name) {
            return new NasBenchMacroSpace();
        }
    }
}
