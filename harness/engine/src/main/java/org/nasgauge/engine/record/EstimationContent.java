package org.nasgauge.engine.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.engine.record.EstimationRecord.Forecast;

/** One run of an estimator as a line. */
final class EstimationContent implements RecordContent<EstimationRecord> {
    private static final Reading NO_FORECAST = Reading.missing("no forecast");

    @Override
    public void write(EstimationRecord record, JsonGenerator json) throws IOException {
        EstimationRecord.Costs costs = record.costs();
        RecordContent.write("seconds", costs.seconds(), json);
        if (costs.preparation() > 0) {
            json.writeNumberField("preparation-seconds", costs.preparation());
        }
        write("trained", costs.trained(), json);
        write("trained-epochs", costs.trainedEpochs(), json);
        write("shown-epochs", costs.shownEpochs(), json);
        json.writeArrayFieldStart("architectures");
        for (String architecture : record.architectures()) {
            json.writeString(architecture);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("estimates");
        for (Reading estimate : record.estimates()) {
            RecordContent.write(estimate, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("targets");
        for (Reading target : record.targets()) {
            RecordContent.write(target, json);
        }
        json.writeEndArray();
        if (!record.forecasts().isEmpty()) {
            write("shares", record.forecasts(), Forecast::share, json);
            write("crps", record.forecasts(), Forecast::crps, json);
            write("log-densities", record.forecasts(), Forecast::logDensity, json);
        }
    }

    private static void write(String field, long count, JsonGenerator json) throws IOException {
        if (count > 0) {
            json.writeNumberField(field, count);
        }
    }

    private static void write(
            String field, List<Optional<Forecast>> forecasts, ToDoubleFunction<Forecast> part, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(field);
        for (Optional<Forecast> forecast : forecasts) {
            RecordContent.write(
                    forecast.map(known -> Reading.of(part.applyAsDouble(known))).orElse(NO_FORECAST), json);
        }
        json.writeEndArray();
    }

    @Override
    public Draft<EstimationRecord> draft() {
        return new Run();
    }

    private static final class Run implements Draft<EstimationRecord> {
        private OptionalDouble seconds = OptionalDouble.empty();
        private double preparation;
        private int trained;
        private long trainedEpochs;
        private long shownEpochs;
        private List<String> architectures = List.of();
        private List<Reading> estimates = List.of();
        private List<Reading> targets = List.of();
        private List<Reading> shares = List.of();
        private List<Reading> crps = List.of();
        private List<Reading> logDensities = List.of();

        @Override
        public void take(String name, LineFields value) {
            switch (name) {
                case "seconds" -> seconds = OptionalDouble.of(value.number());
                case "preparation-seconds" -> preparation = value.number();
                case "trained" -> trained = value.whole();
                case "trained-epochs" -> trainedEpochs = value.wide();
                case "shown-epochs" -> shownEpochs = value.wide();
                case "architectures" -> architectures = value.list(LineFields::text);
                case "estimates" -> estimates = value.list(LineFields::reading);
                case "targets" -> targets = value.list(LineFields::reading);
                case "shares" -> shares = value.list(LineFields::reading);
                case "crps" -> crps = value.list(LineFields::reading);
                case "log-densities" -> logDensities = value.list(LineFields::reading);
                default -> value.skip();
            }
        }

        @Override
        public EstimationRecord record(String study, long seed, LineFields line) {
            line.require("architectures", "estimates", "targets");
            return new EstimationRecord(
                    study,
                    seed,
                    new EstimationRecord.Costs(seconds, preparation, trained, trainedEpochs, shownEpochs),
                    architectures,
                    estimates,
                    targets,
                    forecasts());
        }

        private List<Optional<Forecast>> forecasts() {
            if (crps.size() != shares.size() || logDensities.size() != shares.size()) {
                throw new IllegalArgumentException("'shares', 'crps' and 'log-densities' differ in length");
            }
            List<Optional<Forecast>> forecasts = new ArrayList<>(shares.size());
            for (int i = 0; i < shares.size(); i++) {
                forecasts.add(
                        shares.get(i) instanceof Reading.Present share
                                        && crps.get(i) instanceof Reading.Present score
                                        && logDensities.get(i) instanceof Reading.Present density
                                ? Optional.of(new Forecast(share.value(), score.value(), density.value()))
                                : Optional.empty());
            }
            return forecasts;
        }
    }
}
