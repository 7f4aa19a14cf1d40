package org.nasgauge.reproduction.form;

import java.util.Locale;

/** Constants as the form writes them: lower case, words joined by hyphens. */
final class Labels {
    private Labels() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
