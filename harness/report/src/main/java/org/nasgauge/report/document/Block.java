package org.nasgauge.report.document;

import java.util.List;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.report.figure.Figure;

/** A part of a section. */
public sealed interface Block permits Block.Paragraph, Block.Facts, Block.Figures, Block.Definitions, Table {
    /** Running text. */
    record Paragraph(String text) implements Block {
        public Paragraph {
            text = Quoted.visible(text);
        }
    }

    /** Properties of one thing. */
    record Facts(String id, List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** One property. */
    record Fact(String key, String label, Cell value) {
        public Fact {
            key = Quoted.visible(key);
            label = Quoted.visible(label);
        }

        public static Fact of(String key, String label, String text) {
            return new Fact(key, label, new Cell.Text(text));
        }
    }

    /** Figures of one kind, at least one, to be seen side by side where there is room. */
    record Figures(String id, String caption, List<Figure> figures) implements Block {
        public Figures {
            caption = Quoted.visible(caption);
            figures = List.copyOf(figures);
            if (figures.isEmpty()) {
                throw new IllegalArgumentException("no figures to draw");
            }
        }
    }

    /** What words and numbers of the document mean. */
    record Definitions(List<Definition> definitions) implements Block {
        public Definitions {
            definitions = List.copyOf(definitions);
        }
    }

    /** One term. */
    record Definition(String term, String meaning) {
        public Definition {
            term = Quoted.visible(term);
            meaning = Quoted.visible(meaning);
        }
    }
}
