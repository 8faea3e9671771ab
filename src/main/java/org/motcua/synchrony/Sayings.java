package org.motcua.synchrony;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.credential.Credentials;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Letters;
import org.motcua.dossier.Move;
import org.motcua.dossier.PaperFile;
import org.motcua.dossier.Supplement;
import org.motcua.dossier.Told;
import org.motcua.dossier.Uploads;
import org.motcua.dossier.Wallets;
import org.motcua.dossier.Wish;
import org.motcua.identity.Accounts;
import org.motcua.journal.Recorded;
import org.motcua.kernel.Actor;
import org.motcua.kernel.PersonNumber;
import org.motcua.payment.Order;
import org.motcua.payment.Payments;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Puts into words what has happened to a dossier.
@Component
class Sayings {
    private static final Map<Move, String> LETTERS =
            new EnumMap<>(
                    Map.of(
                            Move.RECEIVE, "receipt",
                            Move.DECLINE, "refusal",
                            Move.ASK_FOR_MORE, "supplement",
                            Move.STOP, "stopping",
                            Move.REAPPOINT, "apology",
                            Move.FINISH, "refusal"));

    private final Dossiers dossiers;
    private final Uploads uploads;
    private final Wallets wallets;
    private final Letters letters;
    private final Payments payments;
    private final Credentials credentials;
    private final Accounts accounts;
    private final Countries countries;

    Sayings(
            Dossiers dossiers,
            Uploads uploads,
            Wallets wallets,
            Letters letters,
            Payments payments,
            Credentials credentials,
            Accounts accounts,
            Countries countries) {
        this.dossiers = dossiers;
        this.uploads = uploads;
        this.wallets = wallets;
        this.letters = letters;
        this.payments = payments;
        this.credentials = credentials;
        this.accounts = accounts;
        this.countries = countries;
    }

    /// By which service something is told.
    enum Kind {
        NEW,
        CHANGED,
        PROGRESS
    }

    record Saying(Kind kind, ObjectNode item) {}

    private Lines lines() {
        return new Lines(countries.active(), Item.names(countries));
    }

    Saying filed(Dossier dossier) {
        var asked =
                new Extra.Asked(
                        dossier.definition(),
                        dossier.channel().id(),
                        dossier.language(),
                        dossier.applicant().subject(),
                        dossier.dates().filed(),
                        dossier.agency().value(),
                        dossier.answers(),
                        dossier.facts(),
                        dossier.unavailable(),
                        List.copyOf(wallets.of(dossier)));
        var item = lines().dossier(dossier, Extra.of(asked, settled(dossier)));
        lines().files(item, dossiers.files(dossier));
        return new Saying(Kind.NEW, item);
    }

    Saying wished(Dossier dossier, Recorded recorded) {
        int number = number(recorded.entry().data(), "wish");
        var wish = dossiers.wishes(dossier).get(number - 1);
        var wanted =
                new Extra.Wanted(
                        number, wish.kind().name(), wish.answers(), wish.reason(), wish.at());
        var item = lines().dossier(dossier, Extra.of(wanted));
        if (wish.kind() == Wish.Kind.SUPPLY) {
            lines().files(
                            item,
                            uploads
                                    .ofSupplement(dossier.id(), dossier.standing().supplements())
                                    .stream()
                                    .filter(PaperFile::whole)
                                    .toList());
        }
        return new Saying(Kind.CHANGED, item);
    }

    Saying paid(Dossier dossier) {
        return new Saying(Kind.CHANGED, lines().dossier(dossier, Extra.paidNow()));
    }

    /// Whether nothing is owed for it.
    boolean settled(Dossier dossier) {
        return payments.about(dossier.code().value()).stream()
                .filter(order -> order.state() != Order.State.CANCELLED)
                .allMatch(order -> order.state().settled());
    }

    Saying unfulfilled(Dossier dossier, Recorded recorded) {
        var data = recorded.entry().data();
        var why = new Extra.Unfulfilled(number(data, "wish"), String.valueOf(data.get("why")));
        return new Saying(
                Kind.PROGRESS,
                lines().progress(dossier, dossier.state().code(), recorded, "", Extra.of(why)));
    }

