package org.nasgauge.api.registry;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.nasgauge.api.content.RegularFile;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.error.UserError;

/** The classes of one plug-in: a jar, or the jars of a folder. */
final class PluginLoader extends URLClassLoader {
    private static final String SERVICES = "META-INF/services/";
    private static final String SUITE = "org.nasgauge.";
    /** Of a file that names classes. */
    private static final int MOST_BYTES = 1 << 20;

    private final List<Offer> offers;

    /** A line of a file in {@code META-INF/services}: a class that is offered for a service. */
    private record Offer(Path jar, String service, String type) {}

    private PluginLoader(Path path, List<Path> jars, List<Offer> offers) {
        super(path.toString(), urls(jars), PluginLoader.class.getClassLoader());
        this.offers = offers;
    }

    /** @throws UserError if there is no jar that can be read, or none that offers anything */
    static PluginLoader open(Path path) {
        List<Path> jars = jars(path);
        List<Offer> offers = new ArrayList<>();
        for (Path jar : jars) {
            try (JarFile opened = new JarFile(RegularFile.require(jar).toFile())) {
                for (JarEntry entry : Collections.list(opened.entries())) {
                    if (entry.getName().startsWith(SERVICES + SUITE)) {
                        String service = entry.getName().substring(SERVICES.length());
                        types(opened, entry).forEach(type -> offers.add(new Offer(jar, service, type)));
                    }
                }
            } catch (IOException e) {
                throw UserError.unreadable(jar, e);
            }
        }
        if (offers.isEmpty()) {
            throw UserError.at(
                    path,
                    "the plug-in offers nothing: no " + SERVICES + SUITE + "… in it names a class",
                    "Add a file there, named as the interface, with the name of the class that implements it");
        }
        return new PluginLoader(path, jars, offers);
    }

    /**
     * Loads what is offered, so that what is broken is known before anything runs.
     *
     * @param all whose classes must not be the same as those of this one
     */
    void check(ClassLoader all) {
        for (Offer offer : offers) {
            try {
                Class<?> service = Class.forName(offer.service(), false, this);
                refuseTwice(offer, all);
                Class<?> type = Class.forName(offer.type(), false, this);
                if (!service.isAssignableFrom(type)) {
                    throw UserError.at(
                            offer.jar(),
                            type.getName() + " is offered as " + service.getName() + ", which it does not implement",
                            "Mend the class, or its name in META-INF/services");
                }
            } catch (ClassNotFoundException | LinkageError e) {
                throw Plugins.unusable(offer.jar().toString(), offer.type() + ", offered as " + offer.service(), e);
            } catch (IOException e) {
                throw UserError.unreadable(offer.jar(), e);
            }
        }
    }

    private static void refuseTwice(Offer offer, ClassLoader all) throws IOException {
        String file = offer.type().replace('.', '/') + ".class";
        for (URL found : Collections.list(all.getResources(file))) {
            if (!found.toString().contains(url(offer.jar()).toString())) {
                throw UserError.at(
                        offer.jar(),
                        "the class " + offer.type() + " is also in " + found,
                        "Leave out one of the two, or rename the class");
            }
        }
    }

    private static List<Path> jars(Path path) {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            throw UserError.at(path, "there is no such jar or folder of jars", "Check the path of the plug-in");
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UserError.unreadable(path, e);
        }
    }

    private static List<String> types(JarFile jar, JarEntry entry) throws IOException {
        byte[] content = jar.getInputStream(entry).readNBytes(MOST_BYTES + 1);
        if (content.length > MOST_BYTES) {
            throw UserError.at(
                    jar.getName(),
                    Quoted.of(entry.getName()) + " has more than " + MOST_BYTES + " bytes",
                    "It names one class a line");
        }
        String text = new String(content, StandardCharsets.UTF_8);
        return text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static URL[] urls(List<Path> jars) {
        return jars.stream().map(PluginLoader::url).toArray(URL[]::new);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file has a URL", e);
        }
    }
}
