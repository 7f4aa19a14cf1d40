package org.nasgauge.engine.code;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
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

    private final List<Reached> open = new ArrayList<>();
    private final Map<ClassLoader, Set<String>> seen = new HashMap<>();
    /** Where classes that are not of the suite have to be from. */
    private final Set<String> outside = new HashSet<>();

    /** A class and who finds it. */
    private record Reached(String name, ClassLoader loader) {}

    /** What the content of a class file says. */
    private record Read(String line, ClassLoader loader, Set<String> names) {}

    /** Asked before the class loader, which asks the platform and all libraries first. */
    private final List<JarFile> jars = jars(loader(CodeIdentity.class));

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
            ClassLoader loader = loader(root);
            if (!name.startsWith(SUITE)) {
                locations(root, loader).forEach(location -> outside.add(location.toString()));
            }
            reach(name, loader);
        }
        Set<String> lines = new TreeSet<>();
        while (!open.isEmpty()) {
            List<Reached> next = List.copyOf(open);
            open.clear();
            List<Read> read =
                    next.parallelStream().flatMap(one -> read(one).stream()).toList();
            for (Read one : read) {
                lines.add(one.line());
                one.names().forEach(name -> reach(name, one.loader()));
            }
        }
        Sha256 all = new Sha256();
        lines.forEach(all::add);
        return all.name();
    }

    private static ClassLoader loader(Class<?> type) {
        return Objects.requireNonNullElse(type.getClassLoader(), ClassLoader.getSystemClassLoader());
    }

    private void reach(String name, ClassLoader loader) {
        boolean ours = name.startsWith(SUITE);
        if (ours || !outside.isEmpty()) {
            if (seen.computeIfAbsent(loader, first -> new HashSet<>()).add(name)) {
                open.add(new Reached(name, loader));
            }
        }
    }

    /** Empty if it is none of those that are looked for, or comes with the platform. */
    private Optional<Read> read(Reached reached) {
        try {
            return content(reached)
                    .map(content -> new Read(
                            reached.name() + " " + Sha256.of(content) + "\n",
                            reached.loader(),
                            ClassFile.names(content, outside.isEmpty() ? SUITE : "")));
        } catch (IOException e) {
            throw UserError.unreadable(reached.name(), e);
        }
    }

    private Optional<byte[]> content(Reached reached) throws IOException {
        String name = reached.name() + ".class";
        if (reached.loader() == loader(CodeIdentity.class)) {
            for (JarFile jar : jars) {
                @Nullable ZipEntry entry = jar.getEntry(name);
                if (entry != null) {
                    return Optional.of(all(jar.getInputStream(entry)));
                }
            }
        }
        @Nullable URL file = reached.loader().getResource(name);
        boolean ours = reached.name().startsWith(SUITE);
        return file != null && (ours || outside.stream().anyMatch(file.toString()::contains))
                ? Optional.of(all(file.openStream()))
                : Optional.empty();
    }

    private static byte[] all(InputStream content) throws IOException {
        try (content) {
            return content.readAllBytes();
        }
    }

    /** Those of the suite on the class path; empty where it is not made of jars alone. */
    private static List<JarFile> jars(ClassLoader suite) {
        List<JarFile> jars = new ArrayList<>();
        try {
            for (URL place : Collections.list(suite.getResources(SUITE))) {
                if (!(place.openConnection() instanceof JarURLConnection jar)) {
                    return List.of();
                }
                jars.add(jar.getJarFile());
            }
            return jars;
        } catch (IOException e) {
            throw UserError.unreadable(SUITE, e);
        }
    }

    private static List<URL> locations(Class<?> type, ClassLoader loader) {
        return loader instanceof URLClassLoader plugin
                ? Arrays.asList(plugin.getURLs())
                : List.of(type.getProtectionDomain().getCodeSource().getLocation());
    }
}
