package org.nasgauge.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsonValuesTest {
    private static Map<String, Object> mapping() {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("text", "a \"b\"\n");
        mapping.put("count", 3);
        mapping.put("large", 1L << 40);
        mapping.put("larger", BigInteger.TWO.pow(70));
        mapping.put("number", 2.0E-3);
        mapping.put("truth", true);
        mapping.put("list", List.of(List.of(0.1), new TreeMap<>(Map.of("b", 1, "a", 2))));
        mapping.put("none", Map.of());
        return mapping;
    }

    @Test
    void values_are_written_in_the_order_of_the_map() {
        assertThat(JsonValues.line(mapping()))
                .isEqualTo("{\"text\":\"a \\\"b\\\"\\n\",\"count\":3,\"large\":1099511627776,"
                        + "\"larger\":1180591620717411303424,\"number\":0.002,\"truth\":true,"
                        + "\"list\":[[0.1],{\"a\":2,\"b\":1}],\"none\":{}}");
    }

    @Test
    void indented_text_says_the_same() {
        Node.Mapping indented = (Node.Mapping) Form.json("text").parse("text", JsonValues.indented(mapping()));
        Node.Mapping line = (Node.Mapping) Form.json("text").parse("text", JsonValues.line(mapping()));
        assertThat(NormalForm.json(indented)).isEqualTo(NormalForm.json(line));
        assertThat(JsonValues.indented(mapping()))
                .startsWith("{\n  \"text\" : \"a \\\"b\\\"\\n\",\n  \"count\" : 3,\n")
                .endsWith("  \"none\" : { }\n}");
    }

    @Test
    void what_has_no_form_in_json_is_refused() {
        assertThatThrownBy(() -> JsonValues.line(Map.of("set", new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
    }
}
