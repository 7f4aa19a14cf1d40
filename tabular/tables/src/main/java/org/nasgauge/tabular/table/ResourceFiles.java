package org.nasgauge.tabular.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A table on the class path.
 *
 * @param folder the name of the resource folder, without a slash at either end
 */
record ResourceFiles(ClassLoader loader, String folder) implements TableFiles {
    @Override
    public String place(String file) {
        return "class path " + folder + "/" + file;
    }

    @Override
    public OptionalLong length(String file) throws IOException {
        Optional<URL> url = url(file);
        if (url.isEmpty()) {
            return OptionalLong.empty();
        }
        URLConnection connection = url.get().openConnection();
        try (InputStream in = connection.getInputStream()) {
            long length = connection.getContentLengthLong();
            return OptionalLong.of(length >= 0 ? length : in.transferTo(OutputStream.nullOutputStream()));
        }
    }

    @Override
    public byte[] start(String file, int bytes) throws IOException {
        try (InputStream in = stream(file)) {
            return in.readNBytes(bytes);
        }
    }

    @Override
    public ByteBuffer open(String file) throws IOException {
        try (InputStream in = stream(file)) {
            return ByteBuffer.wrap(in.readAllBytes());
        }
    }

    private InputStream stream(String file) throws IOException {
        return url(file)
                .orElseThrow(() -> new FileNotFoundException(place(file)))
                .openStream();
    }

    private Optional<URL> url(String file) {
        return Optional.ofNullable(loader.getResource(folder + "/" + file));
    }
}
