package org.nasgauge.reproduction.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.form.Form;
import org.nasgauge.reproduction.data.TableSource.Mapping;
import org.nasgauge.reproduction.published.Reproduction;

/** The reproductions that ship, which an index lists, and those that a user has written. */
public final class Reproductions {
    private static final Form FORM = Form.yaml("reproduction");
    private static final String FOLDER = "/org/nasgauge/reproduction/published/";
    private static final String SUFFIX = ".yaml";

    private Reproductions() {}

    /** The names of those that ship, in the order of the index. */
    public static List<String> shipped() {
        return resource("index").lines().filter(line -> !line.isBlank()).toList();
    }

    /**
     * One that ships, by its name, or one by the path of its file; mappings stand beside it.
     *
     * @throws UserError if there is none, or it is malformed
     */
    public static Reproduction named(String name) {
        if (shipped().contains(name)) {
            String file = name + SUFFIX;
            return new ReproductionReader(Reproductions::shippedMapping).read(name, FORM.parse(file, resource(file)));
        }
        Path file = Path.of(name);
        if (!Files.exists(file)) {
            throw KnownNames.of("reproduction", shipped()).unknown("reproduce", name);
        }
        String stem = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        return read(identifier(name, stem), file);
    }

    static Reproduction read(String name, Path file) {
        return new ReproductionReader(mapping -> mappingBeside(file, mapping)).read(name, FORM.read(file));
    }

    private static String identifier(String place, String stem) {
        if (!stem.matches("[a-z0-9][a-z0-9-]{0,60}")) {
            throw UserError.at(place, "its name is no id", "Name the file in lower case letters, digits and hyphens");
        }
        return stem;
    }

    private static Mapping shippedMapping(String name) {
        return new Mapping(name, resource("mappings/" + name));
    }

    private static Mapping mappingBeside(Path reproduction, String name) {
        Path file = reproduction.resolveSibling(name);
        return new Mapping(
                String.valueOf(file.getFileName()), Form.yaml("mapping").text(file));
    }

    private static String resource(String file) {
        try (InputStream in = Reproductions.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw UserError.at("reproduction " + file, "does not ship", "Name one of those that do");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw UserError.unreadable(FOLDER + file, e);
        }
    }
}
