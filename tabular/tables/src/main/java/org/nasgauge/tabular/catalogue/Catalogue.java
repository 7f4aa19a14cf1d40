package org.nasgauge.tabular.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Table;

/**
 * The tables that can be opened by name: those that ship with the suite, and those in the user's folder. Where both have
 * a name it means the one that ships; the other one can be opened by its path.
 */
public final class Catalogue {
    private static final String EMBEDDED = "org/nasgauge/tabular/embedded";

    private final ClassLoader loader;
    private final Path userFolder;
    private final KnownSpaces spaces;

    private Catalogue(ClassLoader loader, Path userFolder, KnownSpaces spaces) {
        this.loader = loader;
        this.userFolder = userFolder;
        this.spaces = spaces;
    }

    /** The tables of this installation and user; spaces are found by {@link java.util.ServiceLoader}. */
    public static Catalogue standard() {
        return of(standardFolder(System.getenv(), System.getProperty("user.home", ".")), KnownSpaces.installed());
    }

    /** The tables that ship, and those in a folder of table folders. */
    public static Catalogue of(Path userFolder, KnownSpaces spaces) {
        return of(Catalogue.class.getClassLoader(), userFolder, spaces);
    }

    /** {@code $NASGAUGE_TABLES}, or a folder in the data home of the XDG specification. */
    static Path standardFolder(Map<String, String> environment, String home) {
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

    static Catalogue of(ClassLoader loader, Path userFolder, KnownSpaces spaces) {
        return new Catalogue(loader, userFolder, spaces);
    }

    /** Where tables are imported to, and found by name. */
    public Path userFolder() {
        return userFolder;
    }

    /** The names of the tables that ship, then of those of the user, each by the alphabet. */
    public List<String> names() {
        List<String> names = new ArrayList<>(embedded());
        mine().stream().filter(name -> !names.contains(name)).forEach(names::add);
        return List.copyOf(names);
    }

    /** The names of the tables that ship. */
    public List<String> embedded() {
        try (InputStream index = loader.getResourceAsStream(EMBEDDED + "/index")) {
            return index == null
                    ? List.of()
                    : new String(index.readAllBytes(), UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(name -> !name.isEmpty())
                            .sorted()
                            .toList();
        } catch (IOException e) {
            throw UserError.unreadable(EMBEDDED + "/index", e);
        }
    }

    private List<String> mine() {
        if (!Files.isDirectory(userFolder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(userFolder)) {
            return folders.filter(Catalogue::isTable)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UserError.unreadable(userFolder, e);
        }
    }

    private static boolean isTable(Path folder) {
        return Files.isRegularFile(folder.resolve("table.json"))
                && !folder.getFileName().toString().startsWith(".");
    }

    /**
     * Opens a table.
     *
     * @param name a name of this catalogue, or the path of a table folder
     * @throws UserError if there is no such table, or it cannot be opened
     */
    public Table open(String name) {
        if (embedded().contains(name)) {
            return Table.open(loader, EMBEDDED + "/" + name, spaces);
        }
        return folder(name)
                .map(folder -> Table.open(folder, spaces))
                .orElseThrow(() -> KnownNames.of("table", names()).unknown("table", name));
    }

    private Optional<Path> folder(String name) {
        if (mine().contains(name)) {
            return Optional.of(userFolder.resolve(name));
        }
        return Optional.of(Path.of(name)).filter(Catalogue::isTable);
    }
}
