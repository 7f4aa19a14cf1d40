package org.nasgauge.importers.foreign;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.nasgauge.api.content.RegularFile;
import org.nasgauge.api.error.UserError;

/** Small files of one kind, in a folder and the folders in it, or in a zip; in the order of their names. */
public final class FileSet implements Closeable {
    private static final int MOST_FILES = 1_000_000;
    private static final String FETCH = "Fetch the file again";

    private interface Opening {
        InputStream open() throws IOException;
    }

    /** @param crc of the content, where the container says it */
    private record Member(Opening opening, Optional<Long> crc) {}

    private final Path path;
    private final SortedMap<String, Member> members = new TreeMap<>();
    private final Optional<ZipFile> zip;

    private FileSet(Path path, Optional<ZipFile> zip) {
        this.path = path;
        this.zip = zip;
    }

    /**
     * @param path a folder, a zip, or one file
     * @param name what the name of a file is, without its folders
     * @throws UserError if the path cannot be read, or holds no such file
     */
    public static FileSet open(Path path, Pattern name) {
        try {
            FileSet files = Files.isRegularFile(path)
                            && !name.matcher(lastOf(path.toString())).matches()
                    ? inZip(path, name)
                    : onDisk(path, name);
            if (files.members.isEmpty()) {
                files.close();
                throw UserError.at(path, "holds no file " + name, "Check that it is what was named");
            }
            return files;
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw UserError.unreadable(path, e);
        }
    }

    private static FileSet onDisk(Path path, Pattern name) throws IOException {
        FileSet files = new FileSet(path, Optional.empty());
        try (Stream<Path> tree = Files.walk(path)) {
            tree.filter(Files::isRegularFile)
                    .filter(file -> name.matcher(lastOf(file.toString())).matches())
                    .limit(MOST_FILES + 1L)
                    .forEach(file -> files.add(
                            path.equals(file)
                                    ? lastOf(file.toString())
                                    : path.relativize(file).toString(),
                            new Member(() -> RegularFile.open(file), Optional.empty())));
        }
        return files;
    }

    private static FileSet inZip(Path path, Pattern name) throws IOException {
        ZipFile zip = new ZipFile(path.toFile());
        FileSet files = new FileSet(path, Optional.of(zip));
        try {
            zip.stream()
                    .filter(entry -> !entry.isDirectory()
                            && name.matcher(lastOf(entry.getName())).matches())
                    .forEach(entry -> files.add(entry.getName(), member(zip, entry)));
            return files;
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    private static Member member(ZipFile zip, ZipEntry entry) {
        return new Member(() -> zip.getInputStream(entry), Optional.of(entry.getCrc()));
    }

    private void add(String name, Member member) {
        if (members.put(name, member) != null) {
            throw UserError.at(path, "has two files " + name, FETCH);
        }
        if (members.size() > MOST_FILES) {
            throw UserError.at(path, "has more than " + MOST_FILES + " files", "Name a folder of fewer");
        }
    }

    private static String lastOf(String name) {
        return name.substring(1 + Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')));
    }

    public List<String> names() {
        return List.copyOf(members.keySet());
    }

    /** How messages name a file of the set. */
    public String place(String name) {
        return path + (zip.isPresent() ? "!" : "/") + name;
    }

    /**
     * The whole content of a file.
     *
     * @param most bytes that it may have
     * @throws UserError if it has more, is damaged, or cannot be read
     */
    public byte[] content(String name, int most) {
        Member member = members.get(name);
        if (member == null) {
            throw new IllegalArgumentException("no file " + name);
        }
        try (InputStream in = member.opening.open()) {
            byte[] content = in.readNBytes(most + 1);
            if (content.length > most) {
                throw UserError.at(place(name), "has more than " + most + " bytes, which is the limit", FETCH);
            }
            CRC32 crc = new CRC32();
            crc.update(content);
            if (member.crc.isPresent() && member.crc.get() != crc.getValue()) {
                throw UserError.at(place(name), "differs from its checksum in the zip", FETCH);
            }
            return content;
        } catch (IOException | IllegalArgumentException e) {
            throw UserError.unreadable(place(name), e);
        }
    }

    @Override
    public void close() {
        zip.ifPresent(open -> {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
