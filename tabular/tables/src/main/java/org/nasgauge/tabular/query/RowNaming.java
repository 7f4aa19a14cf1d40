package org.nasgauge.tabular.query;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.tabular.format.BlockStore;
import org.nasgauge.tabular.format.GrammarJson;
import org.nasgauge.tabular.format.ListedArchitectures;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.format.TableManifest;
import org.nasgauge.tabular.format.TableManifest.RowFiles;
import org.nasgauge.tabular.format.TableManifest.TextFile;

/** Which architecture each row of one table is. Its files are read when they are first needed. */
sealed interface RowNaming {
    /** Empty if the table has no row of it. */
    OptionalInt find(Architecture architecture);

    /** @throws UserError if the table has no row of it */
    int row(Architecture architecture);

    /** @throws UserError if the text names no architecture, or none of the table */
    int row(String architecture);

    /** In the field's own form. */
    String text(int row);

    Architecture genome(int row);

    /** Reads the files again and compares them with their checksums. */
    void verify();

    /**
     * @param place where the table names its space
     * @throws UserError if a space that numbers the rows is not known, or is not of the table's size
     */
    static RowNaming of(String place, TableManifest manifest, BlockStore store, KnownSpaces installed) {
        KnownSpaces spaces = manifest.grammar()
                .map(grammar -> KnownSpaces.of(GrammarJson.space(place + " grammar", grammar)))
                .orElse(installed);
        if (manifest.rowFiles() instanceof RowFiles.Listed listed) {
            store.checkLength(listed.architectures());
            return new Listed(store, manifest, listed.architectures(), spaces.find(manifest.space()));
        }
        EnumerableSpace space = spaces.enumerable(place, manifest.space());
        if (space.size() != manifest.architectures()) {
            throw UserError.at(
                    place,
                    manifest.space() + " of " + manifest.architectures() + " architectures; it has " + space.size(),
                    "Make the table again for the space as it is");
        }
        return new Numbered(store, manifest, (RowFiles.Numbered) manifest.rowFiles(), space);
    }

    private static UserError unreadable(String table, String problem, Throwable cause) {
        return UserError.at("table " + table, problem, "Write the architecture in the field's own form", cause);
    }

    /** By the numbers of a space. */
    final class Numbered implements RowNaming {
        private final BlockStore store;
        private final TableManifest manifest;
        private final RowFiles.Numbered files;
        private final EnumerableSpace space;
        private volatile @Nullable RowIndex index;

        Numbered(BlockStore store, TableManifest manifest, RowFiles.Numbered files, EnumerableSpace space) {
            this.store = store;
            this.manifest = manifest;
            this.files = files;
            this.space = space;
        }

        EnumerableSpace space() {
            return space;
        }

        RowIndex index() {
            RowIndex read = index;
            if (read == null) {
                read = RowIndex.read(store, manifest, files);
                index = read;
            }
            return read;
        }

        @Override
        public OptionalInt find(Architecture architecture) {
            return OptionalInt.of(row(architecture));
        }

        @Override
        public int row(Architecture architecture) {
            return index().row(space.indexOf(architecture));
        }

        @Override
        public int row(String architecture) {
            try {
                return row(space.parse(architecture));
            } catch (IllegalArgumentException e) {
                throw unreadable(manifest.description().name(), String.valueOf(e.getMessage()), e);
            }
        }

        @Override
        public String text(int row) {
            return space.format(genome(row));
        }

        @Override
        public Architecture genome(int row) {
            return space.at(index().representative(row));
        }

        @Override
        public void verify() {
            files.blocks().forEach(store::load);
            RowIndex.read(store, manifest, files);
        }
    }

    /** By a list of texts, and through their space where it is installed. */
    final class Listed implements RowNaming {
        private final BlockStore store;
        private final TableManifest manifest;
        private final TextFile file;
        private final Optional<SearchSpace> space;
        private volatile @Nullable ListedArchitectures list;
        private volatile @Nullable GenomeRows genomes;

        Listed(BlockStore store, TableManifest manifest, TextFile file, Optional<SearchSpace> space) {
            this.store = store;
            this.manifest = manifest;
            this.file = file;
            this.space = space;
        }

        private ListedArchitectures list() {
            ListedArchitectures read = list;
            if (read == null) {
                read = ListedArchitectures.read(store, file, manifest.rows());
                list = read;
            }
            return read;
        }

        private GenomeRows genomes() {
            GenomeRows read = genomes;
            if (read == null) {
                SearchSpace installed = space.orElseThrow(() -> UserError.at(
                        "table " + manifest.description().name(),
                        "its space " + manifest.space()
                                + " is not installed, so its architectures are texts and nothing more",
                        "Ask by the text as " + file.file() + " has it"));
                read = new GenomeRows(store.place(file), installed, list());
                genomes = read;
            }
            return read;
        }

        @Override
        public OptionalInt find(Architecture architecture) {
            return genomes().find(architecture);
        }

        @Override
        public int row(Architecture architecture) {
            return genomes().row(architecture);
        }

        @Override
        public int row(String architecture) {
            return list().find(architecture).orElseGet(() -> {
                SearchSpace installed = space.orElseThrow(() -> UserError.at(
                        store.place(file), "does not list " + architecture, "Ask for an architecture that is listed"));
                try {
                    return row(installed.parse(architecture));
                } catch (IllegalArgumentException e) {
                    throw unreadable(manifest.description().name(), String.valueOf(e.getMessage()), e);
                }
            });
        }

        @Override
        public String text(int row) {
            return list().text(row);
        }

        @Override
        public Architecture genome(int row) {
            return genomes().genome(row);
        }

        @Override
        public void verify() {
            ListedArchitectures.read(store, file, manifest.rows());
        }
    }
}
