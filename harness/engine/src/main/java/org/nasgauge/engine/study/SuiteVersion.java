package org.nasgauge.engine.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the suite, as the build wrote it down. */
final class SuiteVersion {
    private SuiteVersion() {}

    static String get() {
        try (InputStream in = SuiteVersion.class.getResourceAsStream("/org/nasgauge/engine/version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("reading the version of the suite", e);
        }
    }
}
