package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A jar made outside of the tree: a folder of sources and resources, compiled against the suite as it stands. */
final class PluginJar {
    private final Path sources;
    private final String classPath;

    private PluginJar(Path sources, String classPath) {
        this.sources = sources;
        this.classPath = classPath;
    }

    /**
     * Of the sources and resources of a folder, laid out as they are in the jar.
     *
     * @param modules a class of each module that the sources may use
     */
    static PluginJar of(Path sources, Class<?>... modules) {
        return new PluginJar(
                sources,
                Stream.of(modules)
                        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                        .map(location ->
                                Path.of(URI.create(location.toString())).toString())
                        .distinct()
                        .collect(Collectors.joining(File.pathSeparator)));
    }

    /** Writes the jar, and nothing else, into a folder that is there. */
    Path write(Path jar) throws IOException {
        Path classes = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "classes");
        compile(classes);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            add(classes, ".class", out);
            add(sources, "", out);
        }
        return jar;
    }

    private void compile(Path into) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of("-proc:none", "--release", "17", "-classpath", classPath, "-d", into.toString());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> found = Files.walk(sources)) {
            List<Path> java =
                    found.filter(file -> file.toString().endsWith(".java")).toList();
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }

    /** All files below a folder whose names end so; of the sources, what is no source. */
    private static void add(Path root, String ending, JarOutputStream jar) throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            found.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(ending) && !file.toString().endsWith(".java"))
                    .sorted()
                    .forEach(file -> entry(root.relativize(file).toString().replace('\\', '/'), file, jar));
        }
    }

    private static void entry(String name, Path file, JarOutputStream jar) {
        try {
            jar.putNextEntry(new JarEntry(name));
            Files.copy(file, jar);
            jar.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
