package org.nasgauge.hardware.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files by which Linux describes itself, under a root that is another one to try things out. */
record LinuxFiles(Path root) {
    /** Empty where the machine has no such file, or lets nobody read it. */
    Optional<String> text(String path) {
        try {
            return Optional.of(Files.readString(root.resolve(path)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    boolean has(String path) {
        return Files.exists(root.resolve(path));
    }

    /** What follows a key and its separator, in the first line that begins with the key. */
    Optional<String> value(String path, String key, String separator) {
        return text(path)
                .flatMap(text -> text.lines()
                        .filter(line -> line.startsWith(key))
                        .map(line -> line.substring(key.length()).strip())
                        .filter(rest -> rest.startsWith(separator))
                        .map(rest -> rest.substring(separator.length()).strip())
                        .findFirst());
    }
}