    Saying moved(Dossier dossier, Move move, Recorded recorded) {
        var moved = told(dossier, move, recorded);
        var extra = Extra.of(moved);
        boolean progress =
                switch (move) {
                    case ADVANCE, ASSIGN, OVERRULE, TRANSFER -> true;
                    case RECEIVE,
                            DECLINE,
                            ASK_FOR_MORE,
                            SUPPLY,
                            ASK_PAYMENT,
                            SETTLE,
                            WITHDRAW,
                            STOP,
                            DECIDE,
                            FINISH,
                            RETURN,
                            REAPPOINT ->
                            false;
                };
        if (progress) {
            return new Saying(
                    Kind.PROGRESS,
                    lines().progress(
                                    dossier,
                                    moved.state(),
                                    recorded,
                                    officer(recorded.entry().actor()),
                                    extra));
        }
        var item = lines().dossier(dossier, extra);
        lines().outcome(item, dossier, moved, dossiers.supplements(dossier));
        return new Saying(Kind.CHANGED, item);
    }

    private String officer(Actor actor) {
        if (actor.kind() != Actor.Kind.OFFICER) {
            return "";
        }
        var id = UUID.fromString(actor.id());
        return accounts.names(List.of(id)).getOrDefault(id, "");
    }

    private Extra.Moved told(Dossier dossier, Move move, Recorded recorded) {
        var data = recorded.entry().data();
        var dates = dossier.dates();
        var due = data.get("due") instanceof String text ? Instant.parse(text) : null;
        return new Extra.Moved(
                move.name(),
                number(data, "to"),
                recorded.at(),
                dossier.version(),
                String.valueOf(data.get("agency")),
                data.get("turn") instanceof String step ? turn(dossier, step, recorded.at()) : null,
                dates.received().orElse(null),
                dates.clockFrom().orElse(null),
                due,
                dates.measuredDue().orElse(null),
                dates.firstDue().orElse(null),
                data.get("decision") instanceof String decision ? decision : null,
                dossier.ground().orElse(null),
                recorded.entry().reason(),
                move == Move.ASK_FOR_MORE ? items(dossier, number(data, "supplement")) : null,
                data.get("asked") instanceof Number asked ? asked.longValue() : null,
                letter(dossier, move, data),
                data.get("wish") instanceof Number wish ? wish.intValue() : null,
                move == Move.FINISH || move == Move.RETURN ? result(dossier) : null);
    }

    private static int number(Map<String, Object> data, String name) {
        return data.get(name) instanceof Number number ? number.intValue() : 0;
    }

    /// What is known of a turn that may have passed meanwhile.
    private static Extra.Turn turn(Dossier dossier, String step, Instant at) {
        return dossier.turn()
                .filter(turn -> turn.step().equals(step))
                .map(turn ->
                        new Extra.Turn(step, turn.role(), turn.since(), turn.due().orElse(null)))
                .orElseGet(() -> new Extra.Turn(step, "", at, null));
    }

    private List<String> items(Dossier dossier, int number) {
        return dossiers.supplements(dossier).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .map(Supplement::items)
                .orElse(List.of());
    }

    private Told.@Nullable Form letter(Dossier dossier, Move move, Map<String, Object> data) {
        String form = LETTERS.get(move);
        if (form == null || (move == Move.FINISH && !Boolean.FALSE.equals(data.get("granted")))) {
            return null;
        }
        return letters.of(dossier.id()).stream()
                .filter(one -> one.form().equals(form))
                .filter(one ->
                        move != Move.ASK_FOR_MORE || one.number() == number(data, "supplement"))
                .reduce((_, last) -> last)
                .map(one -> new Told.Form(one.form(), one.fields()))
                .orElse(null);
    }

    private Extra.@Nullable Result result(Dossier dossier) {
        Optional<UUID> id = dossier.result();
        if (id.isEmpty()) {
            return null;
        }
        var one = credentials.get(id.get());
        return new Extra.Result(
                one.id().toString(),
                one.code(),
                one.kind(),
                one.template(),
                one.definition(),
                one.title().byLanguage(),
                one.holder().person().map(PersonNumber::value).orElse(null),
                one.agency().value(),
                one.agencyName(),
                one.signerName(),
                one.sha256(),
                one.bytes(),
                one.issuedAt(),
                one.validFrom(),
                one.validUntil().orElse(null));
    }
}
