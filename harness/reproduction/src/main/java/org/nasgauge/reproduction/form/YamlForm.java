package org.nasgauge.reproduction.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.nasgauge.api.error.UserError;
import org.nasgauge.tabular.format.JsonFields;

/** YAML as fields that know their kind and name what is wrong. */
final class YamlForm {
    private static final int LONGEST = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private YamlForm() {}

    /** @throws UserError if the text is no YAML mapping */
    static JsonFields parse(String place, String text) {
        if (text.length() > LONGEST) {
            throw UserError.at(place, "is longer than " + LONGEST + " characters", "Name a reproduction, in YAML");
        }
        try {
            return JsonFields.parse(place, JSON.writeValueAsString(YAML.readTree(text)));
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? place
                    : place + ", line " + e.getLocation().getLineNr();
            String problem =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("malformed");
            throw UserError.at(where, "no valid YAML: " + problem, "Check indentation and quotes", e);
        }
    }
}
