package org.nasgauge.spaces.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.spaces.grammar.Grammar.Part;
import org.nasgauge.spaces.grammar.Grammar.Terminal;

/** A text in brackets as a tree; a word without brackets is a leaf. */
record Bracketed(String symbol, boolean leaf, List<Bracketed> children) {
    /** Whether the parts are these words and nonterminals, in this order. */
    boolean looksLike(List<Part> parts) {
        if (parts.size() != children.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            Bracketed child = children.get(i);
            String symbol =
                    parts.get(i) instanceof Position position ? position.symbol() : ((Terminal) parts.get(i)).symbol();
            if (child.leaf != parts.get(i) instanceof Terminal || !child.symbol.equals(symbol)) {
                return false;
            }
        }
        return true;
    }

    /** Empty if the brackets do not match, something stands outside of them, or they are nested deeper than that. */
    static Optional<Bracketed> parse(String text, int depth) {
        List<List<Bracketed>> open = new ArrayList<>();
        List<String> symbols = new ArrayList<>();
        open.add(new ArrayList<>());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (c == '(' || (c != ')' && c != ' ')) {
                int from = c == '(' ? at + 1 : at;
                end = wordEnd(text, from);
                String word = text.substring(from, end);
                if (c == '(') {
                    symbols.add(word);
                    open.add(new ArrayList<>());
                } else {
                    open.get(open.size() - 1).add(new Bracketed(word, true, List.of()));
                }
            } else if (c == ')') {
                if (symbols.isEmpty()) {
                    return Optional.empty();
                }
                List<Bracketed> children = open.remove(open.size() - 1);
                String symbol = symbols.remove(symbols.size() - 1);
                open.get(open.size() - 1).add(new Bracketed(symbol, false, List.copyOf(children)));
            }
            if (symbols.size() > depth) {
                return Optional.empty();
            }
            at = end;
        }
        List<Bracketed> whole = open.get(0);
        return symbols.isEmpty() && whole.size() == 1 ? Optional.of(whole.get(0)) : Optional.empty();
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && "() ".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
