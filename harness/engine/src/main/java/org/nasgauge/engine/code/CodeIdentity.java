package org.nasgauge.engine.code;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.error.UserError;

/**
 * One SHA-256 over the class files that some classes can reach: those themselves, every class of the suite that a class
 * file among them names, and every class that a plug-in or a jar beside the suite brought in the same way. The same
 * sources, compiled by the same compiler, give the same, from a jar or from a folder of classes. Sound because what is
 * found by its name at run time is given as a root, and nothing in between uses reflection to find code. The platform and
 * other people's libraries on the class path are not part of it.
 */
public final class CodeIdentity {
    private static final String SUITE = "org/nasgauge/";
    /** By the names of roots that the suite itself brings: what runs does not change until it ends. */
    private static final Map<Set<String>, String> OF_THE_SUITE = new ConcurrentHashMap<>();

    private final Deque<Reached> open = new ArrayDeque<>();
    private final Set<Reached> seen = new HashSet<>();
    /** Where classes that are not of the suite have to be from. */
    private final Set<String> outside = new HashSet<>();

    /** A class and who finds it. */
    private record Reached(String name, ClassLoader loader) {}

    private CodeIdentity() {}

    /**
     * The SHA-256 in hexadecimal digits.
     *
     * @param roots what was found by name, and what runs it
     */
    public static String of(Collection<Class<?>> roots) {
        ClassLoader suite = CodeIdentity.class.getClassLoader();
        return roots.stream()
                        .allMatch(root -> root.getName().startsWith("org.nasgauge.") && root.getClassLoader() == suite)
                ? OF_THE_SUITE.computeIfAbsent(
                        roots.stream().map(Class::getName).collect(Collectors.toUnmodifiableSet()),
                        names -> new CodeIdentity().identity(roots))
                : new CodeIdentity().identity(roots);
    }

    private String identity(Collection<Class<?>> roots) {
        for (Class<?> root : roots) {
            String name = root.getName().replace('.', '/');
            ClassLoader loader = Objects.requireNonNullElse(root.getClassLoader(), ClassLoader.getSystemClassLoader());
            if (!name.startsWith(SUITE)) {
                locations(root, loader).forEach(location -> outside.add(location.toString()));
            }
            reach(name, loader);
        }
        Set<String> lines = new TreeSet<>();
        while (!open.isEmpty()) {
            Reached next = open.remove();
            @Nullable URL file = find(next);
            if (file != null) {
                byte[] content = read(file, next);
                lines.add(next.name() + " " + new Sha256().add(content).name() + "\n");
            }
        }
        Sha256 all = new Sha256();
        lines.forEach(all::add);
        return all.name();
    }

    private void reach(String name, ClassLoader loader) {
        boolean ours = name.startsWith(SUITE);
        if (ours || !outside.isEmpty()) {
            Reached reached = new Reached(name, loader);
            if (seen.add(reached)) {
                open.add(reached);
            }
        }
    }

    private @Nullable URL find(Reached reached) {
        @Nullable URL file = reached.loader().getResource(reached.name() + ".class");
        boolean ours = reached.name().startsWith(SUITE);
        return file == null || ours || outside.stream().anyMatch(file.toString()::contains) ? file : null;
    }

    private byte[] read(URL file, Reached reached) {
        try (InputStream in = file.openStream()) {
            byte[] content = in.readAllBytes();
            ClassFile.names(content).forEach(name -> reach(name, reached.loader()));
            return content;
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
    }

    private static List<URL> locations(Class<?> type, ClassLoader loader) {
        return loader instanceof URLClassLoader plugin
                ? Arrays.asList(plugin.getURLs())
                : List.of(type.getProtectionDomain().getCodeSource().getLocation());
    }
}
