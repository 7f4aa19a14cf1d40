package org.nasgauge.report.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.figure.Figure;
import org.nasgauge.report.figure.Figure.ScatterFigure;
import org.nasgauge.report.figure.HeatMap;
import org.nasgauge.report.figure.LineFigure;
import org.nasgauge.report.format.Format.Renderer;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.report.text.JsonText;

/**
 * Facts as an object, a table as an array of objects, a figure as arrays of coordinates, each under its id. A missing
 * value is {@code {"missing": "reason"}}, as in the records.
 */
final class JsonRenderer implements Renderer {
    @Override
    public void render(Block part, Appendable out) throws IOException {
        out.append(JsonText.indented(json -> {
            json.writeStartObject();
            write(json, part);
            json.writeEndObject();
        }));
        out.append('\n');
    }

    @Override
    public void render(Document document, Appendable out) throws IOException {
        out.append(JsonText.indented(json -> {
            json.writeStartObject();
            json.writeStringField("title", document.title());
            for (Section section : document.sections()) {
                for (Block block : section.blocks()) {
                    write(json, block);
                }
            }
            json.writeEndObject();
        }));
        out.append('\n');
    }

    private static void write(JsonGenerator json, Block block) throws IOException {
        if (block instanceof Block.Facts facts) {
            json.writeObjectFieldStart(facts.id());
            for (Block.Fact fact : facts.facts()) {
                write(json, List.of(fact.key()), fact.value());
            }
            json.writeEndObject();
        } else if (block instanceof Table table) {
            json.writeArrayFieldStart(table.id());
            for (Table.Row row : table.rows()) {
                json.writeStartObject();
                for (int i = 0; i < row.cells().size(); i++) {
                    write(json, table.columns().get(i).keys(), row.cells().get(i));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } else if (block instanceof Block.Figures figures) {
            for (Figure figure : figures.figures()) {
                write(json, figure);
            }
        } else if (block instanceof Block.Definitions definitions) {
            json.writeObjectFieldStart("definitions");
            for (Block.Definition definition : definitions.definitions()) {
                json.writeStringField(definition.term(), definition.meaning());
            }
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, List<String> keys, Cell cell) throws IOException {
        if (cell instanceof Cell.Missing missing) {
            for (String key : keys) {
                json.writeObjectFieldStart(key);
                json.writeStringField("missing", missing.reason());
                json.writeEndObject();
            }
        } else if (cell instanceof Cell.Text text) {
            json.writeStringField(keys.get(0), text.text());
            if (text.note().isPresent()) {
                json.writeStringField(keys.get(0) + "_note", text.note().get());
            }
        } else if (cell instanceof Cell.Whole whole) {
            json.writeNumberField(keys.get(0), whole.value());
        } else if (cell instanceof Cell.Real real) {
            number(json, keys.get(0), real.value());
        } else if (cell instanceof Cell.Probability p) {
            number(json, keys.get(0), p.value());
        } else if (cell instanceof Cell.Mean mean) {
            number(json, keys.get(0), mean.value());
            if (mean.standardError().isPresent()) {
                number(json, keys.get(1), mean.standardError().getAsDouble());
            } else {
                write(json, keys.subList(1, 2), new Cell.Missing("a single value"));
            }
        } else if (cell instanceof Cell.Range range) {
            number(json, keys.get(0), range.lower());
            number(json, keys.get(1), range.upper());
        }
    }

    private static void write(JsonGenerator json, Figure figure) throws IOException {
        if (figure instanceof LineFigure lines) {
            json.writeArrayFieldStart(figure.id());
            for (LineFigure.Line line : lines.lines()) {
                json.writeStartObject();
                json.writeStringField("label", line.label());
                String y = figure.y().key();
                List<LineFigure.Point> points = line.points();
                numbers(
                        json,
                        figure.x().key(),
                        points.stream().map(LineFigure.Point::x).toList());
                numbers(json, y, points.stream().map(LineFigure.Point::y).toList());
                numbers(
                        json,
                        y + "_lower",
                        points.stream().map(LineFigure.Point::lower).toList());
                numbers(
                        json,
                        y + "_upper",
                        points.stream().map(LineFigure.Point::upper).toList());
                json.writeEndObject();
            }
            json.writeEndArray();
        } else if (figure instanceof HeatMap map) {
            write(json, map);
        } else if (figure instanceof ScatterFigure scatter) {
            json.writeObjectFieldStart(figure.id());
            json.writeStringField("label", figure.title());
            List<ScatterFigure.Point> points = scatter.points();
            numbers(
                    json,
                    figure.x().key(),
                    points.stream().map(ScatterFigure.Point::x).toList());
            numbers(
                    json,
                    figure.y().key(),
                    points.stream().map(ScatterFigure.Point::y).toList());
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, HeatMap map) throws IOException {
        json.writeArrayFieldStart(map.id());
        for (int row = 0; row < map.rows().size(); row++) {
            for (int column = 0; column < map.columns().size(); column++) {
                Optional<HeatMap.Cell> cell = map.cells().get(row).get(column);
                if (cell.isPresent()) {
                    json.writeStartObject();
                    json.writeStringField(map.y().key(), map.rows().get(row));
                    json.writeStringField(map.x().key(), map.columns().get(column));
                    number(json, map.value(), cell.get().value());
                    json.writeStringField("text", cell.get().text());
                    json.writeEndObject();
                }
            }
        }
        json.writeEndArray();
    }

    private static void numbers(JsonGenerator json, String key, List<Double> values) throws IOException {
        json.writeArrayFieldStart(key);
        for (double value : values) {
            json.writeNumber(Decimals.shortest(value));
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String key, double value) throws IOException {
        json.writeFieldName(key);
        json.writeNumber(Decimals.shortest(value));
    }
}
