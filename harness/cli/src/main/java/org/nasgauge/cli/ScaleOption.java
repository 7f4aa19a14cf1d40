package org.nasgauge.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Scale;
import picocli.CommandLine.Option;

/** How large the network is to be: that of the published benchmark, but for what is said otherwise. */
final class ScaleOption {
    private static final String PLACE = "--scale";
    private static final String MEND = "As in --scale image=8x8x1,channels=8,stages=3";
    private static final Pattern IMAGE = Pattern.compile("([0-9]{1,5})x([0-9]{1,5})x([0-9]{1,5})");
    private static final KnownNames PARTS = KnownNames.of(
            "part of a scale",
            List.of("image", "classes", "channels", "stages", "cells-per-stage", "stem-kernel", "reduction"));

    @Option(
            names = PLACE,
            split = ",",
            paramLabel = "PART=VALUE",
            description =
                    "Other than the published scale: image (height x width x channels), classes, channels, stages,"
                            + " cells-per-stage, stem-kernel, reduction (published or pooled)")
    private Map<String, String> parts = new LinkedHashMap<>();

    boolean isGiven() {
        return !parts.isEmpty();
    }

    /** @throws UserError if a part is unknown, or has no value that may stand there */
    Scale applied(Scale standard) {
        parts.keySet().stream()
                .filter(name -> !PARTS.names().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw PARTS.unknown(PLACE, name);
                });
        try {
            return new Scale(
                    parts.containsKey("image") ? image(parts.get("image")) : standard.image(),
                    whole("classes", standard.classes()),
                    whole("channels", standard.channels()),
                    whole("stages", standard.stages()),
                    whole("cells-per-stage", standard.cellsPerStage()),
                    whole("stem-kernel", standard.stemKernel()),
                    parts.containsKey("reduction") ? reduction(parts.get("reduction")) : standard.reduction());
        } catch (IllegalArgumentException e) {
            throw UserError.at(PLACE, String.valueOf(e.getMessage()), MEND, e);
        }
    }

    private static FeatureShape image(String text) {
        Matcher sides = IMAGE.matcher(text);
        if (!sides.matches()) {
            throw UserError.at(PLACE, "image: '" + text + "'; expected height x width x channels", MEND);
        }
        return new FeatureShape(
                Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)), Integer.parseInt(sides.group(3)));
    }

    private int whole(String name, int standard) {
        String text = parts.get(name);
        if (text == null) {
            return standard;
        }
        if (!text.matches("[0-9]{1,6}")) {
            throw UserError.at(PLACE, name + ": '" + text + "'; expected a whole number", MEND);
        }
        return Integer.parseInt(text);
    }

    private static Scale.Reduction reduction(String text) {
        for (Scale.Reduction reduction : Scale.Reduction.values()) {
            if (reduction.name().toLowerCase(Locale.ROOT).equals(text)) {
                return reduction;
            }
        }
        throw UserError.at(PLACE, "reduction: '" + text + "'; expected published or pooled", MEND);
    }
}
