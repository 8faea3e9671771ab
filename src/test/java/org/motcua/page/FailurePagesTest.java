package org.motcua.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What an operator reads of a failure names the page and no person's dossier.
class FailurePagesTest {
    @Test
    void theLogNamesThePageWithoutTheCodeOfTheDossier() {
        assertThat(FailurePages.masked("/office/dossiers/000.00.33.H26-261122-0007/step"))
                .isEqualTo("/office/dossiers/*/step");
        assertThat(FailurePages.masked("/en/me/data")).isEqualTo("/en/me/data");
        assertThat(FailurePages.masked("/")).isEqualTo("/");
    }
}
