package org.nasgauge.spaces.grammar;

import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.spaces.grammar.Grammar.Part;

/** A grammar with so few derivations that they are numbered: by the first production, then by what its symbols derive. */
final class NumberedGrammarSpace extends GrammarSpace implements EnumerableSpace {
    private final int size;

    NumberedGrammarSpace(Grammar grammar, Position.Tree tree) {
        super(grammar, tree);
        this.size = tree.root().count().intValueExact();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Architecture sample(SeededRandom random) {
        return at(random.nextInt(size));
    }

    @Override
    public int indexOf(Architecture genome) {
        return index(root(), genome);
    }

    private static int index(Position position, Architecture genome) {
        int chosen = chosen(position, genome);
        int index = 0;
        for (int earlier = 0; earlier < chosen; earlier++) {
            index += position.options().get(earlier).count().intValue();
        }
        int stride = 1;
        for (int i = 0; i < position.options().get(chosen).parts().size(); i++) {
            if (position.options().get(chosen).parts().get(i) instanceof Position below) {
                index += stride * index(below, genome);
                stride *= below.count().intValue();
            }
        }
        return index;
    }

    @Override
    public Architecture at(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("derivation " + index + " of " + size);
        }
        int[] choices = new int[decisions().size()];
        read(root(), index, choices);
        return Architecture.of(choices);
    }

    private static void read(Position position, int number, int[] choices) {
        int rest = number;
        int chosen = 0;
        while (rest >= position.options().get(chosen).count().intValue()) {
            rest -= position.options().get(chosen++).count().intValue();
        }
        if (position.isDecision()) {
            choices[position.decision()] = chosen;
        }
        for (Part part : position.options().get(chosen).parts()) {
            if (part instanceof Position below) {
                read(below, rest % below.count().intValue(), choices);
                rest /= below.count().intValue();
            }
        }
    }
}
