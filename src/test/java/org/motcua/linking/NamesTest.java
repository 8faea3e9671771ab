package org.motcua.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How names are compared: the more a writing differs, the lower the level.
class NamesTest {
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "NGUYỄN VĂN HÙNG, Nguyễn Văn Hùng, same",
        "'  Nguyễn   Văn Hùng ', Nguyễn Văn Hùng, same",
        "Ông Nguyễn Văn Hùng, Nguyễn Văn Hùng, same",
        "Hộ ông: Nguyễn Văn Hùng (đã chết), Nguyễn Văn Hùng, same",
        "HO BA TRAN THI LAN, Trần Thị Lan, plain",
        "Ðặng Thị Hường, Đặng Thị Hường, same",
        "Nguyeenx Văn Hufng, Nguyễn Văn Hùng, tones-moved",
        "Trần QuốcAnh, Trần Quốc Anh, same",
        "Nguyễn Văn Hoà, Nguyễn Văn Hòa, tones-moved",
        "Lí Thị Mĩ, Lý Thị Mỹ, tones-moved",
        "NGUYEN VAN HOA, Nguyễn Văn Hòa, plain",
        "Nguyễn Văn Hóa, Nguyễn Văn Hòa, tones-ignored",
        "Nguyễn Văn Lan, Nguyễn Văn Lân, no-marks",
        "Nguyễn Văn Xơn, Nguyễn Văn Sơn, sounds-alike",
        "Trần Văn Chung, Trần Văn Trung, sounds-alike",
        "Nguyễn Văn Hùnh, Nguyễn Văn Hùng, slips",
        "Hùng Nguyễn Văn, Nguyễn Văn Hùng, reordered",
        "Nguyễn Hùng, Nguyễn Văn Hùng, middle-dropped",
        "Nguyễn Thị Hùng, Nguyễn Văn Hùng, different",
        "Trần Văn Hùng, Lê Văn Hùng, different",
        "NguyÔn V¨n Hïng, Nguyễn Văn Hùng, same",
    })
    void writingsOfAName(String written, String registered, String level) {
        assertThat(Vietnam.level(Measure.NAME, Vietnam.named(written), Vietnam.named(registered)))
                .isEqualTo(level);
    }

    @Test
    void aRecordOftenNamesTwoOwners() {
        assertThat(owners("Ông Nguyễn Văn Hùng và vợ là bà Trần Thị Lan"))
                .containsExactly("nguyen van hung 1", "tran thi lan 2");
        assertThat(owners("NGUYEN VAN HUNG VA VO TRAN THI LAN"))
                .containsExactly("nguyen van hung 0", "tran thi lan 2");
        assertThat(owners("Nguyễn Văn Hùng; Trần Thị Lan"))
                .containsExactly("nguyen van hung 0", "tran thi lan 0");
        assertThat(owners("Hồ Văn Nam")).containsExactly("ho van nam 0");
        assertThat(owners("")).containsExactly("nobody");
    }

    private static List<String> owners(String cell) {
        var reader = new NameReader(Vietnam.READING);
        byte[] text = cell.getBytes(StandardCharsets.UTF_8);
        return reader.owners(text, 0, text.length).stream()
                .map(one -> one.name() < 0 ? "nobody" : bare(reader, one.name()) + " " + one.sex())
                .toList();
    }

    private static String bare(NameReader reader, int name) {
        var words = new StringBuilder();
        for (int at = 0; at < reader.names().length(name); at++) {
            words.append(at == 0 ? "" : " ")
                    .append(reader.names().syllables().bareText(reader.names().syllable(name, at)));
        }
        return words.toString();
    }

    @Property(tries = 300)
    void composedAndDecomposedTextsAreTheSameName(@ForAll("names") String name) {
        String loose = Normalizer.normalize(name, Normalizer.Form.NFD);
        assertThat(Vietnam.level(Measure.NAME, Vietnam.named(loose), Vietnam.named(name)))
                .isEqualTo("same");
    }

    @Property(tries = 300)
    void comparingIsSymmetric(@ForAll("names") String one, @ForAll("names") String other) {
        var reader = new NameReader(Vietnam.READING);
        byte[] some = one.getBytes(StandardCharsets.UTF_8);
        byte[] others = other.getBytes(StandardCharsets.UTF_8);
        int first = reader.name(some, 0, some.length);
        int second = reader.name(others, 0, others.length);
        var compare = new Compare(reader.names(), new Places(_ -> List.of()));
        assertThat(compare.name(first, second)).isEqualTo(compare.name(second, first));
    }

    @Property(tries = 300)
    void withoutMarksANameAgreesWithItself(@ForAll("names") String name) {
        String bare =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .replace('đ', 'd')
                        .replace('Đ', 'D');
        assertThat(Vietnam.level(Measure.NAME, Vietnam.named(bare), Vietnam.named(name)))
                .isIn("same", "plain");
    }

    @Provide
    Arbitrary<String> names() {
        var family = Arbitraries.of("Nguyễn", "Trần", "Đặng", "Lý", "Huỳnh", "Võ", "Bùi", "Đỗ");
        var middle = Arbitraries.of("Văn", "Thị", "Thị Mỹ", "Quốc", "Đức", "Hữu", "Thuý");
        var given = Arbitraries.of("Hòa", "Thuý", "Hường", "Đạt", "Quỳnh", "Sơn", "Nghĩa", "Yến");
        return Combinators.combine(family, middle, given)
                .as((one, two, three) -> one + " " + two + " " + three);
    }
}
