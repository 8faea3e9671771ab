package org.motcua.board;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.dossier.Holders;
import org.motcua.dossier.State;
import org.motcua.identity.Accounts;
import org.motcua.indicator.Area;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Table.Sorted;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.Rulebook;
import org.springframework.stereotype.Component;

/// What has been late the longest, and whose it is: the agency; for who leads it also the step and
/// the officer who has it. Nothing of whom a dossier is about.
@Component("boardOldest")
class Oldest {
    private final Behind behind;
    private final Holders holders;
    private final Accounts accounts;
    private final Places places;
    private final Clock clock;

    Oldest(Behind behind, Holders holders, Accounts accounts, Places places, Clock clock) {
        this.behind = behind;
        this.holders = holders;
        this.accounts = accounts;
        this.places = places;
        this.clock = clock;
    }

    /// For everybody who passes by: by agencies alone.
    Table plain(Page page, Area place, Window.Days days, int most) {
        return table(page, found(place, days, most), Map.of(), Map.of());
    }

    /// For whoever may see the dossiers of a place: down to the officer.
    Table withHolders(Page page, Area place, Window.Days days, int most) {
        var late = found(place, days, most);
        var held = holders.of(late.stream().map(Tracked::id).toList());
        var officers =
                accounts.names(
                        held.values().stream()
                                .flatMap(one -> one.officer().stream())
                                .collect(Collectors.toSet()));
        return table(page, late, held, officers);
    }

    private List<Tracked> found(Area place, Window.Days days, int most) {
        return behind.page(place, Behind.Which.LATE, days, 1).stream().limit(most).toList();
    }

    private Table table(
            Page page,
            List<Tracked> late,
            Map<UUID, Holders.Holder> held,
            Map<UUID, String> officers) {
        var rows = new ArrayList<List<Cell>>();
        var rules = new LinkedHashMap<String, Optional<Rulebook>>();
        for (var one : late) {
            var rulebook = rules.computeIfAbsent(one.procedure(), this::rules);
            var holder = held.get(one.id());
            rows.add(
                    List.of(
                            new Cell(one.code()),
                            new Cell(
                                    rulebook.map(found -> page.t(found.procedure().title()))
                                            .orElse(one.procedure())),
                            new Cell(owner(page, one, holder, rulebook, officers)),
                            new Cell(since(page, one.measuredDue()))));
        }
        return new Table(
                page.w("board.oldest"),
                List.of(
                        new Column(page.w("board.dossier.code")),
                        new Column(page.w("board.dossier.procedure")),
                        new Column(page.w("board.oldest.owner")),
                        new Column(page.w("board.late-days"), true, null, Sorted.NOT)),
                rows,
                true);
    }

    private Optional<Rulebook> rules(String procedure) {
        return Procedures.of(places.country()).find(new ProcedureCode(procedure), places.today());
    }

    private String owner(
            Page page,
            Tracked one,
            Holders.@Nullable Holder holder,
            Optional<Rulebook> rules,
            Map<UUID, String> officers) {
        String agency = places.name(new Area.Office(new AgencyCode(one.agency())), page.language());
        if (holder == null) {
            return agency;
        }
        String step =
                State.of(one.state()).waitsForApplicant()
                        ? page.w("board.state." + one.state())
                        : step(page, holder.step(), rules);
        return Stream.of(agency, step, holder.officer().map(officers::get).orElse(""))
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String step(Page page, String step, Optional<Rulebook> rules) {
        return rules.stream()
                .flatMap(found -> found.procedure().process().stream())
                .filter(one -> one.id().equals(step))
                .map(one -> page.t(one.title()))
                .findFirst()
                .orElse("");
    }

    /// Whole days; what is late for another reason than its date has none.
    private String since(Page page, @Nullable Instant due) {
        var now = clock.instant();
        return Optional.ofNullable(due)
                .filter(now::isAfter)
                .map(at -> page.format().number(Duration.between(at, now).toDays()))
                .orElse("–");
    }
}
