package org.nasgauge.tabular.making;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.content.RegularFile;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.content.SoleWriter;
import org.nasgauge.api.error.UserError;

/**
 * Trainings that are done, kept so that none has to be done twice: appended one a line with a checksum and forced to
 * disk, so that a kill loses only what was under way. A last line that was cut off is dropped, and its training done
 * again. One process at a time writes a journal, with as many threads as it likes.
 */
public final class TrainingJournal implements AutoCloseable {
    static final String SUFFIX = ".jsonl";

    private final Path file;
    private final Header header;
    private final SoleWriter writer;
    private final FileChannel channel;
    private final Map<Key, Outcome> outcomes;
    private final Map<Key, Object> monitors = new ConcurrentHashMap<>();

    private TrainingJournal(
            Path file, Header header, SoleWriter writer, FileChannel channel, Map<Key, Outcome> outcomes) {
        this.file = file;
        this.header = header;
        this.writer = writer;
        this.channel = channel;
        this.outcomes = new ConcurrentHashMap<>(outcomes);
    }

    /**
     * What all trainings of a journal have in common.
     *
     * @param space the name of the space whose written form names the architectures
     * @param recipe everything that decides the outcome but what the {@link Key} says: trainer, settings, data with their
     *     checksum
     * @param environment what the outcome may depend on beside: versions, native build, kind of machine
     */
    public record Header(String space, SortedMap<String, String> recipe, SortedMap<String, String> environment) {
        public Header {
            recipe = Collections.unmodifiableSortedMap(new TreeMap<>(recipe));
            environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        }

        public static Header of(Trainer trainer) {
            return new Header(trainer.space().name(), trainer.recipe(), trainer.environment());
        }
    }

    /**
     * What tells one training from another under the same header.
     *
     * @param architecture the genome that is trained, in its space's written form; the canonical one where isomorphic
     *     genomes shall share their training
     * @param fidelity in which a training is less than the recipe says, as {@code data-share} to {@code 0.25}; empty for
     *     the recipe itself, which alone goes into tables. How many epochs were trained stands in the {@link Outcome}.
     */
    public record Key(String architecture, int seed, SortedMap<String, String> fidelity) {
        public Key {
            fidelity = Collections.unmodifiableSortedMap(new TreeMap<>(fidelity));
        }

        public static Key of(String architecture, int seed) {
            return new Key(architecture, seed, Collections.emptySortedMap());
        }

        @Override
        public String toString() {
            return architecture + ", seed " + seed + (fidelity.isEmpty() ? "" : ", " + fidelity);
        }
    }

    /** What a journal holds, in the order in which the trainings began. */
    record Content(Header header, Map<Key, Outcome> outcomes) {}

    /**
     * Opens the journal of a folder that belongs to a header: a folder may hold several.
     *
     * @param folder is made if it is not there
     * @throws UserError if another process, or this one, has it open already, it is damaged, or cannot be written
     */
    public static TrainingJournal open(Path folder, Header header) {
        return open(folder, header, "");
    }

    /** @param part of the name, for those who share a folder and not a journal */
    static TrainingJournal open(Path folder, Header header, String part) {
        String made = Sha256.of(JournalFormat.line(header).getBytes(UTF_8)).substring(0, 8);
        Path file = folder.resolve("trainings-" + made + part + SUFFIX);
        SoleWriter writer = SoleWriter.beside(file);
        try {
            return open(file, writer, header);
        } catch (IOException | RuntimeException e) {
            writer.close();
            throw e instanceof IOException failure ? UserError.unwritable(file, failure) : (RuntimeException) e;
        }
    }

    private static TrainingJournal open(Path file, SoleWriter writer, Header header) throws IOException {
        Optional<Content> content = Files.exists(file) ? read(file) : Optional.empty();
        if (content.filter(there -> !there.header().equals(header)).isPresent()) {
            throw UserError.at(file, "it belongs to other trainings", "Move it to another folder");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try {
            channel.truncate(JournalFormat.wholeBytes(Files.readAllBytes(file)));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new TrainingJournal(
                file, header, writer, channel, content.map(Content::outcomes).orElse(Map.of()));
    }

    /**
     * Reads a journal that others may be writing; empty as long as nothing was trained.
     *
     * @throws UserError if a line but the last is damaged
     */
    static Optional<Content> read(Path file) {
        byte[] bytes = RegularFile.bytes(file, Integer.MAX_VALUE - 8, "a journal");
        int whole = JournalFormat.wholeBytes(bytes);
        return whole == 0
                ? Optional.empty()
                : Optional.of(JournalFormat.content(file, new String(bytes, 0, whole, UTF_8)));
    }

    /** What is known of a training; empty where it never began. */
    public Optional<Outcome> find(Key key) {
        return Optional.ofNullable(outcomes.get(key));
    }

    /**
     * Keeps what came of a training; on return it is on disk. Of a training that is there in part only the epochs behind
     * that part are added; of one that is there as far, or has {@linkplain Outcome#isFinal ended}, nothing.
     *
     * @throws IllegalArgumentException if a value is not finite
     * @throws UserError if it contradicts what is there (seconds apart), or cannot be written
     */
    public synchronized void append(Key key, Outcome outcome) {
        if (!outcome.trained().map(Outcome::isFinite).orElse(true)) {
            throw new IllegalArgumentException("a curve with a value that is not finite");
        }
        JournalLine.of(file, key, find(key), outcome).ifPresent(line -> {
            try {
                write(JournalFormat.line(line));
            } catch (IOException e) {
                throw UserError.unwritable(file, e);
            }
            outcomes.put(key, line.onto(file, find(key)));
        });
    }

    /**
     * Lets one thread at a time work at a training, so that those who want the same one wait, and then find it done.
     *
     * @param work may call {@link #find} and {@link #append}
     */
    public <T> T exclusively(Key key, Supplier<T> work) {
        synchronized (monitors.computeIfAbsent(key, unused -> new Object())) {
            return work.get();
        }
    }

    private void write(String line) throws IOException {
        long whole = channel.size();
        String text = whole == 0 ? JournalFormat.line(header) + line : line;
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            // Nothing may come behind half a line: it would be lost with it.
            try {
                channel.truncate(whole);
            } catch (IOException unmended) {
                channel.close();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        try (writer) {
            channel.close();
        } catch (IOException e) {
            throw UserError.unwritable(file, e);
        }
    }
}
