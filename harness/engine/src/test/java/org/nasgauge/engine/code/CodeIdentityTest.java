package org.nasgauge.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;

class CodeIdentityTest {
    private static final String ROOT = CodeIdentity.class.getName();
    private static final List<Class<?>> REACHED =
            List.of(CodeIdentity.class, ClassFile.class, Sha256.class, UserError.class);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_jar_and_a_folder_of_the_same_classes_are_the_same_code() throws Exception {
        Map<String, byte[]> files = files();
        assertThat(ofJar(files)).isEqualTo(ofFolder(files)).matches("[0-9a-f]{64}");
    }

    @Test
    void what_is_reached_counts_and_nothing_else() throws Exception {
        String before = ofFolder(files());
        assertThat(ofFolder(changed(Sha256.class))).isNotEqualTo(before);
        assertThat(ofFolder(changed(KnownNames.class))).isEqualTo(before);
    }

    @Test
    void the_order_of_the_roots_does_not_matter() {
        assertThat(CodeIdentity.of(List.of(Sha256.class, KnownNames.class)))
                .isEqualTo(CodeIdentity.of(List.of(KnownNames.class, Sha256.class)))
                .isNotEqualTo(CodeIdentity.of(List.of(Sha256.class)));
    }

    @Test
    void classes_are_named_by_code_signatures_and_annotations() throws IOException {
        assertThat(ClassFile.names(content(CodeIdentityTest.class), ""))
                .contains("org/nasgauge/engine/code/CodeIdentity", "java/util/Map", "org/junit/jupiter/api/io/TempDir");
        Set<String> described = ClassFile.names(content(JarOutputStream.class), "");
        assertThat(described).contains("java/io/OutputStream").allMatch(name -> !name.startsWith("["));
        assertThat(ClassFile.names(content(JarOutputStream.class), "java/util/"))
                .isEqualTo(described.stream()
                        .filter(name -> name.startsWith("java/util/"))
                        .collect(Collectors.toSet()));
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (Class<?> type : REACHED) {
            files.put(name(type), content(type));
        }
        files.put(name(KnownNames.class), content(KnownNames.class));
        files.put("org/nasgauge/engine/code/CodeIdentity$Reached.class", nested());
        return files;
    }

    /** With one more byte at the end of a class file, which is only read here, and never loaded. */
    private static Map<String, byte[]> changed(Class<?> type) throws IOException {
        Map<String, byte[]> files = files();
        files.computeIfPresent(name(type), (name, content) -> Arrays.copyOf(content, content.length + 1));
        return files;
    }

    private String ofFolder(Map<String, byte[]> files) throws Exception {
        Path classes = Files.createTempDirectory(folder, "classes");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path written = classes.resolve(file.getKey());
            Files.createDirectories(written.getParent());
            Files.write(written, file.getValue());
        }
        return of(classes);
    }

    private String ofJar(Map<String, byte[]> files) throws Exception {
        Path jar = folder.resolve("some.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new JarEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return of(jar);
    }

    private static String of(Path source) throws Exception {
        URL[] urls = {source.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            return CodeIdentity.of(List.of(loader.loadClass(ROOT)));
        }
    }

    private static String name(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] nested() throws IOException {
        return read(CodeIdentity.class, "CodeIdentity$Reached.class");
    }

    private static byte[] content(Class<?> type) throws IOException {
        return read(type, type.getSimpleName() + ".class");
    }

    private static byte[] read(Class<?> type, String file) throws IOException {
        try (InputStream in = type.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return in.readAllBytes();
        }
    }
}
