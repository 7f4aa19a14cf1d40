package org.nasgauge.tabular.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.form.Seal;
import org.nasgauge.tabular.ToySpace;
import org.nasgauge.tabular.ToyTable;
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.NpyHeader;
import org.nasgauge.testkit.Mutants;

class DamagedTableTest {
    private static final String LOSS = "validation-loss.npy";

    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void write() {
        folder = ToyTable.write(parent.resolve("toy"));
    }

    private static void readLoss(Table table) {
        table.lookup(Query.of(Series.VALIDATION_LOSS).at(Fidelity.full(3)).under(SeedPolicy.one(7)));
    }

    private void refusedAtOpening(String file, String problem) {
        assertThatThrownBy(() -> ToyTable.open(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(folder.resolve(file).toString())
                .hasMessageContaining(problem)
                .hasMessageContaining("Restore");
    }

    private void replace(String file, int position, byte... bytes) throws IOException {
        byte[] content = Files.readAllBytes(folder.resolve(file));
        System.arraycopy(bytes, 0, content, position, bytes.length);
        Files.write(folder.resolve(file), content);
    }

    private void inManifest(String from, String to) throws IOException {
        String text = Files.readString(folder.resolve("table.json"));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve("table.json"), Seal.seal(text.replace(from, to)));
    }

    @Test
    void aTruncatedColumnIsRefusedAtOpening() throws IOException {
        byte[] content = Files.readAllBytes(folder.resolve(LOSS));
        Files.write(folder.resolve(LOSS), Arrays.copyOf(content, content.length - 4));
        refusedAtOpening(LOSS, "364 bytes; the table expects 368: the file is cut off");
    }

    @Test
    void aColumnThatGrewIsRefusedAtOpening() throws IOException {
        byte[] content = Files.readAllBytes(folder.resolve(LOSS));
        Files.write(folder.resolve(LOSS), Arrays.copyOf(content, content.length + 1));
        refusedAtOpening(LOSS, "the file is too long");
    }

    @Test
    void aColumnOfAnotherShapeAndTheSameLengthIsRefusedAtOpening() throws IOException {
        byte[] other = new NpyHeader(Dtype.F4, List.of(10, 3, 2)).encode();
        replace(LOSS, 0, other);
        refusedAtOpening(LOSS, "holds <f4[10, 3, 2]; the table expects <f4[10, 2, 3]");
    }

    @Test
    void aColumnThatIsGoneIsRefusedAtOpening() throws IOException {
        Files.delete(folder.resolve(LOSS));
        refusedAtOpening(LOSS, "not there");
    }

    @Test
    void aWrongChecksumIsRefusedWhenTheColumnIsFirstRead() throws IOException {
        replace(LOSS, 200, (byte) 99);
        Table table = ToyTable.open(folder);
        assertThatThrownBy(() -> readLoss(table))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(folder.resolve(LOSS).toString())
                .hasMessageContaining("SHA-256")
                .hasMessageContaining("Restore");
        assertThatThrownBy(table::verifyChecksums).isInstanceOf(UserError.class);
        assertThatCode(() -> table.lookup(Query.of("flops"))).doesNotThrowAnyException();
    }

    @Test
    void aNaNThatIsNotDeclaredIsRefusedByRowSeedAndEpoch() throws IOException {
        int position = 128 + ((4 * 2 + 1) * 3 + 2) * Float.BYTES;
        byte[] nan = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(Float.NaN)
                .array();
        String before = Sha256.of(Files.readAllBytes(folder.resolve(LOSS)));
        replace(LOSS, position, nan);
        inManifest(before, Sha256.of(Files.readAllBytes(folder.resolve(LOSS))));
        Table table = ToyTable.open(folder);
        assertThatThrownBy(() -> readLoss(table))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(folder.resolve(LOSS).toString())
                .hasMessageContaining("row 4, seed 9, epoch 3 is NaN")
                .hasMessageContaining("Declare it missing");
    }

    @Test
    void aNaNThatIsDeclaredMissingIsNeverRead() throws IOException {
        int position = 128 + (3 * 2 + 1) * 3 * Float.BYTES;
        String before = Sha256.of(Files.readAllBytes(folder.resolve(LOSS)));
        replace(LOSS, position, (byte) 0, (byte) 0, (byte) 0xC0, (byte) 0x7F);
        inManifest(before, Sha256.of(Files.readAllBytes(folder.resolve(LOSS))));
        assertThatCode(() -> readLoss(ToyTable.open(folder))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schema\" : 1    | \"schema\" : 6                | Use a newer version",
                "\"licence\"       | \"license\"                   | line 7 (license): unknown key 'license'. Did you mean 'licence'?",
                "\"reasons\"       | \"x\" : 1, \"reasons\"        | unknown key 'x'",
                "\"dataset\"       | \"Dataset\" : \"\", \"dataset\" | Did you mean 'dataset'?",
                "\"toy-2\"         | \"toy-3\"                     | Did you mean 'toy-2'?",
                "\"size\" : 16     | \"size\" : 17                 | 196 for a shape of [17]",
                "\"rows\" : 10     | \"rows\" : 0                  | line 13 (rows): expected a whole number from 1 to 16",
                "\"rows\" : 10     | \"rows\" : 1e9                | whole number from 1 to 16",
                "[ 7, 9 ]          | [ 9, 7 ]                      | ascending",
                "\"divisor\" : 60  | \"divisor\" : 0               | no encoding",
                "validation-loss.npy | ../validation-loss.npy      | the plain name of a .npy file",
                "validation-loss.npy | /etc/passwd                 | the plain name of a .npy file",
                "validation-loss.npy | test-accuracy.npy           | named twice",
                "\"curve\"         | \"curves\"                    | Did you mean 'curve'?",
                "\"<f4\"           | \"<f3\"                       | Did you mean '<f2'?",
                "\"schedule\" : 3  | \"schedule\" : 2000000000     | whole number from 1 to 100000",
                "\"row\"           | \"row                         | no valid JSON",
            })
    void aManifestThatIsWrongIsRefused(String from, String to, String message) throws IOException {
        inManifest(from, to);
        assertThatThrownBy(() -> ToyTable.open(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(folder.resolve("table.json").toString())
                .hasMessageContaining(message);
    }

    @Test
    void aSpaceOfAnotherSizeIsRefused() {
        KnownSpaces grown = KnownSpaces.of(new ToySpace("toy-2", 2, 5));
        assertThatThrownBy(() -> Table.open(folder, grown))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("toy-2 of 16 architectures; it has 25");
    }

    @Test
    void aFolderWithoutManifestIsNoTable() {
        assertThatThrownBy(() -> ToyTable.open(parent))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("table.json");
    }

    @Test
    void aManifestThatWasChangedIsRefusedAtOpeningAndOneWithoutSealWhenVerified() throws IOException {
        Path manifest = folder.resolve("table.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replace("\"toy\"", "\"boy\""));
        refusedAtOpening("table.json", "the content does not match the SHA-256 of itself");
        Files.writeString(manifest, text.replaceFirst(",\\s*\"sha256\" : \"[0-9a-f]{64}\"\\s*}\\s*$", "\n}\n"));
        Table table = ToyTable.open(folder);
        assertThat(table.contentHash()).isEqualTo(Seal.of(text).hash());
        assertThatThrownBy(table::verifyChecksums)
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(manifest + ": it has no SHA-256 of itself");
    }

    /** Of the manifest, the space before the seal is none of its content. */
    @Test
    void noChangedByteIsBelieved() throws IOException {
        SeededRandom random = SeedTree.root(1).child("damage").generator();
        Table whole = ToyTable.open(folder);
        for (String file : new String[] {"table.json", "rows.npy", "representatives.npy", "trainings.npy", LOSS}) {
            byte[] content = Files.readAllBytes(folder.resolve(file));
            for (int i = 0; i < 100; i++) {
                byte[] changed = content.clone();
                int position = random.nextInt(content.length);
                changed[position] ^= (byte) (1 + random.nextInt(255));
                Files.write(folder.resolve(file), changed);
                try {
                    Table table = ToyTable.open(folder);
                    table.verifyChecksums();
                    assertThat(file).isEqualTo("table.json");
                    assertThat(table.contentHash()).isEqualTo(whole.contentHash());
                    assertThat(table.manifest()).isEqualTo(whole.manifest());
                } catch (UserError refused) {
                    assertThat(refused.getMessage()).contains(".");
                }
            }
            Files.write(folder.resolve(file), content);
        }
    }

    /** Half of them with a seal that fits. */
    @Test
    void noMutantOfAManifestIsAnsweredWithAnythingButAMessage() throws IOException {
        SeededRandom random = SeedTree.root(2).child("mutants").generator();
        String hash = ToyTable.open(folder).contentHash();
        byte[] content = Files.readAllBytes(folder.resolve("table.json"));
        for (int i = 0; i < 10_000; i++) {
            byte[] mutant = Mutants.of(content, random);
            String text = new String(mutant, UTF_8);
            boolean sealed = i % 2 == 0 && text.contains("}");
            Files.write(folder.resolve("table.json"), sealed ? Seal.seal(text).getBytes(UTF_8) : mutant);
            try {
                Table table = ToyTable.open(folder);
                table.verifyChecksums();
                assertThat(sealed || table.contentHash().equals(hash)).as(text).isTrue();
            } catch (UserError refused) {
                assertThat(refused.getMessage()).endsWith(".").doesNotContain("\n", "Exception");
            }
        }
    }

    @Test
    void theManifestIsReadableText() throws IOException {
        String text = new String(Files.readAllBytes(folder.resolve("table.json")), UTF_8);
        assertThat(text)
                .startsWith("{\n  \"schema\" : 1,\n  \"name\" : \"toy\",\n")
                .endsWith("}\n");
    }
}
