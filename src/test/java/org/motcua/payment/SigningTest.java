package org.motcua.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.payment.message.Fields;
import org.motcua.payment.message.Fields.Malformed;
import org.motcua.payment.message.Key;
import org.motcua.payment.message.Keys;

class SigningTest {
    private static final Key KEY = new Key("bank", new byte[32]);

    @Provide
    Arbitrary<Map<String, String>> messages() {
        var names =
                Arbitraries.strings()
                        .withChars("abcdefgh_")
                        .ofMinLength(1)
                        .ofMaxLength(12)
                        .filter(name -> name.charAt(0) != '_');
        var values = Arbitraries.strings().withChars("aZ09 =&%+-.ạđ€").ofMaxLength(20);
        return Arbitraries.maps(names, values).ofMinSize(1).ofMaxSize(12);
    }

    @Property(tries = 300)
    void aSignedMessageIsReadAndProved(@ForAll("messages") Map<String, String> values)
            throws Malformed {
        var sent = KEY.sign(Fields.of(values)).form();
        var read = Fields.parse(sent.getBytes(StandardCharsets.UTF_8));
        assertThat(KEY.signed(read)).isTrue();
        var all = new HashMap<>(read.all());
        all.remove(Fields.SIGNATURE);
        assertThat(all).isEqualTo(values);
    }

    @Property(tries = 300)
    void anyChangedFieldIsFound(@ForAll("messages") Map<String, String> values, @ForAll int which)
            throws Malformed {
        var signed = KEY.sign(Fields.of(values)).all();
        String name =
                values.keySet().stream().sorted().toList().get(Math.floorMod(which, values.size()));
        var changed = new HashMap<>(signed);
        changed.put(name, values.get(name) + "1");
        assertThat(KEY.signed(Fields.of(changed))).isFalse();
        var removed = new HashMap<>(signed);
        removed.remove(name);
        assertThat(KEY.signed(Fields.of(removed))).isFalse();
        var added = new HashMap<>(signed);
        added.put("zz", "");
        assertThat(KEY.signed(Fields.of(added))).isFalse();
    }

    @Property(tries = 500)
    void anyChangedByteIsFound(
            @ForAll("messages") Map<String, String> values, @ForAll int place, @ForAll byte other)
            throws Malformed {
        var before = KEY.sign(Fields.of(values));
        byte[] sent = before.form().getBytes(StandardCharsets.UTF_8);
        sent[Math.floorMod(place, sent.length)] = other;
        try {
            var after = Fields.parse(sent);
            // "+" and "%20" are the same space: nothing was changed then
            assertThat(!KEY.signed(after) || after.all().equals(before.all())).isTrue();
        } catch (Malformed _) {
            // found even earlier
        }
    }

    @Test
    void valuesCannotMoveIntoTheirNeighbours() throws Malformed {
        var one = KEY.sign(Fields.of(Map.of("amount", "10", "b", "00 x")));
        var other = new HashMap<>(one.all());
        other.put("amount", "1000");
        other.put("b", " x");
        assertThat(KEY.signed(Fields.of(other))).isFalse();
        assertThatThrownBy(() -> Fields.of(Map.of("a", "1\nb=2"))).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Fields.parse("a=1&a=2".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void aSecretIsMadeOnceAndForItsOwnerOnly(@TempDir Path folder) throws Exception {
        var first = new Keys(folder).get("bank");
        var signed = first.sign(Fields.of(Map.of("a", "1")));
        assertThat(new Keys(folder).get("bank").signed(signed)).isTrue();
        assertThat(new Keys(folder).get("gateway").signed(signed)).isFalse();
        Path file = folder.resolve("bank.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(first.toString()).doesNotContain(Files.readString(file).strip());
        assertThatThrownBy(() -> new Keys(folder).get("../bank"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
