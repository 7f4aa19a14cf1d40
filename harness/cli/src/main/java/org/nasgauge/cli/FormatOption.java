package org.nasgauge.cli;

import org.nasgauge.report.format.Format;
import picocli.CommandLine.Option;

/** The option of every verb that prints results. */
final class FormatOption {
    static final String DESCRIPTION = "How to print: text, csv, markdown, latex, html or json";

    @Option(names = "--format", paramLabel = "FORMAT", description = DESCRIPTION + " (default: text)")
    private Format format = Format.TEXT;

    Format format() {
        return format;
    }
}
