package org.nasgauge.importers.foreign.pickle;

import java.math.BigInteger;
import java.util.List;

/** What a pickle holds. Values inside others are complete and never change. */
public sealed interface PickleValue {
    /** For messages: the kind of value, never its whole content. */
    String describe();

    /** Python's None. */
    enum None implements PickleValue {
        NONE;

        @Override
        public String describe() {
            return "None";
        }
    }

    record Flag(boolean value) implements PickleValue {
        static final Flag TRUE = new Flag(true);
        static final Flag FALSE = new Flag(false);

        @Override
        public String describe() {
            return value ? "True" : "False";
        }
    }

    record Whole(long value) implements PickleValue {
        @Override
        public String describe() {
            return "the number " + value;
        }
    }

    /** A whole number beyond 64 bits. */
    record Big(BigInteger value) implements PickleValue {
        @Override
        public String describe() {
            return "a number of " + value.bitLength() + " bits";
        }
    }

    record Real(double value) implements PickleValue {
        @Override
        public String describe() {
            return "the number " + value;
        }
    }

    record Text(String value) implements PickleValue {
        @Override
        public String describe() {
            return "the text '" + (value.length() <= 60 ? value : value.substring(0, 60) + "...") + "'";
        }
    }

    /** A byte string. */
    final class Raw implements PickleValue {
        private final byte[] bytes;

        Raw(byte[] bytes) {
            this.bytes = bytes;
        }

        public int length() {
            return bytes.length;
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        /** For readers of this package, which do not write. */
        byte[] shared() {
            return bytes;
        }

        @Override
        public String describe() {
            return bytes.length + " bytes";
        }
    }

    /** An allowed class or function, named as the pickle names it: {@code module.name}. Only a name. */
    record Global(String name) implements PickleValue {
        @Override
        public String describe() {
            return "the class " + name;
        }
    }

    /** Something kept outside the pickle, as PyTorch keeps its tensors' numbers. */
    record Persistent(PickleValue id) implements PickleValue {
        @Override
        public String describe() {
            return "a persistent id";
        }
    }

    /**
     * Numbers of a NumPy array in row-major order.
     *
     * @param shape the length of each axis
     */
    record Numbers(List<Integer> shape, Items values) implements PickleValue {
        @Override
        public String describe() {
            return "an array of shape " + shape;
        }
    }

    /** A value that is made of values. */
    abstract sealed class Compound implements PickleValue permits Items, Dict, Instance {
        private final Nesting nesting = new Nesting();

        Nesting nesting() {
            return nesting;
        }
    }
}
