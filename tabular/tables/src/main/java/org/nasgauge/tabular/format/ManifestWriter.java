package org.nasgauge.tabular.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.nasgauge.form.Seal;
import org.nasgauge.tabular.format.TableManifest.Block;
import org.nasgauge.tabular.format.TableManifest.RowFiles;

/** Writes {@code table.json}: the same manifest as the same bytes, in lines that a person can read, with its seal. */
public final class ManifestWriter {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ManifestWriter() {}

    public static String write(TableManifest manifest) {
        ObjectNode root = MAPPER.createObjectNode();
        boolean isListed = manifest.rowFiles() instanceof RowFiles.Listed;
        int ofRows = isListed ? TableManifest.SCHEMA_OF_LISTED : TableManifest.SCHEMA_OF_NUMBERED;
        boolean isRounded = manifest.columns().stream().anyMatch(column -> column.rounded() > 0);
        int ofSpace = manifest.grammar().isPresent() ? TableManifest.SCHEMA_OF_GRAMMAR : ofRows;
        int ofColumns = isRounded ? TableManifest.SCHEMA_OF_ROUNDED : ofSpace;
        root.put("schema", manifest.validationPass().isPresent() ? TableManifest.SCHEMA : ofColumns);
        root.put("name", manifest.description().name());
        root.put("dataset", manifest.description().dataset());
        root.put("description", manifest.description().description());
        root.put("source", manifest.description().source());
        root.put("licence", manifest.description().licence());
        ObjectNode space = root.putObject("space").put("name", manifest.space());
        manifest.grammar().ifPresent(grammar -> GrammarJson.write(space.putObject("grammar"), grammar));
        if (!isListed) {
            space.put("size", manifest.architectures());
        }
        root.put("row", manifest.rowKind());
        root.put("rows", manifest.rows());
        ArrayNode seeds = root.putArray("seeds");
        manifest.seeds().forEach(seeds::add);
        texts(root.putObject("recipe"), manifest.recipe());
        ArrayNode environments = root.putArray("environments");
        manifest.environments().forEach(environment -> texts(environments.addObject(), environment));
        if (!manifest.sources().isEmpty()) {
            ArrayNode sources = root.putArray("sources");
            manifest.sources()
                    .forEach(file -> sources.addObject()
                            .put("file", file.file())
                            .put("bytes", file.bytes())
                            .put("sha256", file.sha256()));
        }
        ArrayNode reasons = root.putArray("reasons");
        manifest.reasons().forEach(reasons::add);
        if (manifest.rowFiles() instanceof RowFiles.Numbered numbered) {
            block(root.putObject("rowIndex"), numbered.rowIndex());
            block(root.putObject("representatives"), numbered.representatives());
        } else if (manifest.rowFiles() instanceof RowFiles.Listed listed) {
            root.putObject("architectures")
                    .put("file", listed.architectures().file())
                    .put("bytes", listed.architectures().bytes())
                    .put("sha256", listed.architectures().sha256());
        }
        manifest.validationPass()
                .ifPresent(pass -> root.putObject("validationPass")
                        .put("share", pass.share())
                        .put("derivation", pass.derivation()));
        block(root.putObject("trainings"), manifest.trainings());
        ArrayNode columns = root.putArray("columns");
        manifest.columns().forEach(column -> column(columns.addObject(), column));
        try {
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
            printer.indentArraysWith(DefaultPrettyPrinter.FixedSpaceIndenter.instance);
            printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
            return Seal.seal(MAPPER.writer(printer).writeValueAsString(root) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes can always be written", e);
        }
    }

    private static void texts(ObjectNode target, Map<String, String> texts) {
        texts.forEach(target::put);
    }

    private static void block(ObjectNode target, Block block) {
        target.put("file", block.file());
        target.put("dtype", block.header().dtype().descr());
        target.put("bytes", block.header().fileBytes());
        target.put("sha256", block.sha256());
    }

    private static void column(ObjectNode target, Column column) {
        MetricJson.write(target, column.metric());
        column.split().ifPresent(split -> target.put("split", split.label()));
        target.put("shape", column.shape().label());
        if (!column.isStatic()) {
            target.put("schedule", column.schedule());
        }
        if (column.shape() == Column.Shape.SELECTED) {
            ArrayNode epochs = target.putArray("epochs");
            column.epochs().forEach(epochs::add);
        }
        number(target, "multiplier", column.encoding().multiplier());
        number(target, "divisor", column.encoding().divisor());
        number(target, "offset", column.encoding().offset());
        if (column.rounded() > 0) {
            target.put("rounded", column.rounded());
        }
        block(target, column.block());
        column.missing().ifPresent(missing -> block(target.putObject("missing"), missing));
    }

    private static void number(ObjectNode target, String name, double number) {
        if (number == (long) number) {
            target.put(name, (long) number);
        } else {
            target.put(name, number);
        }
    }
}
