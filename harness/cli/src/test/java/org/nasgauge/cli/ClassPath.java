package org.nasgauge.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/** The class path of the tests, whoever runs them. */
final class ClassPath {
    private ClassPath() {}

    /**
     * With each folder of classes packed into a jar, since Java archives no classes of folders.
     *
     * @param into where the jars are written
     */
    static String ofJars(Path into) throws IOException {
        List<String> jars = new ArrayList<>();
        for (Path entry : entries()) {
            if (Files.isDirectory(entry)) {
                Path jar = into.resolve("classes-" + jars.size() + ".jar");
                pack(entry, jar);
                jars.add(jar.toString());
            } else if (Files.exists(entry)) {
                jars.add(entry.toString());
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static List<Path> entries() {
        Stream<String> entries = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"));
        if (Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader) {
            entries = Stream.concat(Stream.of(loader.getURLs()).map(URL::getPath), entries);
        }
        return entries.filter(entry -> !entry.isEmpty())
                .distinct()
                .map(Path::of)
                .toList();
    }

    private static void pack(Path folder, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.walk(folder)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new JarEntry(folder.relativize(each).toString().replace(File.separatorChar, '/')));
                Files.copy(each, out);
                out.closeEntry();
            }
        }
    }
}
