package org.nasgauge.importers.foreign.torch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.nasgauge.api.content.RegularFile;
import org.nasgauge.api.error.PlainWords;
import org.nasgauge.api.error.UserError;
import org.nasgauge.importers.foreign.ByteSource;
import org.nasgauge.importers.foreign.Compressed;
import org.nasgauge.importers.foreign.pickle.AllowedClasses;
import org.nasgauge.importers.foreign.pickle.PickleLimits;
import org.nasgauge.importers.foreign.pickle.PickleValue;
import org.nasgauge.importers.foreign.pickle.Unpickler;

/**
 * The object in a file of {@code torch.save}, in either container: a zip with {@code data.pkl} (PyTorch from 1.6), or a
 * row of pickles (before). Tensors stay outside: their numbers are never read, their ids are opaque.
 */
public final class TorchFile {
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** The number 0x1950a86a20f9469cfc6c, with which the old container begins. */
    private static final String LEGACY_MAGIC = "119547037146038801333356";

    private static final long LEGACY_PROTOCOL = 1001;
    private static final String OBJECT = "/data.pkl";
    private static final String MEND = "Fetch the file again";

    private static final AllowedClasses CLASSES = AllowedClasses.standard()
            .with("torch._utils._rebuild_tensor_v2")
            .with("torch.FloatStorage")
            .with("torch.DoubleStorage")
            .with("torch.LongStorage")
            .with("torch.IntStorage");

    private final Path file;

    public TorchFile(Path file) {
        this.file = file;
    }

    /** @throws UserError if the file is damaged or holds more than plain values and tensors */
    public PickleValue read(PickleLimits limits) {
        return read(limits, "", (key, value) -> {});
    }

    /** As {@link Unpickler#handingOver}: the items of one large dictionary in the outermost one go to the sink. */
    public PickleValue read(PickleLimits limits, String key, BiConsumer<PickleValue, PickleValue> sink) {
        if (!startsAsZip()) {
            try (ByteSource source = Compressed.open(file)) {
                return legacy(source, limits, key, sink);
            }
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = object(zip);
            if (entry.getMethod() != ZipEntry.STORED) {
                throw UserError.at(file, "its object is compressed, which PyTorch never does", MEND);
            }
            // java.util.zip leaves the checksum to its callers.
            CheckedInputStream checked = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
            try (ByteSource source = new ByteSource(file + "!" + entry.getName(), checked)) {
                PickleValue read = new Unpickler(source, limits, CLASSES)
                        .handingOver(key, sink)
                        .read();
                checked.transferTo(OutputStream.nullOutputStream());
                if (checked.getChecksum().getValue() != entry.getCrc()) {
                    throw UserError.at(file + "!" + entry.getName(), "differs from its checksum in the zip", MEND);
                }
                return read;
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw UserError.at(file, "is no readable zip: " + PlainWords.of(e).problem(), MEND, e);
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
    }

    private boolean startsAsZip() {
        try (InputStream in = RegularFile.open(file)) {
            return Arrays.equals(ZIP, in.readNBytes(ZIP.length));
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
    }

    private ZipEntry object(ZipFile zip) {
        List<? extends ZipEntry> objects = zip.stream()
                .filter(entry -> entry.getName().endsWith(OBJECT)
                        && entry.getName().indexOf('/') == entry.getName().length() - OBJECT.length())
                .toList();
        if (objects.size() != 1) {
            throw UserError.at(file, "a zip with " + objects.size() + " files <name>/data.pkl instead of one", MEND);
        }
        return objects.get(0);
    }

    private static PickleValue legacy(
            ByteSource source, PickleLimits limits, String key, BiConsumer<PickleValue, PickleValue> sink) {
        boolean magic = small(source) instanceof PickleValue.Big big
                && big.value().toString().equals(LEGACY_MAGIC);
        if (!magic) {
            throw source.refuse("no file of torch.save: the magic number is missing");
        }
        if (!(small(source) instanceof PickleValue.Whole version) || version.value() != LEGACY_PROTOCOL) {
            throw source.refuse("a torch container of another version than " + LEGACY_PROTOCOL);
        }
        small(source); // byte order and sizes of the machine, which matter for tensors only
        return new Unpickler(source, limits, CLASSES).handingOver(key, sink).read();
    }

    private static PickleValue small(ByteSource source) {
        return new Unpickler(source, PickleLimits.SMALL, CLASSES).read();
    }
}
