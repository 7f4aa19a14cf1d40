package org.nasgauge.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nasgauge.api.benchmark.LiveTraining;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.content.SoleWriter;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.training.TrainedNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Show the network of an architecture, or take it away as a model with weights.",
        description = {
            "",
            "Prints its layers with their sizes, parameters and multiply-accumulates. With --out it writes a ZIP instead"
                    + " that DeepLearning4J reads alone, with ModelSerializer.restoreComputationGraph(file). Images go in"
                    + " with the channels first, standardized as in training; the probabilities of the classes come"
                    + " out.",
            "The weights are drawn by the seed, and trained by the recipe of a trainer if --train is given: then the scale"
                    + " is the trainer's, and the model the one that such a trainer scores.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nasgauge model 1462 --space nasbench201",
            "  nasgauge model 1462 --space nasbench201 --scale image=8x8x1,channels=8",
            "  nasgauge model 1462 --space nasbench201 --out cell.zip",
            "  nasgauge model 1462 --space nasbench201 --out cell.zip --train \\",
            "    --set epochs=12",
        })
final class ModelCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "ARCH",
            description = "The architecture in the field's own form, or its number in the space")
    private String architecture = "";

    @Option(names = "--space", required = true, paramLabel = "SPACE", description = "The search space")
    private String space = "";

    @Mixin
    private ScaleOption scale = new ScaleOption();

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(names = "--out", paramLabel = "FILE", description = "Write it as a model of DeepLearning4J, a ZIP")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--seed", paramLabel = "SEED", description = "Of weights and training (default: ${DEFAULT-VALUE})")
    private int seed;

    @Option(names = "--train", description = "Train it first; takes seconds to hours")
    private boolean train;

    @Option(
            names = "--trainer",
            paramLabel = "NAME",
            description = "What trains it (default: ${DEFAULT-VALUE}); see 'nasgauge list trainers'")
    private String trainer = "tape";

    @Mixin
    private TrainerSettings settings = new TrainerSettings();

    @Mixin
    private ProgressOption progressOption = new ProgressOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        refuseContradictions();
        SearchSpace known = Installed.space("--space", space);
        Architecture asked = architecture(known);
        PrintWriter terminal = spec.commandLine().getOut();
        if (out.isEmpty()) {
            terminal.print(format.format().write(NetworkSheet.of(known.format(asked), network(known, asked))));
        } else if (train) {
            terminal.println(train(known, asked));
        } else {
            write(TrainedNetwork.initialized(network(known, asked), seed));
            terminal.println(out.orElseThrow());
        }
        terminal.flush();
        return 0;
    }

    private void refuseContradictions() {
        if (train && out.isEmpty()) {
            throw UserError.at("--train", "a trained model needs a file to go to", "Add --out FILE.zip");
        }
        if (train && scale.isGiven()) {
            throw UserError.at("--scale", "a training has its trainer's scale", "Say it by --set, as in channels=16");
        }
        if (!train && !settings.isEmpty()) {
            throw UserError.at("--set", "there is no training to set", "Add --train, or say the size by --scale");
        }
        refuseExisting();
    }

    private void refuseExisting() {
        out.filter(Files::exists).ifPresent(file -> {
            throw UserError.at(file, "something stands there already", "Choose another file");
        });
    }

    /** A number is a name where an architecture is called so; else it counts them. */
    private Architecture architecture(SearchSpace known) {
        try {
            return known.parse(architecture);
        } catch (IllegalArgumentException e) {
            if (!architecture.matches("0|[1-9][0-9]{0,8}") || !(known instanceof EnumerableSpace numbered)) {
                throw UserError.at("ARCH", String.valueOf(e.getMessage()), "Name an architecture of " + space, e);
            }
            int number = Integer.parseInt(architecture);
            if (number >= numbered.size()) {
                throw UserError.at("ARCH", "number " + number, "Numbers run from 0 to " + (numbered.size() - 1), e);
            }
            return numbered.at(number);
        }
    }

    private Network network(SearchSpace known, Architecture asked) {
        if (!(known instanceof NetworkDefined networks)) {
            throw UserError.at(
                    "--space",
                    "the space " + space + " does not say what its networks are",
                    "'nasgauge list trainers' names the spaces that do");
        }
        try {
            return networks.network(asked, scale.applied(networks.standardScale()));
        } catch (IllegalArgumentException e) {
            throw UserError.at("--scale", String.valueOf(e.getMessage()), "Choose another scale", e);
        }
    }

    /** What to say when it is done. */
    private String train(SearchSpace known, Architecture asked) {
        Trainer opened = Installed.trainer("--trainer", trainer).open("--set", known, settings.typed());
        try (LiveTraining training = opened.begin(asked, seed);
                Progress progress = progressOption.of("epoch")) {
            while (training.epoch() < training.epochs()) {
                training.advance();
                progress.reached(training.epoch(), training.epochs(), "");
            }
            write(TrainedNetwork.of(training)
                    .orElseThrow(() ->
                            UserError.at("--trainer", "its networks cannot be taken away", "Use 'tape' or 'dl4j'")));
            double accuracy = training.curve().at(Series.TEST_ACCURACY, training.epochs());
            return out.orElseThrow() + String.format(Locale.ROOT, " (test accuracy %.2f %%)", accuracy);
        }
    }

    private void write(TrainedNetwork model) {
        Path file = out.orElseThrow();
        try (SoleWriter writer = SoleWriter.beside(file)) {
            refuseExisting();
            writer.put(file, model::save);
        } catch (IllegalArgumentException e) {
            throw UserError.at("--out", String.valueOf(e.getMessage()), "Look at it without --out", e);
        }
    }
}
