package org.nasgauge.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.error.UserError;

class FormTest {
    private static final Form YAML = Form.yaml("list");
    private static final Form JSON = Form.json("state");

    @TempDir
    private Path folder;

    private static void refused(Form form, String text, String message) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> form.parse("f", text).value())
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-12,-12", "3000000000,3000000000", "0.5,0.5", "-2.5e4,-25000.0", "1e9,1.0E9"})
    void numbers_are_those_of_JSON_in_both_syntaxes(String written, String value) {
        assertThat(YAML.parse("f", written).value()).hasToString(value);
        assertThat(JSON.parse("f", written).value()).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "0x1F  | not decimal",
                "0b11  | not decimal",
                "0o17  | found '0o17'",
                "017   | leading zero",
                "1_000 | write the digits alone, as 1000",
                ".inf  | not finite",
                "-.inf | not finite",
                ".nan  | not finite",
                ".5    | write it as -12, 0.5 or 2.5e4",
                "+5    | write it as -12, 0.5 or 2.5e4",
                "90d   | found '90d'",
                "1:30  | found '1:30'",
                "'7'   | a text since it stands in quotes",
                "1e999 | found '1e999'",
                "1.5   | found '1.5'",
                "true  | found 'true'",
                "[1]   | found a list",
                "''    | found nothing",
            })
    void nothing_else_is_read_as_a_number(String written, String message) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> YAML.parse("f", written).whole(0, 5_000))
                .withMessageStartingWith("f, line 1: expected a whole number from 0 to 5000, found ")
                .withMessageContaining(message);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() ->
                        YAML.parse("f", written.equals("1.5") ? "x" : written).number("a number"))
                .withMessageStartingWith("f, line 1: expected a number, found ");
    }

    @Test
    void a_number_is_also_its_text_where_people_write_and_not_where_programs_do() {
        assertThat(YAML.parse("f", "1.50").text("a version")).isEqualTo("1.50");
        assertThat(YAML.parse("f", "007").text("a name")).isEqualTo("007");
        assertThat(YAML.parse("f", "no").text("a name")).isEqualTo("no");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> JSON.parse("f", "1.50").text("a version"))
                .withMessage("f, line 1: expected a version, found '1.50'. Restore or mend the file.");
    }

    @Test
    void lines_and_paths_are_kept_in_both_syntaxes() {
        Node yaml = YAML.parse("f", "a:\n  - b: 1\n  - c:\n      d: 2\n");
        Node json = JSON.parse("f", "{\n\"a\": [\n{\"b\": 1}, {\"c\":\n{\"d\": 2}}]}");
        assertThat(d(yaml).place()).hasToString("f, line 4 (a[2].c.d)");
        assertThat(d(json).place()).hasToString("f, line 4 (a[2].c.d)");
        assertThat(JSON.parse("log", 17, "{\"a\": 1}").place()).hasToString("log, line 17");
    }

    private static Node d(Node root) {
        Node item = Fields.of(root, "a").items("a", "a list").get(1);
        return Fields.of(Fields.of(item, "c").need("c", "d"), "d").need("d", "a number");
    }

    @Test
    void unknown_keys_come_first_at_their_own_line() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Fields.of(YAML.parse("f", "colums:\n\n  - a\n"), "columns", "rows"))
                .withMessage("f, line 1 (colums): unknown key 'colums'. Did you mean 'columns'? Known: columns, rows.");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() ->
                        Fields.of(YAML.parse("f", "rows: 1"), "columns", "rows").numbers("columns"))
                .withMessage("f, line 1: 'columns' is missing in the list. Add 'columns': a list of numbers.");
    }

    @Test
    void what_breaks_a_text_is_said_in_plain_words() {
        refused(YAML, "a:\n\t- b", "f, line 2: a tab stands where a value begins. Indent with spaces");
        refused(
                YAML,
                "a: b: c",
                "f, line 1: no valid YAML: mapping values are not allowed here. Check indentation; a text");
        refused(YAML, "a: [1", "f, line 1");
        refused(YAML, "a: &x 1\nb: *x", "f, line 2 (b): aliases are not understood");
        refused(YAML, "a: 1\n---\nb: 1", "f, line 3: a second document begins here. One file holds one list");
        refused(YAML, "# nothing", "f, line 1: expected one value for the setting, found nothing: the list is empty");
        refused(YAML, "a: 1\na: 2", "f, line 2 (a): 'a' stands here for the second time, first on line 1");
        refused(JSON, "{\"a\": 1,\n\"a\": 2}", "f, line 2 (a): 'a' stands here for the second time, first on line 1");
        refused(JSON, "{\"a\": NaN}", "f, line 1: no valid JSON: Non-standard token 'NaN'. Restore");
        refused(JSON, "{\"a\":\n[1", "f, line 2: no valid JSON: Unexpected end-of-input");
        refused(JSON, "{} x", "f, line 1: no valid JSON: Unrecognized token 'x'");
        refused(JSON, "{} {}", "f, line 1: there is text behind the end");
        refused(JSON, "null", "expected one value for the setting, found nothing");
        refused(JSON, "", "found nothing: the state is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "- ", "{\"a\":", "? "})
    void depth_is_bounded(String opening) {
        for (Form form : List.of(YAML, JSON)) {
            assertThatExceptionOfType(UserError.class)
                    .isThrownBy(() -> form.parse("f", opening.repeat(100_000)))
                    .withMessageStartingWith("f, line 1");
        }
    }

    @Test
    void what_is_not_seen_as_itself_is_escaped_and_what_is_long_is_cut() {
        refused(JSON, "{\"a\\u001b[31m\\u202e\": [null]}", "expected one value");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Fields.of(JSON.parse("f", "{\"\\u001b[31m\\u202e\\n\": 1}"), "a"))
                .withMessageContaining("unknown key '\\u001b[31m\\u202e\\n'");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(
                        () -> JSON.parse("f", '"' + "x".repeat(1_000_000) + '"').number("a number"))
                .withMessageContaining("x… (1000000 characters)'")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void a_file_is_regular_bounded_and_in_UTF_8() throws IOException {
        Path file = folder.resolve("f");
        for (String link : List.of("/dev/zero", "/dev/stdin")) {
            Path device = Path.of(link);
            if (Files.exists(device)) {
                assertThatExceptionOfType(UserError.class)
                        .isThrownBy(() -> YAML.read(device))
                        .withMessageContaining(link + ": this is a ");
            }
        }
        Files.write(file, new byte[(1 << 20) + 1]);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> YAML.read(file))
                .withMessage(file + ": more than 1048576 bytes are too many for a list in YAML. Name a list in YAML.");
        Files.write(file, new byte[] {'a', '\n', 'b', (byte) 0xff});
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> YAML.read(file))
                .withMessage(file + ", line 2: the text is not UTF-8. Save it in UTF-8.");
        Files.write(file, "\ufeffa: 1".getBytes(UTF_8));
        assertThat(Fields.of(YAML.read(file), "a").whole("a", 1, 1)).isEqualTo(1);
    }

    @Test
    void values_are_the_narrowest_that_hold_what_is_written() {
        Node node = YAML.parse("f", "{i: 1, l: 3000000000, b: 30000000000000000000, d: 1.0, t: yes, s: x, q: \"1\"}");
        assertThat(node.settings())
                .isEqualTo(new TreeMap<>(Map.of(
                        "i",
                        1,
                        "l",
                        3_000_000_000L,
                        "b",
                        new BigInteger("30000000000000000000"),
                        "d",
                        1.0,
                        "t",
                        true,
                        "s",
                        "x",
                        "q",
                        "1")));
    }

    @Test
    void one_normal_text_stands_for_all_ways_to_write_it() {
        assertThat(NormalForm.json(JSON.parse("f", " { \"b\" : [ 1, 2.50, {} ],\n\"a\": \"\\u0041\\n\", \"c\": [] } ")))
                .isEqualTo("{\"a\":\"A\\n\",\"b\":[1,2.5,{}],\"c\":[]}");
    }
}
