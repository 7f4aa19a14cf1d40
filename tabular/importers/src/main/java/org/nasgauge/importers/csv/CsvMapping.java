package org.nasgauge.importers.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasgauge.api.error.UserError;
import org.nasgauge.tabular.format.JsonFields;
import org.nasgauge.tabular.format.TableManifest.Description;

/**
 * What the columns of a CSV file are.
 *
 * @param space the search space
 * @param architecture how a line names its architecture
 * @param lines those that are meant, if the file holds others too
 * @param seed the column that says the seed of the training of a line, if one does
 */
record CsvMapping(
        Description description,
        String space,
        char delimiter,
        ArchitectureColumns architecture,
        Optional<Lines> lines,
        Optional<String> seed,
        List<MappedColumn> columns) {
    /** The lines that have this text in a column. */
    record Lines(String column, String text) {}

    private static final int MOST_BYTES = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MEND = "Mend the mapping; 'nasgauge table import csv --guess' writes a first one";

    /** @throws UserError if the file is no mapping, or says something that is not known */
    static CsvMapping read(Path file) {
        JsonFields root = JsonFields.parse(file.toString(), asJson(file));
        Description description;
        try {
            description = new Description(
                    root.text("table"),
                    root.text("dataset"),
                    root.text("description"),
                    root.text("source"),
                    root.text("licence"));
        } catch (IllegalArgumentException e) {
            throw UserError.at(file + " table", String.valueOf(e.getMessage()), MEND, e);
        }
        String space = root.text("space");
        String delimiter = root.has("delimiter") ? root.text("delimiter") : ",";
        if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
            throw UserError.at(file + " delimiter", "'" + delimiter + "' is not one character", MEND);
        }
        ArchitectureColumns architecture = ArchitectureColumns.read(root);
        Optional<Lines> lines = root.optionalObject("lines").map(CsvMapping::lines);
        Optional<String> seed = root.has("seed") ? Optional.of(root.text("seed")) : Optional.empty();
        Map<String, String> missing =
                root.has("missing") ? root.object("missing").textsByName() : Map.of("", "not in the file");
        List<MappedColumn> columns = root.objects("columns").stream()
                .map(fields -> MappedColumn.read(fields, missing, seed.isPresent()))
                .toList();
        root.end();
        if (columns.isEmpty()) {
            throw UserError.at(file + " columns", "is empty", MEND);
        }
        return new CsvMapping(description, space, delimiter.charAt(0), architecture, lines, seed, columns);
    }

    private static Lines lines(JsonFields fields) {
        Lines lines = new Lines(fields.text("column"), fields.text("is"));
        fields.end();
        return lines;
    }

    private static String asJson(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw UserError.at(file, "is larger than " + MOST_BYTES + " bytes", MEND);
            }
            JsonNode tree = YAMLMapper.builder().build().readTree(Files.readString(file));
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw UserError.at(
                    file
                            + (e.getLocation() == null
                                    ? ""
                                    : ", line " + e.getLocation().getLineNr()),
                    "is no readable YAML: " + e.getOriginalMessage(),
                    MEND,
                    e);
        } catch (IOException e) {
            throw UserError.at(file, "cannot be read: " + e, "Check the path", e);
        }
    }
}
