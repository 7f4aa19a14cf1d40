package org.nasgauge.spaces.transnas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.Notation;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.networks.Scale;
import org.nasgauge.spaces.decision.DecisionSpace;
import org.nasgauge.spaces.naslib.NaslibTuple;

/**
 * The 3,256 stacks of four to six modules, each of which keeps its shape (1), doubles the channels (2), halves the
 * resolution (3), or does both (4); one to three modules double the channels, one to four halve the resolution. Written
 * as in {@code 64-1234-basic}, and numbered in the order of these texts. No two are the same network.
 *
 * <p>A genome has six decisions; at the last two, choice 0 is none. A stack grows and shrinks at its end.
 */
public final class TransNasMacroSpace extends DecisionSpace implements EnumerableSpace, NetworkDefined {
    static final String NAME = "transnas-macro";

    private static final int LEAST_MODULES = 4;
    private static final int MOST_MODULES = 6;
    private static final int MOST_DOUBLINGS = 3;
    private static final int MOST_HALVINGS = 4;
    private static final List<String> MODULES = List.of("1", "2", "3", "4");
    private static final List<String> MODULES_OR_NONE = List.of("none", "1", "2", "3", "4");
    private static final int RADIX = MODULES_OR_NONE.size();
    private static final Pattern FORM = Pattern.compile("64-([1-4]{" + LEAST_MODULES + "," + MOST_MODULES + "})-basic");

    /** Numbered at first need. */
    private static final class Numbering {
        static final List<Architecture> STACKS = new ArrayList<>();
        /** By modules as digits; one more than the index, 0 for what is not valid. */
        static final int[] NUMBERS = new int[IntStream.range(0, MOST_MODULES).reduce(1, (size, i) -> size * RADIX)];

        static {
            TransNasMacroSpace space = new TransNasMacroSpace();
            for (int position = 0; position < NUMBERS.length; position++) {
                Architecture stack = atPosition(position);
                if (space.violation(stack).isEmpty()) {
                    STACKS.add(stack);
                    NUMBERS[position] = STACKS.size();
                }
            }
        }
    }

    public TransNasMacroSpace() {
        super(
                NAME,
                IntStream.rangeClosed(1, MOST_MODULES)
                        .mapToObj(module ->
                                new Decision("module " + module, module > LEAST_MODULES ? MODULES_OR_NONE : MODULES))
                        .toList());
    }

    @Override
    protected Optional<String> brokenRule(Architecture stack) {
        int doublings = 0;
        int halvings = 0;
        for (int i = 0; i < MOST_MODULES; i++) {
            int module = module(stack, i);
            doublings += module == 2 || module == 4 ? 1 : 0;
            halvings += module == 3 || module == 4 ? 1 : 0;
            if (module > 0 && i > 0 && module(stack, i - 1) == 0) {
                return Optional.of("module " + (i + 1) + " stands behind a gap");
            }
        }
        if (doublings < 1 || doublings > MOST_DOUBLINGS) {
            return Optional.of(doublings + " modules double the channels; expected 1 to " + MOST_DOUBLINGS);
        }
        return halvings < 1 || halvings > MOST_HALVINGS
                ? Optional.of(halvings + " modules halve the resolution; expected 1 to " + MOST_HALVINGS)
                : Optional.empty();
    }

    /** The module as the text has it, from 1 to 4; 0 for none. */
    private static int module(Architecture stack, int i) {
        return i < LEAST_MODULES ? stack.choice(i) + 1 : stack.choice(i);
    }

    private static int[] modules(Architecture stack) {
        return IntStream.range(0, MOST_MODULES)
                .map(i -> module(stack, i))
                .filter(module -> module > 0)
                .toArray();
    }

    private static Architecture stack(int[] modules) {
        int[] choices = Arrays.copyOf(modules, Math.max(modules.length, MOST_MODULES));
        for (int i = 0; i < LEAST_MODULES; i++) {
            choices[i]--;
        }
        return Architecture.of(choices);
    }

    private static Architecture atPosition(int position) {
        int[] modules = new int[MOST_MODULES];
        int rest = position;
        for (int i = MOST_MODULES - 1; i >= 0; i--) {
            modules[i] = rest % RADIX;
            rest /= RADIX;
        }
        return stack(modules);
    }

    @Override
    public int size() {
        return Numbering.STACKS.size();
    }

    @Override
    public int indexOf(Architecture stack) {
        int position = 0;
        for (int i = 0; i < stack.length(); i++) {
            position = position * RADIX + module(stack, i);
        }
        int index = position >= 0 && position < Numbering.NUMBERS.length ? Numbering.NUMBERS[position] - 1 : -1;
        if (index < 0 || !at(index).equals(stack)) {
            throw new IllegalArgumentException(violation(stack).orElse(""));
        }
        return index;
    }

    @Override
    public Architecture at(int index) {
        return Numbering.STACKS.get(index);
    }

    @Override
    public Architecture sample(SeededRandom random) {
        return random.choose(Numbering.STACKS);
    }

    @Override
    public Network network(Architecture stack, Scale scale) {
        if (scale.stages() != MOST_MODULES) {
            throw new IllegalArgumentException(
                    NAME + " has as many stages as an architecture has modules; a scale says " + MOST_MODULES
                            + ", the most there can be, not " + scale.stages());
        }
        return ModuleStack.of(modules(stack), ModuleStack::addBasicBlock, scale);
    }

    @Override
    public Scale standardScale() {
        return ModuleStack.standard(MOST_MODULES);
    }

    @Override
    public List<Notation> notations() {
        return List.of(new NaslibTuple.Digits(this, TransNasMacroSpace::stack, TransNasMacroSpace::modules));
    }

    @Override
    public Architecture parse(String text) {
        String form = "expected 64-1234-basic, with 4 to 6 modules from 1 to 4";
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw refused(text, form);
        }
        return readFrom(
                text, stack(matcher.group(1).chars().map(digit -> digit - '0').toArray()), form);
    }

    @Override
    public String format(Architecture stack) {
        String digits =
                Arrays.stream(modules(stack)).mapToObj(Integer::toString).collect(Collectors.joining());
        return "64-" + digits + "-basic";
    }

    /** Makes the space known. */
    public static final class Provider implements SearchSpaceProvider {
        @Override
        public List<String> names() {
            return List.of(NAME);
        }

        @Override
        public SearchSpace space(String name) {
            return new TransNasMacroSpace();
        }
    }
}
