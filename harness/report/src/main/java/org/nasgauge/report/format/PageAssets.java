package org.nasgauge.report.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.nasgauge.report.figure.Palette;
import org.nasgauge.report.figure.SvgWriter;

/** What is inlined into every page: its style, the script that draws, and the libraries that it draws with. */
final class PageAssets {
    private PageAssets() {}

    static String style() {
        return variables(
                        ":root",
                        Palette.light(),
                        "#777777",
                        Palette.background().get(0))
                + "@media(prefers-color-scheme:dark){"
                + variables(
                                ":root",
                                Palette.dark(),
                                "#999999",
                                Palette.background().get(1))
                        .strip()
                + "}\n"
                + SvgWriter.stylesheet()
                + "\n"
                + own("page.css");
    }

    static List<String> scripts() {
        return List.of("/*!\n" + own("vega-licence.txt") + "*/", library("vega"), library("vega-lite"), own("page.js"));
    }

    private static String variables(String selector, List<String> colours, String reference, String background) {
        StringBuilder rule = new StringBuilder(selector).append('{');
        for (int i = 0; i < colours.size(); i++) {
            rule.append("--c").append(i).append(':').append(colours.get(i)).append(';');
        }
        return rule.append("--ref:")
                .append(reference)
                .append(";--bg:")
                .append(background)
                .append("}\n")
                .toString();
    }

    /** The minified script of a webjar; its place holds its version, which only its own properties know. */
    private static String library(String name) {
        Properties properties = new Properties();
        try (InputStream in = open("/META-INF/maven/org.webjars/" + name + "/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the class path", e);
        }
        String script = text("/META-INF/resources/webjars/" + name + "/" + properties.getProperty("version") + "/"
                + name + ".min.js");
        return script.replaceAll("//# sourceMappingURL=\\S*", "");
    }

    private static String own(String name) {
        return text("/org/nasgauge/report/format/" + name);
    }

    private static String text(String path) {
        try (InputStream in = open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the class path", e);
        }
    }

    private static InputStream open(String path) {
        InputStream in = PageAssets.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("the class path has no " + path);
        }
        return in;
    }
}
