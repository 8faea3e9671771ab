package org.motcua.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.country.Countries;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.PersonNumber;

/// A result of one procedure is a paper of the next: nobody copies what the state has signed.
class WalletReuseTest {
    private static final String RESIDENCE = "1.004222";

    @Test
    void aResultInTheWalletStandsForThePaperOfTheNextProcedure() {
        var parents = Births.parents();
        var browser = new Visitor();
        Births.signIn(browser, parents.mother(), parents.password());
        var before = draft(browser);
        assertThat(browser.get("/drafts/" + before + "/papers").body())
                .contains("Giấy tờ chứng minh chỗ ở hợp pháp", "type=\"file\"");
        var result = issued(parents.mother());
        assertThat(browser.get("/me").body()).contains("/me/papers/" + result.code());
        assertThat(browser.get("/drafts/" + before + "/papers").body())
                .contains("✓ Giấy chứng nhận nhà đất đã có trong giấy tờ của bạn.")
                .doesNotContain("type=\"file\"");
        TestHouse.bean(Credentials.class)
                .revoke(result.id(), "issued in error", Actor.program("test"));
        assertThat(browser.get("/drafts/" + before + "/papers").body())
                .as("one that was revoked stands for nothing")
                .contains("type=\"file\"");
    }

    private static UUID draft(Visitor browser) {
        browser.get("/procedures/" + RESIDENCE);
        String path = browser.send("/procedures/" + RESIDENCE + "/begin", Map.of()).location();
        var draft = UUID.fromString(path.substring(path.length() - 36));
        Births.answered(draft, Map.of("dwelling", "own"));
        return draft;
    }

    private static Credential issued(String owner) {
        var definition =
                TestHouse.bean(Countries.class)
                        .active()
                        .get(Documents.KIND, "land-right", Births.today())
                        .value();
        String subject = "dossier:" + UUID.randomUUID();
        return TestHouse.bean(Credentials.class)
                .issue(
                        new Issue(
                                subject + "/result",
                                "KQ.G10.001147",
                                "land-right",
                                DocumentExamples.values(definition),
                                "vi",
                                Holder.of(new PersonNumber(owner)),
                                new Signer(
                                        UUID.randomUUID(),
                                        "Trần Văn Bình",
                                        "Chủ tịch",
                                        new AgencyCode("H29.18"),
                                        "Uỷ ban nhân dân phường Tân Định",
                                        "Tân Định"),
                                subject,
                                Actor.program("test"),
                                Births.today(),
                                Optional.empty()));
    }
}
