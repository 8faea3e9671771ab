package org.motcua.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.credential.Template.Piece;

class TemplateTest {
    @Test
    void readsItsSixSigns() {
        var pieces =
                Template.parse(
                                "<p>{{a}}{{label b}}{{word c}}{{line d}}{{#if e}}x{{else}}y{{/if}}"
                                        + "{{#each f}}{{g}}{{/each}}{{> h}}</p>")
                        .pieces();
        assertThat(pieces).hasSize(9);
        assertThat(pieces.get(5))
                .isInstanceOfSatisfying(
                        Piece.If.class,
                        choice -> {
                            assertThat(choice.then()).containsExactly(new Piece.Markup("x"));
                            assertThat(choice.otherwise()).containsExactly(new Piece.Markup("y"));
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "{{#if a}}x, {{/if}} is missing",
        "x{{/if}}, {{/if}} closes nothing",
        "{{else}}, {{else}} closes nothing",
        "{{#each a}}{{else}}{{/each}}, {{else}} closes nothing",
        "{{#if a}}{{else}}{{else}}{{/if}}, a second {{else}}",
        "{{#if a}}{{/each}}, {{/each}} closes nothing",
        "{{a b}}, a sign that is not known",
        "{{A}}, a sign that is not known",
        "{{#if a}}{{#if a}}{{#if a}}{{#if a}}{{#if a}}x, blocks stand more than 4 deep"
    })
    void saysWhatItCannotRead(String source, String message) {
        assertThatThrownBy(() -> Template.parse(source))
                .isInstanceOf(Template.Unreadable.class)
                .hasMessage(message);
    }

    @Property(tries = 300)
    void anEscapedValueHasNoMarkup(@ForAll String value) {
        assertThat(Composition.escape(value)).doesNotContain("<", ">", "\"", "'", "\0");
    }
}
