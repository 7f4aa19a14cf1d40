package org.nasgauge.api.registry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;

/**
 * The members of one kind (strategies, spaces, importers and so on), by name. It is the only place that asks
 * {@link ServiceLoader}, which looks where the class loader of the thread looks: on the class path, and in the
 * {@link Plugins} that are in use.
 *
 * @param <T> the service that all members implement; one of them may go by several names
 */
public final class Registry<T> {
    /** What {@link #origin} says of what the suite itself brings. */
    public static final String SUITE = "nasgauge";

    private final String kind;
    private final Function<T, List<String>> names;
    private final SortedMap<String, T> members = new TreeMap<>();

    private Registry(String kind, Function<T, List<String>> names) {
        this.kind = kind;
        this.names = names;
    }

    /**
     * All that are installed.
     *
     * @param kind what one of them is called in messages
     * @param names the names of a member
     * @throws UserError if a member cannot be loaded, or two have the same name
     */
    public static <T> Registry<T> installed(String kind, Class<T> service, Function<T, List<String>> names) {
        Registry<T> registry = new Registry<>(kind, names);
        try {
            ServiceLoader.load(service).stream().map(Registry::instance).forEach(registry::add);
        } catch (ServiceConfigurationError e) {
            throw UserError.at(
                    "class path",
                    "a " + kind + " cannot be loaded (" + e.getMessage() + ")",
                    "Leave out what is broken there",
                    e);
        }
        return registry;
    }

    /** These and no others. */
    public static <T> Registry<T> of(String kind, Collection<? extends T> members, Function<T, List<String>> names) {
        Registry<T> registry = new Registry<>(kind, names);
        members.forEach(registry::add);
        return registry;
    }

    /**
     * These, and one more.
     *
     * @throws UserError if its name is taken
     */
    public Registry<T> and(T member) {
        Registry<T> more = new Registry<>(kind, names);
        more.members.putAll(members);
        more.add(member);
        return more;
    }

    /** By the alphabet. */
    public List<String> names() {
        return List.copyOf(members.keySet());
    }

    /** In the order of their names; each once. */
    public List<T> all() {
        return members.values().stream().distinct().toList();
    }

    public Optional<T> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /**
     * @param place where the name stands
     * @throws UserError if there is none of this name, with the nearest one
     */
    public T named(Object place, String name) {
        return find(name)
                .orElseThrow(() -> KnownNames.of(kind, members.keySet()).unknown(place, name));
    }

    /** Where a member comes from: {@code nasgauge}, or the jar or folder that brought it. */
    public static String origin(Object member) {
        Class<?> type = member.getClass();
        boolean ours = type.getClassLoader() == Registry.class.getClassLoader();
        if (ours && type.getPackageName().startsWith("org.nasgauge.")) {
            return SUITE;
        }
        return Plugins.place(type);
    }

    private static <T> T instance(ServiceLoader.Provider<T> provider) {
        try {
            return provider.get();
        } catch (ServiceConfigurationError | LinkageError e) {
            throw Plugins.unusable(
                    Plugins.place(provider.type()), provider.type().getName(), e);
        }
    }

    private void add(T member) {
        for (String name : names(member)) {
            @Nullable T present = members.putIfAbsent(name, member);
            if (present != null) {
                throw UserError.at(
                        origin(member),
                        "its " + kind + " '" + name + "' (" + member.getClass().getName()
                                + ") has the name of another, from " + origin(present) + " ("
                                + present.getClass().getName() + ")",
                        "Rename one of the two, or leave one out");
            }
        }
    }

    private List<String> names(T member) {
        try {
            return names.apply(member);
        } catch (LinkageError e) {
            throw Plugins.unusable(
                    Plugins.place(member.getClass()), member.getClass().getName(), e);
        }
    }
}
