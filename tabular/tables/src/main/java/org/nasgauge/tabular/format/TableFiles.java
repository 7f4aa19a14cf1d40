package org.nasgauge.tabular.format;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.nasgauge.api.content.RegularFile;

/** Where the files of a table are. */
public sealed interface TableFiles {
    /** How error messages name a file. */
    String place(String file);

    /** The length of a file in bytes; empty where there is no such file. */
    OptionalLong length(String file) throws IOException;

    /** The first bytes of a file: this many, or fewer if it is shorter. */
    byte[] start(String file, int bytes) throws IOException;

    /** A whole file, mapped where that is possible. */
    ByteBuffer open(String file) throws IOException;

    /** A table in a folder. */
    record Folder(Path folder) implements TableFiles {
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
            try (InputStream in = RegularFile.open(folder.resolve(file))) {
                return in.readNBytes(bytes);
            }
        }

        @Override
        public ByteBuffer open(String file) throws IOException {
            try (FileChannel channel = RegularFile.channel(folder.resolve(file))) {
                return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            }
        }
    }

    /**
     * A table on the class path.
     *
     * @param folder the name of the resource folder, without a slash at either end
     */
    record Resources(ClassLoader loader, String folder) implements TableFiles {
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

        /** Of a file whose length is known no second copy is made. */
        @Override
        public ByteBuffer open(String file) throws IOException {
            URLConnection connection = connection(file);
            try (InputStream in = connection.getInputStream()) {
                int length = connection.getContentLength();
                if (length < 0) {
                    return ByteBuffer.wrap(in.readAllBytes());
                }
                byte[] content = new byte[length];
                return ByteBuffer.wrap(content, 0, in.readNBytes(content, 0, length));
            }
        }

        private InputStream stream(String file) throws IOException {
            return connection(file).getInputStream();
        }

        private URLConnection connection(String file) throws IOException {
            return url(file)
                    .orElseThrow(() -> new FileNotFoundException(place(file)))
                    .openConnection();
        }

        private Optional<URL> url(String file) {
            return Optional.ofNullable(loader.getResource(folder + "/" + file));
        }
    }
}
