package org.nasgauge.tabular.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.TableManifest;

/** A question to a table. What is left out must be the only choice that the table has. */
public record Query(String metric, Optional<Split> split, Optional<Fidelity> fidelity, Optional<SeedPolicy> seeds) {

    public static Query of(String metric) {
        return new Query(metric, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Query of(Series series) {
        return of(series.metric().name()).on(series.split());
    }

    public Query on(Split value) {
        return new Query(metric, Optional.of(value), fidelity, seeds);
    }

    public Query at(Fidelity value) {
        return new Query(metric, split, Optional.of(value), seeds);
    }

    public Query under(SeedPolicy value) {
        return new Query(metric, split, fidelity, Optional.of(value));
    }

    /** Finds the one column, epoch and choice of seeds that a query means, or says what the choices are. */
    static final class Resolution {
        private final String table;
        private final TableManifest manifest;

        Resolution(TableManifest manifest) {
            this.table = "table " + manifest.description().name();
            this.manifest = manifest;
        }

        Column column(Query query) {
            List<Column> named = manifest.columns().stream()
                    .filter(column -> column.metric().name().equals(query.metric()))
                    .toList();
            if (named.isEmpty()) {
                throw KnownNames.of(
                                "metric",
                                manifest.columns().stream()
                                        .map(column -> column.metric().name())
                                        .toList())
                        .unknown(table, query.metric());
            }
            if (named.get(0).isStatic()) {
                refuseForStatic(query);
                return named.get(0);
            }
            List<Column> onSplit = narrowed(
                    query.metric() + " on the split",
                    named,
                    column -> column.split().map(Split::label).orElse(""),
                    query.split().map(Split::label).orElse(""));
            return narrowed(
                            query.metric() + " on the schedule",
                            onSplit,
                            column -> Integer.toString(column.schedule()),
                            query.fidelity()
                                    .map(fidelity -> Integer.toString(fidelity.schedule()))
                                    .orElse(""))
                    .get(0);
        }

        private void refuseForStatic(Query query) {
            if (query.split().isPresent()
                    || query.fidelity().isPresent()
                    || query.seeds().isPresent()) {
                throw UserError.at(
                        table,
                        query.metric() + " belongs to the architecture and not to a training",
                        "Leave out split, fidelity and seed");
            }
        }

        private List<Column> narrowed(String what, List<Column> columns, Function<Column, String> by, String asked) {
            List<String> choices = columns.stream().map(by).distinct().toList();
            if (asked.isEmpty()) {
                if (choices.size() > 1) {
                    throw ambiguous(what, choices);
                }
                return columns;
            }
            List<Column> left = columns.stream()
                    .filter(column -> by.apply(column).equals(asked))
                    .toList();
            if (left.isEmpty()) {
                throw UserError.at(table, "no " + what + " " + asked, "It has: " + String.join(", ", choices));
            }
            return left;
        }

        /** The position of the epoch on the column's curve, from 0. */
        int epoch(Column column, Query query) {
            List<Fidelity> choices = column.fidelities();
            if (query.fidelity().isEmpty()) {
                if (choices.size() > 1) {
                    throw ambiguous(column.metric().name() + " at the fidelity", summary(choices));
                }
                return 0;
            }
            int position = choices.indexOf(query.fidelity().get());
            if (position < 0) {
                throw UserError.at(
                        table,
                        "no " + column + " at fidelity " + query.fidelity().get(),
                        "It has: " + String.join(", ", summary(choices)));
            }
            return position;
        }

        private static List<String> summary(List<Fidelity> choices) {
            return choices.size() <= 8
                    ? choices.stream().map(Fidelity::toString).toList()
                    : List.of(
                            choices.get(0).toString(),
                            choices.get(1).toString(),
                            "…",
                            choices.get(choices.size() - 1).toString());
        }

        SeedPolicy seeds(Column column, Query query) {
            if (query.seeds().isEmpty() && manifest.seeds().size() > 1) {
                throw ambiguous(column.metric().name() + " of the seed", seedChoices());
            }
            SeedPolicy policy =
                    query.seeds().orElse(SeedPolicy.one(manifest.seeds().get(0)));
            if (policy instanceof SeedPolicy.Drawn) {
                throw UserError.at(
                        table,
                        "a look-up cannot draw a seed at random",
                        "Name one of: " + String.join(", ", seedChoices()));
            }
            return policy;
        }

        /** The position of the seed among those of the table. */
        int seed(int seed) {
            int position = manifest.seeds().indexOf(seed);
            if (position < 0) {
                throw UserError.at(
                        table, "no trainings with seed " + seed, "Name one of: " + String.join(", ", seedChoices()));
            }
            return position;
        }

        private Collection<String> seedChoices() {
            return Stream.concat(manifest.seeds().stream().map(String::valueOf), Stream.of("mean"))
                    .collect(Collectors.toList());
        }

        private UserError ambiguous(String what, Collection<String> choices) {
            return UserError.at(table, what + " is left open", "Name one of: " + String.join(", ", choices));
        }
    }
}
