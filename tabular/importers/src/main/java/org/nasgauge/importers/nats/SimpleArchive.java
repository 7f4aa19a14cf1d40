package org.nasgauge.importers.nats;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.nasgauge.api.content.RegularFile;
import org.nasgauge.api.error.UserError;

/** A simple archive: a folder of compressed pickles, one for each architecture, or the .tar of it. */
record SimpleArchive(Path path) {
    static final String META = "meta";
    private static final String SUFFIX = ".pickle.pbz2";
    private static final int MOST_BYTES = 32 << 20;

    /** A file as it is in the archive. */
    static final class Packed {
        private final String place;
        private final String name;
        private final byte[] bytes;

        private Packed(String place, String name, byte[] bytes) {
            this.place = place;
            this.name = name;
            this.bytes = bytes;
        }

        /** For messages. */
        String place() {
            return place;
        }

        /** Without folder and suffix. */
        String name() {
            return name;
        }

        InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /** Whether there are files of such an archive; the name of a .tar has to do. */
    static boolean detects(Path path, String infix) {
        Path file = path.getFileName();
        boolean named = file != null && file.toString().contains(infix);
        if (Files.isDirectory(path)) {
            return named && Files.exists(path.resolve(META + SUFFIX));
        }
        return named && path.toString().endsWith(".tar") && Files.isRegularFile(path);
    }

    /** Gives each file in turn: in the order of names from a folder, as they come from a .tar. */
    void forEach(Consumer<Packed> action) {
        try {
            if (Files.isDirectory(path)) {
                for (Path file : listed()) {
                    action.accept(packed(
                            file.toString(),
                            file.getFileName().toString(),
                            RegularFile.bytes(file, MOST_BYTES, "one architecture")));
                }
            } else {
                unpack(action);
            }
        } catch (IOException e) {
            throw UserError.unreadable(path, e);
        }
    }

    private List<Path> listed() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            List<Path> listed = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            if (listed.isEmpty()) {
                throw UserError.at(path, "holds no file *" + SUFFIX, "Name the folder that the .tar unpacks to");
            }
            return listed;
        }
    }

    private void unpack(Consumer<Packed> action) throws IOException {
        try (InputStream in = new BufferedInputStream(RegularFile.open(path), 1 << 20);
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
                if (!entry.isFile() || !entry.getName().endsWith(SUFFIX)) {
                    continue;
                }
                if (entry.getSize() > MOST_BYTES) {
                    throw UserError.at(
                            path + "!" + entry.getName(),
                            entry.getSize() + " bytes; at most " + MOST_BYTES + " are read",
                            "Fetch the file again");
                }
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                action.accept(packed(path + "!" + entry.getName(), name, tar.readAllBytes()));
            }
        }
    }

    private TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
        try {
            return tar.getNextEntry();
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    private static Packed packed(String place, String file, byte[] bytes) {
        return new Packed(place, file.substring(0, file.length() - SUFFIX.length()), bytes);
    }
}
