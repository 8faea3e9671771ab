package org.motcua.server;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Fault;
import org.motcua.country.Loading;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where an operator sees what the country's folder would change, and makes it active. What was
/// shown is what becomes active: a folder that changed in between is shown again.
@Controller
@Allow("country.activate")
class DefinitionPages {
    static final String PATH = "/operator/definitions";
    private static final int NAMED = 8;
    private static final int FAULTS = 200;
    private static final int PAST = 50;
    private static final int SHORT = 12;

    private final Countries countries;
    private final Activations activations;
    private final HouseSettings settings;
    private final Accounts accounts;

    DefinitionPages(
            Countries countries,
            Activations activations,
            HouseSettings settings,
            Accounts accounts) {
        this.countries = countries;
        this.activations = activations;
        this.settings = settings;
        this.accounts = accounts;
    }

    /// Where whoever types the short address begins.
    @GetMapping("/operator")
    Html begin() {
        return Html.redirect(PATH);
    }

    @GetMapping(PATH)
    Html look(Page page, @RequestParam(name = "done", defaultValue = "") String done) {
        boolean said = done.equals(countries.active().hash());
        return shown(page, said ? page.w("server.definitions.done") : null, null);
    }

    @PostMapping(PATH)
    Html activate(Page page, SignedIn who, @RequestParam(defaultValue = "") String state) {
        return switch (activations.look()) {
            case Loading.Broken _ ->
                    shown(page, null, page.w("server.definitions.problem.faults")).invalid();
            case Loading.Loaded(var country) when !country.hash().equals(state) ->
                    shown(page, null, page.w("server.definitions.problem.moved")).invalid();
            case Loading.Loaded(var country) -> {
                activations.activate(country, who.actor());
                yield Html.redirect(PATH + "?done=" + country.hash());
            }
        };
    }

    private Html.View shown(Page page, @Nullable String done, @Nullable String problem) {
        Country active = countries.active();
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("folder", settings.country().toString());
        parameters.put("active", active.hash().substring(0, SHORT));
        parameters.put("done", done);
        parameters.put("problem", problem);
        parameters.put("history", history(page));
        switch (activations.look()) {
            case Loading.Broken(var faults) -> {
                parameters.put("state", null);
                parameters.put("changes", null);
                parameters.put("faults", faults(page, faults));
            }
            case Loading.Loaded(var country) -> {
                boolean same = country.hash().equals(active.hash());
                parameters.put("state", same ? null : country.hash());
                parameters.put("faults", null);
                parameters.put(
                        "changes",
                        same ? null : changes(page, FolderChange.between(active, country)));
            }
        }
        return Html.of("server/definitions", parameters);
    }

    private static Table changes(Page page, List<FolderChange> changes) {
        return table(
                page,
                "server.definitions.changes",
                List.of("file", "kind", "what", "which"),
                changes.stream()
                        .map(one ->
                                List.of(
                                        new Table.Cell(one.file()),
                                        new Table.Cell(one.kind()),
                                        new Table.Cell(
                                                page.w(
                                                        "server.definitions.what."
                                                                + one.what()
                                                                        .name()
                                                                        .toLowerCase(
                                                                                java.util.Locale
                                                                                        .ROOT))),
                                        new Table.Cell(named(page, one.ids()))))
                        .toList());
    }

    private static String named(Page page, List<String> ids) {
        String first = String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
        return ids.size() <= NAMED
                ? first
                : page.w(
                        "server.definitions.more", first, page.format().number(ids.size() - NAMED));
    }

    private static Table faults(Page page, List<Fault> faults) {
        return table(
                page,
                "server.definitions.faults",
                List.of("place", "fault", "mend"),
                faults.stream()
                        .limit(FAULTS)
                        .map(one ->
                                List.of(
                                        new Table.Cell(
                                                "%s:%d:%d"
                                                        .formatted(
                                                                one.file(),
                                                                one.line(),
                                                                one.column())),
                                        new Table.Cell(one.message()),
                                        new Table.Cell(one.mend())))
                        .toList());
    }

    private Table history(Page page) {
        return table(
                page,
                "server.definitions.history",
                List.of("at", "by", "state"),
                activations.history(PAST).stream()
                        .map(one ->
                                List.of(
                                        new Table.Cell(page.format().moment(one.at())),
                                        new Table.Cell(by(page, one)),
                                        new Table.Cell(one.hash().substring(0, SHORT))))
                        .toList());
    }

    private String by(Page page, Activations.Past past) {
        return switch (past.by().kind()) {
            case PROGRAM -> page.w("server.definitions.by.start");
            case OPERATOR, OFFICER, PERSON ->
                    account(past.by().id())
                            .map(Account::name)
                            .orElse(page.w("server.definitions.by.command"));
            case SYSTEM -> past.by().id();
        };
    }

    private Optional<Account> account(String id) {
        try {
            return accounts.find(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Table table(
            Page page, String title, List<String> columns, List<List<Table.Cell>> rows) {
        return new Table(
                page.w(title),
                columns.stream()
                        .map(one -> new Table.Column(page.w("server.definitions." + one)))
                        .toList(),
                rows,
                true);
    }
}
