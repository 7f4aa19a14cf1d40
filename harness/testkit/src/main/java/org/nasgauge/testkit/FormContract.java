package org.nasgauge.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

/**
 * What every document promises that people or programs write for the suite: whatever is wrong with it, one message of one
 * line names the file, the line where there is one, what was expected, and the mend. A test class of a form extends it.
 */
public abstract class FormContract {
    private static final int MUTANTS = 10_000;

    @TempDir
    private Path folder;

    /** A document as it should be. */
    protected abstract String whole();

    /** A key that must stand in it, at the top, with its value on the same line; nothing else is called like it. */
    protected abstract String neededKey();

    /** Documents have at most this length. */
    protected int mostBytes() {
        return 1 << 20;
    }

    /** @throws UserError if the file holds no such document */
    protected abstract Object read(Path file);

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("document"), content);
    }

    private ThrowableAssertAlternative<UserError> refused(String text) throws IOException {
        return refused(file(text.getBytes(UTF_8)));
    }

    private ThrowableAssertAlternative<UserError> refused(Path path) {
        return assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> read(path))
                .withMessageStartingWith(path.toString());
    }

    private String neededLine() {
        return whole().lines()
                .filter(line -> line.matches("\\s*\"?" + neededKey() + "\"? ?:.*"))
                .findFirst()
                .orElseThrow();
    }

    /** In the form that error messages write. */
    private String numberOfNeededLine() {
        return ", line " + (whole().lines().toList().indexOf(neededLine()) + 1) + " ";
    }

    private String withNeededLine(String other) {
        return whole().replace(neededLine() + "\n", other.isEmpty() ? "" : other + "\n");
    }

    @Test
    protected void aWholeDocumentIsReadWithOrWithoutAByteOrderMark() throws IOException {
        Object plain = read(file(whole().getBytes(UTF_8)));
        assertThat(read(file(("\ufeff" + whole()).getBytes(UTF_8)))).isEqualTo(plain);
    }

    @Test
    protected void aMisspeltKeyIsNamedWithItsLineAndTheOneThatWasMeant() throws IOException {
        String misspelt = neededKey().substring(0, neededKey().length() - 1) + "_";
        refused(withNeededLine(neededLine().replaceFirst(neededKey(), misspelt)))
                .withMessageContaining(numberOfNeededLine())
                .withMessageContaining("unknown key '" + misspelt + "'. Did you mean '" + neededKey() + "'?");
    }

    @Test
    protected void aMissingKeyIsNamedWithWhatIsExpectedThere() throws IOException {
        refused(withNeededLine(""))
                .withMessageContaining(", line ")
                .withMessageContaining("'" + neededKey() + "' is missing in the ")
                .withMessageContaining("Add '" + neededKey() + "': ");
    }

    @Test
    protected void aWrongKindSaysWhatWasExpectedAndWhatWasFound() throws IOException {
        String line = neededLine();
        String value = line.substring(line.indexOf(':') + 1);
        String list = value.endsWith(",") ? " [[1]]," : " [[1]]";
        refused(withNeededLine(line.substring(0, line.indexOf(':') + 1) + list))
                .withMessageContaining(numberOfNeededLine())
                .withMessageContaining("expected ")
                .withMessageContaining(", found a list. ");
    }

    @Test
    protected void aSecondKeyIsRefusedWithBothLines() throws IOException {
        refused(withNeededLine(neededLine() + "\n" + neededLine()))
                .withMessageContaining("'" + neededKey() + "' stands here for the second time, first on line ")
                .withMessageContaining("Keep one of them");
    }

    @Test
    protected void aByteThatIsNotUtf8IsNamedWithItsLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("\n\n".getBytes(UTF_8));
        bytes.write(0xff);
        bytes.write(whole().getBytes(UTF_8));
        refused(file(bytes.toByteArray())).withMessageContaining(", line 3: the text is not UTF-8. Save it in UTF-8");
    }

    @Test
    protected void depthIsBounded() throws IOException {
        refused("[".repeat(100_000)).withMessageContaining(", line 1");
        refused("{\"a\":".repeat(100_000)).withMessageContaining(", line 1");
    }

    @Test
    protected void sizeIsBounded() throws IOException {
        Path large = folder.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(mostBytes() + 1L);
        }
        refused(large).withMessageContaining(": more than " + mostBytes() + " bytes are too many for a ");
    }

    @Test
    protected void whatIsNoRegularFileIsNotOpened() {
        refused(folder).withMessageContaining("this is a folder, not a file");
        refused(folder.resolve("absent")).withMessageContaining("there is no such file");
        Path endless = Path.of("/dev/zero");
        assumeTrue(Files.exists(endless));
        refused(endless).withMessageContaining("this is a device or a pipe, not a file");
    }

    /** Cut, doubled, overwritten and sprinkled with splinters: read, or refused in one short line. */
    @Test
    @Timeout(120)
    protected void noMutantIsAnsweredWithAnythingButAMessageOfOneLine() throws IOException {
        SeededRandom random = SeedTree.root(7).child("mutants").generator();
        byte[] whole = whole().getBytes(UTF_8);
        for (int i = 0; i < MUTANTS; i++) {
            Path file = file(Mutants.of(whole, random));
            try {
                read(file);
            } catch (UserError refused) {
                assertThat(refused.getMessage())
                        .doesNotContain("\n", "\u001b", "Exception", "org.", "com.")
                        .endsWith(".")
                        .hasSizeLessThan(2000);
            }
        }
    }
}
