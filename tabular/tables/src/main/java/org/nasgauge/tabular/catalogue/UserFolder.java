package org.nasgauge.tabular.catalogue;

import java.nio.file.Path;
import java.util.Map;

/** Where a user's tables are: {@code $NASGAUGE_TABLES}, or a folder in the data home of the XDG specification. */
final class UserFolder {
    private UserFolder() {}

    static Path standard() {
        return of(System.getenv(), System.getProperty("user.home", "."));
    }

    static Path of(Map<String, String> environment, String home) {
        String chosen = environment.getOrDefault("NASGAUGE_TABLES", "");
        if (!chosen.isEmpty()) {
            return Path.of(chosen);
        }
        String dataHome = environment.getOrDefault("XDG_DATA_HOME", "");
        // The specification says that a relative path is to be ignored.
        return (dataHome.startsWith("/") ? Path.of(dataHome) : Path.of(home, ".local", "share"))
                .resolve("nasgauge")
                .resolve("tables");
    }
}
