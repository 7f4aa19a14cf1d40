package org.nasgauge.training.data;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.error.UserError;

/**
 * A stratified subset of Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017; MIT licence) at 8x8: 10 classes; no image
 * stands in two splits. {@code scripts/make-fashion-mnist.py} makes the resource and says how.
 */
public final class FashionMnist implements DataSet.Provider {
    private static final String RESOURCE = "fashion-mnist-8x8";
    private static final String MEND = "Make it again with scripts/make-fashion-mnist.py and rebuild";

    @Override
    public String name() {
        return "fashion-mnist";
    }

    @Override
    public String summary() {
        return "Grey images of clothes in 10 classes at 8x8: 10,000 to train, 6,000 to validate, 6,000 to test"
                + " (Xiao, Rasul and Vollgraf, 2017; MIT licence).";
    }

    @Override
    public DataSet load() {
        try (InputStream description = open(RESOURCE + ".properties");
                InputStream packed = open(RESOURCE + ".bin.gz")) {
            return read(RESOURCE, description, packed);
        } catch (IOException e) {
            throw broken(RESOURCE, "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    DataSet read(String place, InputStream description, InputStream packed) throws IOException {
        Properties facts = new Properties();
        facts.load(new InputStreamReader(description, StandardCharsets.UTF_8));
        byte[] content = new GZIPInputStream(packed).readAllBytes();
        String expected = facts.getProperty("sha256", "none");
        String found = Sha256.of(content);
        if (!expected.equals(found)) {
            throw broken(place, "has SHA-256 " + found + ", expected " + expected);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            int classes = number(place, facts, "classes");
            ImageSet train = split(place, facts, "train", in);
            String title = "Fashion-MNIST " + train.height() + "x" + train.width();
            return new DataSet(
                    name(),
                    title,
                    found,
                    classes,
                    train,
                    split(place, facts, "validation", in),
                    split(place, facts, "test", in));
        }
    }

    /** The labels of all images, then their pixels. */
    private static ImageSet split(String place, Properties facts, String name, DataInputStream in) throws IOException {
        int height = number(place, facts, "height");
        int width = number(place, facts, "width");
        byte[] labels = new byte[number(place, facts, name)];
        byte[] pixels = new byte[labels.length * height * width];
        in.readFully(labels);
        in.readFully(pixels);
        return new ImageSet(height, width, 1, pixels, labels);
    }

    private static int number(String place, Properties facts, String name) {
        try {
            return Integer.parseInt(facts.getProperty(name, ""));
        } catch (NumberFormatException e) {
            throw broken(place, "has no whole number \"" + name + "\" in its description", e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = FashionMnist.class.getResourceAsStream(name);
        if (in == null) {
            throw broken(name, "is not on the class path");
        }
        return in;
    }

    private static UserError broken(String place, String problem) {
        return UserError.at(place, problem, MEND);
    }

    private static UserError broken(String place, String problem, Exception cause) {
        return UserError.at(place, problem, MEND, cause);
    }
}
