package org.nasgauge.importers.foreign.pickle;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The classes that a pickle may name, and the data that each becomes. Immutable. */
public final class AllowedClasses {
    /** What calling a class with arguments becomes. */
    @FunctionalInterface
    interface Rebuild {
        /** @throws IllegalArgumentException if the arguments are not what the class takes */
        PickleValue of(PickleValue.Global type, Items arguments);
    }

    private static final AllowedClasses STANDARD = new AllowedClasses(standardClasses());

    private final SortedMap<String, Rebuild> classes;

    private AllowedClasses(SortedMap<String, Rebuild> classes) {
        this.classes = classes;
    }

    /** Python's collections, and NumPy's scalars and arrays of numbers. */
    public static AllowedClasses standard() {
        return STANDARD;
    }

    /** These and another one, whose objects are kept as their arguments and state. */
    public AllowedClasses with(String qualifiedName) {
        SortedMap<String, Rebuild> more = new TreeMap<>(classes);
        more.put(qualifiedName, Instance::new);
        return new AllowedClasses(more);
    }

    Optional<Rebuild> find(String qualifiedName) {
        return Optional.ofNullable(classes.get(qualifiedName));
    }

    private static SortedMap<String, Rebuild> standardClasses() {
        SortedMap<String, Rebuild> classes = new TreeMap<>(Map.of(
                "collections.OrderedDict", AllowedClasses::dict,
                "_codecs.encode", AllowedClasses::encode,
                "numpy.dtype", Instance::new,
                "numpy.ndarray", Instance::new));
        for (String builtins : new String[] {"builtins", "__builtin__"}) {
            classes.put(builtins + ".dict", AllowedClasses::dict);
            classes.put(builtins + ".list", (type, arguments) -> copy(Items.Kind.LIST, arguments));
            classes.put(builtins + ".tuple", (type, arguments) -> copy(Items.Kind.TUPLE, arguments));
            classes.put(builtins + ".set", (type, arguments) -> copy(Items.Kind.SET, arguments));
            classes.put(builtins + ".frozenset", (type, arguments) -> copy(Items.Kind.SET, arguments));
        }
        for (String core : new String[] {"numpy.core", "numpy._core"}) {
            classes.put(core + ".multiarray.scalar", (type, arguments) -> NumPy.scalar(arguments));
            classes.put(core + ".multiarray._reconstruct", Instance::new);
            classes.put(core + ".numeric._frombuffer", (type, arguments) -> NumPy.fromBuffer(arguments));
        }
        return classes;
    }

    private static Dict dict(PickleValue.Global type, Items arguments) {
        if (arguments.size() != 0) {
            throw new IllegalArgumentException(type.name() + " is read without arguments only");
        }
        return new Dict();
    }

    private static Items copy(Items.Kind kind, Items arguments) {
        Items made = new Items(kind);
        if (arguments.size() == 1 && arguments.get(0) instanceof Items given) {
            given.asList().forEach(made::add);
        } else if (arguments.size() != 0) {
            throw new IllegalArgumentException("a collection is made of one list");
        }
        return made;
    }

    /** How pickles of old protocols write byte strings. */
    private static PickleValue.Raw encode(PickleValue.Global type, Items arguments) {
        if (arguments.size() == 2
                && arguments.get(0) instanceof PickleValue.Text text
                && arguments.get(1) instanceof PickleValue.Text encoding
                && encoding.value().equals("latin1")) {
            return new PickleValue.Raw(NumPy.latin1(text.value()));
        }
        throw new IllegalArgumentException("bytes are read from text in latin1 only");
    }
}
