package org.nasgauge.tabular.making;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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

    private final LineJournal lines;

    /** A network, in its space's written form, under a seed. */
    record Key(String architecture, int seed) {}

    /** What one line adds. */
    record Entry(Path file, SortedMap<String, Score> scores) {}

    private ScoreJournal(LineJournal lines) {
        this.lines = lines;
    }

    /**
     * Opens a journal to append to.
     *
     * @param part of its name, for those who share a folder
     * @throws UserError if it has other scores, is damaged, has another writer, or cannot be written
     */
    static ScoreJournal open(Path folder, String part, String space, SortedMap<String, String> recipe) {
        Path file = folder.resolve("part" + part + SUFFIX);
        return new ScoreJournal(LineJournal.open(
                file, FORM, header(space, recipe), there -> add(there, space, recipe, new LinkedHashMap<>())));
    }

    /**
     * All scores in the journals of some folders.
     *
     * @throws UserError if one is damaged, was made by another recipe, or two contradict each other
     */
    static Map<Key, Entry> readAll(List<Path> folders, String space, SortedMap<String, String> recipe) {
        Map<Key, Entry> all = new LinkedHashMap<>();
        for (Path folder : folders) {
            LineJournal.files(folder, SUFFIX).forEach(file -> add(LineJournal.read(file, FORM), space, recipe, all));
        }
        return all;
    }

    private static void add(
            List<LineJournal.Line> lines, String space, SortedMap<String, String> recipe, Map<Key, Entry> all) {
        for (int i = 0; i < lines.size(); i++) {
            LineJournal.Line line = lines.get(i);
            if (i == 0) {
                requireHeader(line.file(), line.node(), space, recipe);
            } else {
                add(line.file(), line.place(), line.node(), all);
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
    void append(Key key, SortedMap<String, Score> scores) {
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
        lines.append(root);
    }

    private static ObjectNode header(String space, SortedMap<String, String> recipe) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("scores", SCHEMA);
        root.put("space", space);
        recipe.forEach(root.putObject("recipe")::put);
        return root;
    }

    @Override
    public void close() {
        lines.close();
    }
}
