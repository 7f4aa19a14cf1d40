package org.nasgauge.engine.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.nasgauge.api.search.MixtureTrail;
import org.nasgauge.api.search.MixtureTrail.Epoch;
import org.nasgauge.api.search.MixtureTrail.Sign;

/** How the weights of a mixture went, as a field of a run's line. */
final class MixtureContent {
    private MixtureContent() {}

    static void write(MixtureTrail trail, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("mixtures");
        writeTexts("decisions", trail.decisions(), json);
        json.writeArrayFieldStart("choices");
        for (List<String> choices : trail.choices()) {
            json.writeArray(choices.toArray(new String[0]), 0, choices.size());
        }
        json.writeEndArray();
        writeTexts("rules", trail.rules(), json);
        json.writeArrayFieldStart("epochs");
        for (Epoch epoch : trail.epochs()) {
            json.writeStartObject();
            json.writeNumberField("search", epoch.search());
            json.writeNumberField("epoch", epoch.number());
            json.writeNumberField("skips", epoch.skips());
            RecordContent.write("eigenvalue", epoch.eigenvalue(), json);
            json.writeArrayFieldStart("weights");
            for (List<Double> weights : epoch.weights()) {
                json.writeArray(
                        weights.stream().mapToDouble(Double::doubleValue).toArray(), 0, weights.size());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("signs");
        for (Sign sign : trail.signs()) {
            json.writeStartObject();
            json.writeNumberField("search", sign.search());
            json.writeNumberField("from", sign.from());
            json.writeNumberField("to", sign.to());
            json.writeStringField("rule", sign.rule());
            json.writeStringField("reason", sign.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeTexts(String name, List<String> texts, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        json.writeArray(texts.toArray(new String[0]), 0, texts.size());
    }

    /** @param fields at the value of the field */
    static MixtureTrail read(LineFields fields) {
        List<String> decisions = List.of();
        List<List<String>> choices = List.of();
        List<Epoch> epochs = List.of();
        List<String> rules = List.of();
        List<Sign> signs = List.of();
        fields.open();
        while (fields.next()) {
            switch (fields.name()) {
                case "decisions" -> decisions = fields.list(LineFields::text);
                case "choices" -> choices = fields.list(one -> one.list(LineFields::text));
                case "epochs" -> epochs = fields.list(MixtureContent::epoch);
                case "rules" -> rules = fields.list(LineFields::text);
                case "signs" -> signs = fields.list(MixtureContent::sign);
                default -> fields.skip();
            }
        }
        fields.require("decisions", "choices", "epochs", "rules", "signs");
        return new MixtureTrail(decisions, choices, epochs, rules, signs);
    }

    private static Epoch epoch(LineFields fields) {
        int search = 0;
        int number = 0;
        int skips = 0;
        OptionalDouble eigenvalue = OptionalDouble.empty();
        List<List<Double>> weights = List.of();
        fields.open();
        while (fields.next()) {
            switch (fields.name()) {
                case "search" -> search = fields.whole();
                case "epoch" -> number = fields.whole();
                case "skips" -> skips = fields.whole();
                case "eigenvalue" -> eigenvalue = OptionalDouble.of(fields.number());
                case "weights" -> weights = fields.list(one -> one.list(LineFields::number));
                default -> fields.skip();
            }
        }
        fields.require("search", "epoch", "skips", "weights");
        return new Epoch(search, number, weights, skips, eigenvalue);
    }

    private static Sign sign(LineFields fields) {
        int search = 0;
        int from = 0;
        int to = 0;
        String rule = "";
        String reason = "";
        fields.open();
        while (fields.next()) {
            switch (fields.name()) {
                case "search" -> search = fields.whole();
                case "from" -> from = fields.whole();
                case "to" -> to = fields.whole();
                case "rule" -> rule = fields.text();
                case "reason" -> reason = fields.text();
                default -> fields.skip();
            }
        }
        fields.require("search", "from", "to", "rule", "reason");
        return new Sign(search, from, to, rule, reason);
    }
}
