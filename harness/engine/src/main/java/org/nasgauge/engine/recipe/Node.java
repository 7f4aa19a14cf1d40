package org.nasgauge.engine.recipe;

import java.util.List;
import java.util.Map;

/** A piece of YAML that knows where it stands. */
sealed interface Node {
    Place place();

    /** What it is, for error messages. */
    String describe();

    /** @param entries in the order of the text */
    record Mapping(Place place, Map<String, Node> entries) implements Node {
        @Override
        public String describe() {
            return "a mapping";
        }
    }

    record Sequence(Place place, List<Node> items) implements Node {
        @Override
        public String describe() {
            return "a list";
        }
    }

    /** @param value a String, Integer, Long, BigInteger, Double or Boolean */
    record Scalar(Place place, Object value) implements Node {
        @Override
        public String describe() {
            return value.equals("") ? "nothing" : "'" + value + "'";
        }
    }

    /** A key with nothing behind it. */
    record Empty(Place place) implements Node {
        @Override
        public String describe() {
            return "nothing";
        }
    }
}
