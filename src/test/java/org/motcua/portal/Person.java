package org.motcua.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.Births;
import org.motcua.Browser;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.dossier.Draft;
import org.motcua.dossier.Drafts;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Filings;

/// A mother at the portal, signed in with a browser that has no script.
final class Person {
    private final Births.Parents parents;
    private final Visitor browser = new Visitor();

    Person(Births.Parents parents) {
        this.parents = parents;
        Births.signIn(browser, parents.mother(), parents.password());
        assertThat(browser.get("/me").body()).as("signed in").contains("<h1>Việc của tôi</h1>");
    }

    Visitor browser() {
        return browser;
    }

    Births.Parents parents() {
        return parents;
    }

    Map<String, String> cookies() {
        return browser.cookies();
    }

    /// Goes on in a real browser.
    void enter(Browser.Window window) {
        window.enter(cookies());
    }

    UUID begin() {
        return Births.begin(browser);
    }

    /// The draft, with what registries say to what stands in it.
    Draft draft(UUID id) {
        var drafts = TestHouse.bean(Drafts.class);
        var who = Optional.of(parents.signedIn());
        return drafts.retry(drafts.open(id, Optional.empty(), who).orElseThrow(), who);
    }

    /// What is asked, page by page.
    List<String> questions(UUID id) {
        var who = Optional.of(parents.signedIn());
        return TestHouse.bean(Drafts.class).view(draft(id), who).asking().stream()
                .map(asked -> asked.page().id())
                .toList();
    }

    /// A draft in which everything is answered.
    UUID answered(String copies) {
        var id = begin();
        var answers = new LinkedHashMap<>(parents.answers());
        answers.put("copies", copies);
        Births.answered(id, answers);
        draft(id);
        return id;
    }

    /// A dossier.
    ///
    /// @param copies more than none have to be paid
    UUID filed(String copies) {
        return filed(answered(copies));
    }

    UUID filed(UUID draft) {
        return switch (TestHouse.bean(Filings.class)
                .file(draft, parents.signedIn(), Optional.empty())) {
            case Filed.Accepted(var dossier) -> dossier.id();
            case Filed.Faulty faulty -> throw new AssertionError(faulty.toString());
            case Filed.NotFound _, Filed.Joined _, Filed.AskedBefore _, Filed.Waiting _ ->
                    throw new AssertionError("not found");
        };
    }
}
