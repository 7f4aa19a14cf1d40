package org.nasgauge.tabular.making;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nasgauge.api.content.RegularFile;
import org.nasgauge.api.content.SoleWriter;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Form;
import org.nasgauge.form.Node;
import org.nasgauge.tabular.making.Scorer.Score;

/**
 * Scores that are there, kept as trainings are: one line a network and seed with a checksum, appended at once; a last line
 * that was cut off is dropped, and its network scored again. One process at a time writes a journal.
 */
final class ScoreJournal implements AutoCloseable {
    private static final int SCHEMA = 1;
    private static final String SUFFIX = ".scores.jsonl";
    private static final Form FORM = Form.json("journal of scores");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path file;
    private final SoleWriter writer;
    private final FileChannel channel;

    /** A network, in its space's written form, under a seed. */
    record Key(String architecture, int seed) {}

    /** What one line adds. */
    record Entry(Path file, SortedMap<String, Score> scores) {}

    private ScoreJournal(Path file, SoleWriter writer, FileChannel channel) {
        this.file = file;
        this.writer = writer;
        this.channel = channel;
    }

    /**
     * Opens a journal to append to.
     *
     * @param part of its name, for those who share a folder
     * @throws UserError if it has other scores, is damaged, has another writer, or cannot be written
     */
    static ScoreJournal open(Path folder, String part, String space, SortedMap<String, String> recipe) {
        Path file = folder.resolve("part" + part + SUFFIX);
        SoleWriter writer = SoleWriter.beside(file);
        try {
            boolean isNew = !Files.exists(file) || JournalFormat.wholeBytes(Files.readAllBytes(file)) == 0;
            if (!isNew) {
                read(file, space, recipe, new LinkedHashMap<>());
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            channel.truncate(JournalFormat.wholeBytes(Files.readAllBytes(file)));
            ScoreJournal journal = new ScoreJournal(file, writer, channel);
            if (isNew) {
                journal.write(header(space, recipe));
            }
            return journal;
        } catch (IOException | RuntimeException e) {
            writer.close();
            throw e instanceof IOException failure ? UserError.unwritable(file, failure) : (RuntimeException) e;
        }
    }

    /**
     * All scores in the journals of some folders.
     *
     * @throws UserError if one is damaged, was made by another recipe, or two contradict each other
     */
    static Map<Key, Entry> readAll(List<Path> folders, String space, SortedMap<String, String> recipe) {
        Map<Key, Entry> all = new LinkedHashMap<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(SUFFIX))
                        .sorted()
                        .forEach(file -> read(file, space, recipe, all));
            } catch (IOException e) {
                throw UserError.unreadable(folder, e);
            }
        }
        return all;
    }

    private static void read(Path file, String space, SortedMap<String, String> recipe, Map<Key, Entry> all) {
        byte[] bytes = RegularFile.bytes(file, Integer.MAX_VALUE - 8, "a journal");
        List<String> lines = new String(bytes, 0, JournalFormat.wholeBytes(bytes), UTF_8)
                .lines()
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            String place = file + ", line " + (i + 1);
            if (!JournalFormat.isWhole(lines.get(i))) {
                throw UserError.at(place, "the line does not match its checksum", "Delete the line: it is then redone");
            }
            Node node = FORM.parse(file.toString(), i + 1, lines.get(i).substring(JournalFormat.CRC_DIGITS + 1));
            if (i == 0) {
                requireHeader(file, node, space, recipe);
            } else {
                add(file, place, node, all);
            }
        }
    }

    private static void requireHeader(Path file, Node node, String space, SortedMap<String, String> recipe) {
        Fields header = Fields.of(node, "scores", "space", "recipe");
        header.whole("scores", 1, SCHEMA);
        if (!header.verbatim("space").equals(space)) {
            throw UserError.at(file, "it is about the space " + header.verbatim("space"), "Use another folder");
        }
        TrainingSources.requireSameRecipe(
                file.toString(), header.need("recipe", "the recipe").texts("texts by name"), recipe);
    }

    private static void add(Path file, String place, Node node, Map<Key, Entry> all) {
        Fields line = Fields.of(node, "architecture", "seed", "scores");
        Key key = new Key(line.verbatim("architecture"), line.whole("seed", 0, Integer.MAX_VALUE));
        SortedMap<String, Score> scores = new TreeMap<>();
        line.need("scores", "scores by proxy").entries("scores by proxy").forEach((proxy, one) -> {
            Fields score = Fields.of(one, "score", "missing", "seconds");
            Reading reading =
                    score.has("score") ? Reading.of(score.number("score")) : Reading.missing(score.verbatim("missing"));
            scores.put(proxy, new Score(reading, score.number("seconds")));
        });
        Entry there = all.putIfAbsent(key, new Entry(file, scores));
        if (there != null && !readings(there.scores()).equals(readings(scores))) {
            throw UserError.at(
                    place,
                    key.architecture() + ", seed " + key.seed() + " has other scores than in " + there.file(),
                    "Find what decides them beside the recipe, and begin a new folder");
        }
    }

    private static Map<String, Reading> readings(SortedMap<String, Score> scores) {
        Map<String, Reading> readings = new TreeMap<>();
        scores.forEach((proxy, score) -> readings.put(proxy, score.reading()));
        return readings;
    }

    /** On return it is on disk. */
    synchronized void append(Key key, SortedMap<String, Score> scores) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("architecture", key.architecture());
        root.put("seed", key.seed());
        ObjectNode all = root.putObject("scores");
        scores.forEach((proxy, score) -> {
            ObjectNode one = all.putObject(proxy);
            if (score.reading() instanceof Reading.Present present) {
                one.put("score", present.value());
            } else if (score.reading() instanceof Reading.Missing missing) {
                one.put("missing", missing.reason());
            }
            one.put("seconds", score.seconds());
        });
        try {
            write(root);
        } catch (IOException e) {
            throw UserError.unwritable(file, e);
        }
    }

    private static ObjectNode header(String space, SortedMap<String, String> recipe) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("scores", SCHEMA);
        root.put("space", space);
        recipe.forEach(root.putObject("recipe")::put);
        return root;
    }

    private void write(ObjectNode root) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(JournalFormat.line(root).getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw UserError.unwritable(file, e);
        } finally {
            writer.close();
        }
    }
}
