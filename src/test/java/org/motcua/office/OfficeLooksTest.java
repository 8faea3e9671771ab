package org.motcua.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.motcua.Browser;
import org.motcua.TestHouse;
import org.motcua.dossier.Casework;
import org.motcua.dossier.Filings;
import org.motcua.dossier.Intakes;
import org.motcua.kernel.PersonNumber;

/// The pages of officers in a real browser, on a phone and on a desk.
class OfficeLooksTest {
    private static final String[] ROLES = {
        "receiving-officer", "specialist", "signing-leader", "supervisor"
    };

    @Test
    void areFreeOfFaultsOnAPhoneAndOnADesk() {
        var officer = Staff.hired("Lý Thị Mai", Staff.SAIGON_WARD, ROLES);
        var soft = new SoftAssertions();
        try (var window = Browser.window(Browser.DESK, true)) {
            var page = window.page();
            page.navigate(TestHouse.address() + "/sign-in");
            page.fill("[name=name]", officer.signIn());
            page.fill("[name=password]", officer.password());
            page.locator("main form button").first().click();
            page.fill("[name=code]", Staff.code());
            page.locator("main form button").first().click();
            page.waitForLoadState();
            for (String path : paths(officer)) {
                int status = window.go(TestHouse.address() + path);
                soft.assertThat(status).as(path).isEqualTo(200);
                soft.assertThat(window.page().url()).as("stays").contains(path);
                for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
                    window.width(width);
                    String what = path + " at " + width;
                    soft.assertThat(window.scrollsSideways()).as("sideways: " + what).isFalse();
                    soft.assertThat(window.axe()).as(what).isEmpty();
                    if (Boolean.getBoolean("motcua.pictures")) {
                        String name = path.replaceAll("[0-9a-f-]{36}", "x");
                        window.picture(name.replaceAll("[^a-z]+", "-").substring(1) + width);
                    }
                }
            }
            soft.assertThat(window.complaints()).isEmpty();
        }
        soft.assertAll();
    }

    /// Nobody is shown a tab that then says that they may not open it.
    @Test
    void noLinkOfTheOfficeIsOneThatIsRefused() {
        for (String role : ROLES) {
            var officer = Staff.officer("Lý Thị Lan", Staff.SAIGON_WARD, role);
            var links =
                    Pattern.compile("href=\"(/(?:office|board)[a-z/]*)\"")
                            .matcher(officer.browser().get("/office").body());
            int opened = 0;
            while (links.find()) {
                assertThat(officer.browser().get(links.group(1)).status())
                        .as("%s at %s", role, links.group(1))
                        .isEqualTo(200);
                opened++;
            }
            assertThat(opened).as(role).isGreaterThan(3);
        }
    }

    private static List<String> paths(Staff.Officer officer) {
        var paths = new ArrayList<String>();
        var fresh = Staff.filed(officer, "Lý Hoài An");
        var received = Staff.filed(officer, "Lý Hoài Bình");
        TestHouse.bean(Casework.class)
                .receive(new Casework.Seen(received.id(), received.version()), officer.who())
                .orThrow();
        var person =
                new Filings.Helped(
                        Optional.of(new PersonNumber("079196000123")),
                        "Trần Thị Lan",
                        Optional.of("0901234567"),
                        Optional.empty());
        var draft =
                TestHouse.bean(Intakes.class)
                        .begin(Staff.BIRTH, "vi", officer.who(), person)
                        .orElseThrow();
        paths.add("/office");
        paths.add("/office/dossiers/" + fresh.id());
        paths.add("/en/office/dossiers/" + received.id());
        paths.add("/office/counter");
        paths.add("/office/counter/" + draft.id());
        paths.add("/office/counter/receipts/" + received.id());
        paths.add("/office/sign");
        paths.add("/office/day");
        return paths;
    }
}
