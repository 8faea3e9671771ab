package org.motcua.credential;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PublicCodeTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Property(tries = 300)
    void oneSlipOfTheHandIsNoticed(
            @ForAll @IntRange(max = 13) int place, @ForAll @IntRange(max = 31) int letter) {
        String code = PublicCode.next();
        if (code.charAt(place) == '-' || code.charAt(place) == ALPHABET.charAt(letter)) {
            return;
        }
        String slip =
                code.substring(0, place) + ALPHABET.charAt(letter) + code.substring(place + 1);
        assertThat(PublicCode.read(slip)).isEmpty();
    }

    @Property(tries = 100)
    void isReadAsPeopleTypeIt() {
        String code = PublicCode.next();
        String typed =
                " " + code.toLowerCase(java.util.Locale.ROOT).replace("-", " ").replace('0', 'o');
        assertThat(PublicCode.read(typed)).contains(code);
    }

    @Test
    void isFoundInTheBytesOfAFile() {
        String code = PublicCode.next();
        assertThat(PublicCode.within("%PDF-1.7 /Reason (" + code + ") 1234-5678-9ABC"))
                .contains(code);
    }
}
