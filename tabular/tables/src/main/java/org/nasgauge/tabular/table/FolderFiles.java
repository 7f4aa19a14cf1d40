package org.nasgauge.tabular.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A table in a folder. */
record FolderFiles(Path folder) implements TableFiles {
    @Override
    public String place(String file) {
        return folder.resolve(file).toString();
    }

    @Override
    public OptionalLong length(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.isRegularFile(path) ? OptionalLong.of(Files.size(path)) : OptionalLong.empty();
    }

    @Override
    public byte[] start(String file, int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            return in.readNBytes(bytes);
        }
    }

    @Override
    public ByteBuffer open(String file) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(file))) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
    }
}
