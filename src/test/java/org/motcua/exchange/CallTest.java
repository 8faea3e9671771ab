package org.motcua.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What a path names. Reading by hand takes exactly what the grammar takes.
class CallTest {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9'()+,\\-.=_]{1,100}");
    private static final String FIVE = "/r1/VN/GOV/G01/people/person";

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ab9.'()+,-=_/ ~;ạ\0:@Z")
                .ofMinLength(0)
                .ofMaxLength(12);
    }

    @Property(tries = 20_000)
    void identifiersAreThoseOfTheGrammar(@ForAll("texts") String text) {
        String[] parts = text.split("/", -1);
        boolean valid =
                Arrays.stream(parts)
                        .allMatch(one -> IDENTIFIER.matcher(one).matches() && !one.matches("\\.+"));
        for (int count = 1; count < 5; count++) {
            assertThat(accepts(text, count)).as(text).isEqualTo(valid && count == parts.length);
        }
    }

    private static boolean accepts(String text, int parts) {
        try {
            return Call.identifiers(text, parts).equals(text);
        } catch (BadMessage _) {
            return false;
        }
    }

    @Example
    void partsAreDecodedEachByItself() {
        assertThat(Call.identifiers("VN/GOV%2DX", 2)).isEqualTo("VN/GOV-X");
        for (String bad : List.of("VN%2FGOV", "VN/%2E%2E", "VN/%252F", "VN/%zz", "VN/%00")) {
            assertThatThrownBy(() -> Call.identifiers(bad, 2)).isInstanceOf(BadMessage.class);
        }
    }

    @Example
    void aPathIsAServiceWhatFollowsItAndAQuestion() {
        assertThat(Call.parse(FIVE)).isEqualTo(new Call("VN/GOV/G01/people/person", "", ""));
        assertThat(Call.parse(FIVE + "/1/?a=/b"))
                .isEqualTo(new Call("VN/GOV/G01/people/person", "/1/", "?a=/b"));
        assertThat(Call.parse(FIVE + "?a"))
                .isEqualTo(new Call("VN/GOV/G01/people/person", "", "?a"));
        for (String bad :
                List.of(
                        "/r1/VN/GOV/G01/people",
                        "/r1/VN/GOV/G01/people/",
                        "/r1/VN/GOV//people/person",
                        "/r1/VN/GOV/G01/people?/person",
                        "/r1/../GOV/G01/people/person",
                        "/r2/VN/GOV/G01/people/person",
                        "/r1/",
                        FIVE + "//a",
                        FIVE + "/a/./b",
                        FIVE + "/..",
                        FIVE + "/../a",
                        FIVE + "/.",
                        FIVE + "/a//",
                        FIVE + "/a%2fb",
                        FIVE + "/a b",
                        FIVE + "/a;b",
                        FIVE + "/a\\b")) {
            assertThatThrownBy(() -> Call.parse(bad)).as(bad).isInstanceOf(BadMessage.class);
        }
    }

    @Example
    void anAgreedPathIsMetByPartsAndNotByBeginnings() {
        record Case(String endpoint, String path, boolean met) {}
        for (var one :
                List.of(
                        new Case("", "", true),
                        new Case("", "/", true),
                        new Case("", "/a", false),
                        new Case("/{}", "/a", true),
                        new Case("/{}", "/a/", true),
                        new Case("/{}", "", false),
                        new Case("/{}", "/a/b", false),
                        new Case("/records/{}", "/records/7", true),
                        new Case("/records/{}", "/records", false),
                        new Case("/records/{}", "/recordsx/7", false),
                        new Case("/records", "/record", false),
                        new Case("/a/**", "/a/b/c", true),
                        new Case("/a/**", "/a", true),
                        new Case("/a/**", "/b", false),
                        new Case("/**", "/b/c", true))) {
            assertThat(Right.meets(new Directory.Endpoint("GET", one.endpoint), "GET", one.path))
                    .as("%s", one)
                    .isEqualTo(one.met);
            assertThat(Right.meets(new Directory.Endpoint("POST", one.endpoint), "GET", one.path))
                    .isFalse();
        }
    }
}
