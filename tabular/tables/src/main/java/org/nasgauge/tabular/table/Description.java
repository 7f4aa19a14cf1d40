package org.nasgauge.tabular.table;

/**
 * What a reader of a table needs to be told.
 *
 * @param name lower case, words joined by hyphens
 * @param dataset what the architectures were trained on
 * @param description one or two sentences
 * @param source who made the numbers, and where they are from
 * @param licence of the numbers
 */
public record Description(String name, String dataset, String description, String source, String licence) {
    public Description {
        if (!name.matches("[a-z0-9][a-z0-9.-]{0,99}")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name for a table; expected lower-case letters, digits, hyphens and dots");
        }
    }
}
