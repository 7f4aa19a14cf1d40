package org.nasgauge.importers.foreign;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.importers.foreign.pickle.PickleLimits;
import org.nasgauge.importers.foreign.torch.TorchFile;

class FileSetTest {
    private static final Pattern NUMBERED = Pattern.compile("n\\d\\.txt");

    @TempDir
    private Path folder;

    private Path zip;

    @BeforeEach
    void write() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("b/n2.txt", "second".getBytes(US_ASCII));
        files.put("n1.txt", "first".getBytes(US_ASCII));
        files.put("readme", "other".getBytes(US_ASCII));
        zip = Files.write(folder.resolve("some.zip"), ForeignFiles.zip(files));
        Files.createDirectories(folder.resolve("tree/b"));
        for (String name : files.keySet()) {
            Files.write(folder.resolve("tree").resolve(name), files.getOrDefault(name, new byte[0]));
        }
    }

    @Test
    void zipsAndFoldersHoldTheSameFilesInOrder() {
        for (Path path : new Path[] {zip, folder.resolve("tree")}) {
            try (FileSet files = FileSet.open(path, NUMBERED)) {
                assertThat(files.names()).containsExactly("b/n2.txt", "n1.txt");
                assertThat(files.content("b/n2.txt", 6)).asString(US_ASCII).isEqualTo("second");
            }
        }
        try (FileSet one = FileSet.open(folder.resolve("tree/n1.txt"), NUMBERED)) {
            assertThat(one.content("n1.txt", 10)).asString(US_ASCII).isEqualTo("first");
        }
    }

    @Test
    void largerFilesThanExpectedAreRefused() {
        try (FileSet files = FileSet.open(zip, NUMBERED)) {
            assertThatThrownBy(() -> files.content("b/n2.txt", 5))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("some.zip!b/n2.txt: has more than 5 bytes");
        }
    }

    /** java.util.zip's ZipFile reads it without complaint. */
    @Test
    void contentThatDiffersFromItsChecksumIsRefused() throws IOException {
        byte[] bytes = ForeignFiles.torchZip("abcdefgh");
        int at = new String(bytes, US_ASCII).indexOf("abcdefgh");
        bytes[at] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged.zip"), bytes);

        try (FileSet files = FileSet.open(damaged, Pattern.compile("data\\.pkl"))) {
            assertThatThrownBy(() -> files.content("archive/data.pkl", 100))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("differs from its checksum");
        }
        assertThatThrownBy(() -> new TorchFile(damaged).read(PickleLimits.SMALL))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("differs from its checksum");
    }

    @Test
    void aSetWithoutFilesIsRefused() {
        assertThatThrownBy(() -> FileSet.open(zip, Pattern.compile("nothing")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("holds no file nothing");
    }
}
