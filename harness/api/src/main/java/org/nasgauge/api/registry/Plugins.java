package org.nasgauge.api.registry;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.error.UserError;

/**
 * Plug-ins. Once in use, what they name in {@code META-INF/services} is found beside what is on the class path, by the
 * thread that put them into use and by those that it starts, until they are closed. A plug-in sees the suite and itself,
 * no other plug-in.
 */
public final class Plugins implements Closeable {
    private final Together together;
    private final ClassLoader before;

    private Plugins(Together together) {
        this.together = together;
        this.before = Thread.currentThread().getContextClassLoader();
    }

    /**
     * Opens plug-ins and loads what they offer.
     *
     * @param paths jars, and folders of jars that belong together: a plug-in with the libraries that it needs
     * @throws UserError if one cannot be read, offers nothing, or names a class that cannot be loaded or is there twice
     */
    public static Plugins open(List<Path> paths) {
        Together together = new Together();
        try {
            paths.stream()
                    .map(path -> path.toAbsolutePath().normalize())
                    .distinct()
                    .map(PluginLoader::open)
                    .forEach(together.plugins::add);
            for (PluginLoader plugin : together.plugins) {
                plugin.check(together);
            }
        } catch (UserError e) {
            together.close();
            throw e;
        }
        return new Plugins(together);
    }

    /** Puts them into use. */
    public void use() {
        Thread.currentThread().setContextClassLoader(together);
    }

    @Override
    public void close() {
        Thread.currentThread().setContextClassLoader(before);
        together.close();
    }

    /** What a class was loaded from: a jar, or a folder of classes. */
    static String place(Class<?> type) {
        @Nullable CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            return "the class path";
        }
        try {
            return Path.of(source.getLocation().toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return source.getLocation().toString();
        }
    }

    /** A class that is there and does not load, mostly because it was compiled for something else. */
    static UserError unusable(String place, String type, Throwable cause) {
        return UserError.at(
                place,
                type + " cannot be loaded (" + cause + ")",
                "Compile it against this version of the suite and for this version of Java ("
                        + Runtime.version().feature() + "), and put the libraries that it needs beside it",
                cause);
    }

    /** One class loader for the eyes of {@link java.util.ServiceLoader}. */
    private static final class Together extends ClassLoader {
        private final List<PluginLoader> plugins = new ArrayList<>();

        Together() {
            super("plugins", Plugins.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            for (PluginLoader plugin : plugins) {
                if (plugin.findResource(name.replace('.', '/') + ".class") != null) {
                    return plugin.loadClass(name);
                }
            }
            throw new ClassNotFoundException(name);
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            List<URL> found = new ArrayList<>();
            for (PluginLoader plugin : plugins) {
                found.addAll(Collections.list(plugin.findResources(name)));
            }
            return Collections.enumeration(found);
        }

        void close() {
            try {
                for (PluginLoader plugin : plugins) {
                    plugin.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("closing jars", e);
            }
        }
    }
}
