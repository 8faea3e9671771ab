package org.motcua.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.motcua.Browser;
import org.motcua.TestHouse;
import org.motcua.catalogue.EssentialServices;
import org.motcua.catalogue.Readiness;

/// Everybody sees which essential service is done online from beginning to end.
class EssentialPageTest {
    @Test
    void tellsOfEachServiceHowFarItIs() {
        try (var window = Browser.phone()) {
            window.go(TestHouse.address() + "/");
            window.page().click("a[href='/essential']");
            window.picture("essential");
            assertThat(window.page().locator("main h2").count()).isEqualTo(25);
            assertThat(window.page().locator("main").textContent())
                    .contains("Nộp phạt nguội", "Làm hết trên mạng", "hai người cùng đến ký")
                    .contains("Nơi phải gỡ: Bộ Tư pháp", "Tập đoàn Điện lực Việt Nam")
                    .doesNotContain("Chưa nộp được ở đây", "gỡ: G", "gỡ: 0");
            assertThat(window.complaints()).isEmpty();
        }
    }

    /// What a definition says decides, not what somebody reports.
    @Test
    void isWorkedOutFromTheDefinitions() {
        var services = TestHouse.bean(EssentialServices.class).all();
        assertThat(services).hasSize(25);
        assertThat(services.get(15).state()).as("marriage").isEqualTo(Readiness.State.PARTLY);
        assertThat(services.get(15).hindrances()).isNotEmpty();
        assertThat(services.get(24).state()).as("benefit").isEqualTo(Readiness.State.FULL);
        assertThat(services.get(24).parts())
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.papers()).isZero();
                    assertThat(part.replaced()).isEqualTo(2);
                    assertThat(part.known()).isGreaterThan(part.asked());
                });
    }
}
