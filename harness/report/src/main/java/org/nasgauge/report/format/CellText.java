package org.nasgauge.report.format;

import org.nasgauge.report.document.Cell;
import org.nasgauge.report.text.Decimals;

/**
 * How readers see a cell.
 *
 * @param minus the sign of negative numbers
 */
record CellText(String minus) {
    static final String MISSING = "n/a";

    /** With the hyphen of the keyboard. */
    static final CellText PLAIN = new CellText("-");

    /** With the sign of typography. */
    static final CellText TYPESET = new CellText("\u2212");

    String of(Cell cell) {
        if (cell instanceof Cell.Text text) {
            return text.text();
        }
        if (cell instanceof Cell.Whole whole) {
            return signed(Long.toString(whole.value()));
        }
        if (cell instanceof Cell.Real real) {
            return fixed(real.value(), real.decimals());
        }
        if (cell instanceof Cell.Probability p) {
            return p.value() < 0.0001 ? "< 0.0001" : fixed(p.value(), 4);
        }
        if (cell instanceof Cell.Mean mean) {
            String value = fixed(mean.value(), mean.decimals());
            return mean.standardError().isEmpty()
                    ? value
                    : value + " ± " + fixed(mean.standardError().getAsDouble(), mean.decimals());
        }
        if (cell instanceof Cell.Range range) {
            return "[" + fixed(range.lower(), range.decimals()) + ", " + fixed(range.upper(), range.decimals()) + "]";
        }
        return MISSING;
    }

    private String fixed(double value, int decimals) {
        return signed(Decimals.fixed(value, decimals));
    }

    private String signed(String number) {
        return number.startsWith("-") ? minus + number.substring(1) : number;
    }
}
