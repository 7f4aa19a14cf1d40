package org.nasgauge.importers.csv;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;
import org.nasgauge.form.Numbers;

/**
 * How the cells of a file write numbers: by the grammar of {@link Numbers}, but for the signs that are declared.
 *
 * @param decimal stands before the decimal places
 * @param thousands stands between groups of three digits, if anything does
 */
record CellNumbers(char decimal, Optional<Character> thousands) {
    static final CellNumbers PLAIN = new CellNumbers('.', Optional.empty());

    /** Texts that programs write where there is no number. */
    static final Set<String> ABSENT =
            Set.of("", "nan", "na", "n/a", "none", "null", "nil", "-", "--", "?", "inf", "+inf", "-inf", "#n/a");

    private static final String SPACES = " \u00a0\u202f";
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?(?:\\d{1,3}(?:\\.\\d{3})+|\\d+),\\d+");
    private static final Pattern COMMA_GROUPS = Pattern.compile("[+-]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");
    private static final Pattern OTHER_GROUPS =
            Pattern.compile("[+-]?\\d{1,3}(?:([ '\u00a0\u202f\u2019.])\\d{3})(?:\\1\\d{3})*(?:[.,]\\d+)?");

    /** A mean, then its deviation behind a sign or in brackets, and a percent sign. */
    private static final Pattern DEVIATION =
            Pattern.compile("([^\u00b1(%]*?)\\s*(?:\u00b1|\\+/?-|\\()\\s*([^\u00b1()%]*?)\\s*\\)?\\s*(%?)");

    static CellNumbers read(Node node) {
        Fields fields = Fields.of(node, MappingKey.names(MappingKey.Of.NUMBERS));
        char decimal =
                fields.find(MappingKey.DECIMAL.key()).map(CellNumbers::sign).orElse('.');
        Optional<Character> thousands = fields.find(MappingKey.THOUSANDS.key()).map(CellNumbers::sign);
        thousands.filter(sign -> sign == decimal).ifPresent(sign -> {
            throw fields.place().error("the decimal sign and the sign between thousands are both '" + sign + "'");
        });
        return new CellNumbers(decimal, thousands);
    }

    private static char sign(Node node) {
        String sign = node.verbatim("one character, as \",\"");
        if (sign.length() != 1 || sign.matches("[0-9eE+\\-\"\r\n]")) {
            throw node.wrong("one character that is no digit, sign or quotation mark, as \",\"");
        }
        return sign.charAt(0);
    }

    /**
     * The number as {@link Numbers} writes it.
     *
     * @throws IllegalArgumentException if the cell holds none, saying what it looks like
     */
    String plain(String cell) {
        String number = cell;
        if (thousands.isPresent()) {
            String sign = thousands.get() == ' '
                    ? "[" + SPACES + "]"
                    : Pattern.quote(thousands.get().toString());
            String whole = number.split(Pattern.quote(String.valueOf(decimal)), 2)[0];
            if (whole.matches("-?[0-9]{1,3}(?:" + sign + "[0-9]{3})+")) {
                number = whole.replaceAll(sign, "") + number.substring(whole.length());
            }
        }
        if (decimal != '.') {
            number = number.indexOf('.') >= 0 ? "" : number.replace(decimal, '.');
        }
        if (Numbers.isNumber(number)) {
            return number;
        }
        throw new IllegalArgumentException(Quoted.of(cell) + " is no number" + looks(cell));
    }

    /** The mean and the deviation of a cell that has both, as they are written. */
    static Optional<String[]> deviation(String cell) {
        Matcher both = DEVIATION.matcher(cell);
        return both.matches() && !both.group(1).isBlank() && !both.group(2).isBlank()
                ? Optional.of(new String[] {both.group(1).strip(), both.group(2).strip() + both.group(3)})
                : Optional.empty();
    }

    /** What a text that is no number may be, and how to say so. */
    private String looks(String cell) {
        String text = cell.strip();
        if (ABSENT.contains(text.toLowerCase(Locale.ROOT))) {
            return ", and not declared missing. If it stands for a missing value, say why: 'missing: {\"" + text
                    + "\": why}'";
        }
        if (deviation(text).isPresent()) {
            return ", but looks like a mean and its deviation. Say which of the two is meant: 'take: mean' or 'take:"
                    + " deviation'";
        }
        if (decimal == '.' && DECIMAL_COMMA.matcher(text).matches()) {
            boolean isGroup = thousands.isEmpty() && COMMA_GROUPS.matcher(text).matches();
            String setting = text.contains(".") ? "{decimal: \",\", thousands: \".\"}" : "{decimal: \",\"}";
            return ", but looks like one whose decimal sign is the comma. Say so in the mapping: 'numbers: " + setting
                    + "'" + (isGroup ? ", or 'numbers: {thousands: \",\"}' if the comma separates thousands" : "");
        }
        Matcher groups = OTHER_GROUPS.matcher(text);
        if (decimal == '.' && thousands.isEmpty() && COMMA_GROUPS.matcher(text).matches()) {
            return ", but looks like one with a comma between thousands. Say so in the mapping: 'numbers: {thousands:"
                    + " \",\"}'";
        }
        if (thousands.isEmpty() && groups.matches()) {
            char point = groups.group(1).equals(".") ? ',' : decimal;
            return ", but looks like one with '" + groups.group(1)
                    + "' between thousands. Say so in the mapping: 'numbers:" + " {decimal: \"" + point
                    + "\", thousands: \"" + groups.group(1) + "\"}'";
        }
        if (decimal != '.' && Numbers.isNumber(text)) {
            return " where the mapping says that the decimal sign is '" + decimal + "'";
        }
        return text.endsWith("%")
                ? ". A percent sign stands where the unit is percent"
                : text.matches(".*[0-9].*") ? ", " + Numbers.oddity(text) : ", and not declared missing";
    }
}
