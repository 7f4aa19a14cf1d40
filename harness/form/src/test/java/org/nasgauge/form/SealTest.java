package org.nasgauge.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.error.UserError;

class SealTest {
    private static final String TEXT =
            "{\n  \"name\" : \"toy\",\n  \"files\" : [ {\n    \"sha256\" : \"00\"\n  } ]\n}\n";

    @Test
    void aSealIsTheLastFieldAndNamesTheTextWithoutIt() {
        String sealed = Seal.seal(TEXT);
        assertThat(sealed)
                .isEqualTo(TEXT.substring(0, TEXT.length() - 3) + ",\n  \"sha256\" : \"" + Sha256.of(TEXT) + "\"\n}\n");
        assertThat(Seal.of(sealed).hash()).isEqualTo(Sha256.of(TEXT));
        assertThat(Seal.of(sealed).written()).contains(Sha256.of(TEXT));
        assertThat(Seal.of(TEXT)).isEqualTo(new Seal(Sha256.of(TEXT), Optional.empty()));
    }

    /** A change of the space around the seal is none of the content. */
    @Test
    void everyChangedCharacterIsSeen() {
        String sealed = Seal.seal(TEXT);
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'x' ? 'y' : 'x';
            Seal changed = Seal.of(sealed.substring(0, i) + other + sealed.substring(i + 1));
            boolean seen =
                    changed.written().isEmpty() || !changed.written().get().equals(changed.hash());
            assertThat(seen).as("character %d", i).isTrue();
        }
        assertThatCode(() -> Seal.of(sealed).require("f", "Mend")).doesNotThrowAnyException();
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Seal.of(sealed.replace("toy", "boy")).require("f", "Restore it"))
                .withMessage(
                        "f: the content does not match the SHA-256 of itself, its last field: it was changed after it"
                                + " was written. Restore it.");
    }
}
