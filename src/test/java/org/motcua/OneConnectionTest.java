package org.motcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// The watch that all tests of the house stand under sees what it is there for.
class OneConnectionTest {
    private final DataSource source = TestHouse.bean(DataSource.class);

    @Test
    void aSecondConnectionBesideOneThatIsHeldIsAFault() throws Exception {
        try (var first = source.getConnection()) {
            assertThat(first.isValid(5)).isTrue();
            assertThatThrownBy(source::getConnection).isInstanceOf(AssertionError.class);
        }
        try (var next = source.getConnection()) {
            assertThat(next.isValid(5)).isTrue();
        }
    }
}
