package org.motcua.dispatch;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.dispatch.OutgoingDocuments.Outcome;
import org.motcua.identity.Rights;
import org.motcua.identity.Scope;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Identifier;
import org.motcua.store.ObjectStore;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Documents that are being written: a new one, the next edition of one that was sent, or one that
/// comes in its place; with its files, until it is sent.
@Service("dispatchDrafts")
public class Drafts {
    private static final int MOST_FILES = 20;
    private static final long LARGEST = 100L << 20;
    private static final int LONGEST_NAME = 200;

    private final OutgoingTable table;
    private final EnclosureTable enclosures;
    private final OutgoingDocuments outgoing;
    private final Launch launch;
    private final ObjectStore files;
    private final Rights rights;
    private final Countries countries;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Drafts(
            OutgoingTable table,
            EnclosureTable enclosures,
            OutgoingDocuments outgoing,
            Launch launch,
            ObjectStore files,
            Rights rights,
            Countries countries,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.enclosures = enclosures;
        this.outgoing = outgoing;
        this.launch = launch;
        this.files = files;
        this.rights = rights;
        this.countries = countries;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Begins a new document of an agency.
    public Outcome begin(SignedIn who, AgencyCode agency) {
        return !rights.allows(who, OutgoingDocuments.SEND, Scope.at(agency))
                ? Outcome.Refused.of(Refusal.NOT_YOURS)
                : added(who, agency, Business.Kind.NEW, null, empty(countries.today(clock)));
    }

    /// Begins a change of a document that was sent, with what it says and its files.
    ///
    /// @param kind UPDATE or REPLACE
    public Outcome begin(SignedIn who, UUID about, int version, Business.Kind kind) {
        try {
            return in(() -> {
                var found = table.lock(about);
                var refusal = outgoing.refusal(who, found, version, "-");
                if (refusal.isPresent()) {
                    return Outcome.Refused.of(refusal.get());
                }
                var one = found.orElseThrow();
                var made = added(who, one.agency(), kind, about, one.facts());
                if (made instanceof Outcome.Done(var draft)) {
                    enclosures.copy(one.id(), one.edition(), draft.id(), draft.edition());
                }
                return made;
            });
        } catch (DuplicateKeyException _) {
            return Outcome.Refused.of(Refusal.DRAFTED);
        }
    }

    private Outcome added(
            SignedIn who,
            AgencyCode agency,
            Business.Kind kind,
            @Nullable UUID about,
            Facts facts) {
        var draft =
                new Outgoing(
                        Identifier.next(),
                        agency,
                        "",
                        1,
                        Outgoing.State.DRAFT,
                        kind,
                        about,
                        "",
                        facts,
                        List.of(),
                        clock.instant(),
                        null,
                        0);
        table.add(draft, who.account().toString());
        return new Outcome.Done(draft);
    }

    private static Facts empty(LocalDate today) {
        return new Facts(
                "", "", "", today, "", false, "", "", "", "", "", null, List.of(), 0, 0, 1);
    }

    private Outcome in(java.util.function.Supplier<Outcome> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    private Outcome with(SignedIn who, UUID id, int version, Function<Outgoing, Outcome> work) {
        return in(() -> {
            var found =
                    table.lock(id)
                            .filter(one ->
                                    rights.allows(
                                            who, OutgoingDocuments.SEE, Scope.at(one.agency())));
            if (found.isEmpty()) {
                return Outcome.Refused.of(Refusal.UNKNOWN);
            }
            var one = found.get();
            if (!rights.allows(who, OutgoingDocuments.SEND, Scope.at(one.agency()))) {
                return Outcome.Refused.of(Refusal.NOT_YOURS);
            }
            if (one.state() != Outgoing.State.DRAFT) {
                return Outcome.Refused.of(Refusal.NOT_NOW);
            }
            return one.version() == version ? work.apply(one) : Outcome.Refused.of(Refusal.CHANGED);
        });
    }

    /// Keeps what was typed, also where it is not complete.
    ///
    /// @param receivers codes of agencies; what stands twice is kept once
    public Outcome save(
            SignedIn who,
            UUID id,
            int version,
            Facts facts,
            List<String> receivers,
            String reason) {
        return with(
                who,
                id,
                version,
                one -> {
                    table.update(
                            new Outgoing(
                                    one.id(),
                                    one.agency(),
                                    "",
                                    one.edition(),
                                    one.state(),
                                    one.kind(),
                                    one.about(),
                                    cut(Facts.plain(reason), Sending.LONGEST_REASON + 1),
                                    facts,
                                    List.copyOf(new LinkedHashSet<>(receivers)),
                                    clock.instant(),
                                    null,
                                    one.version()));
                    return new Outcome.Done(table.find(id).orElseThrow());
                });
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /// Adds a file.
    ///
    /// @param content read to its end
    public Outcome attach(
            SignedIn who, UUID id, int version, String name, String type, InputStream content) {
        String sum = files.put(content);
        long size = files.size(sum);
        return with(
                who,
                id,
                version,
                one -> {
                    var there = enclosures.of(id, one.edition());
                    long all = there.stream().mapToLong(Enclosure::size).sum() + size;
                    if (size == 0) {
                        return Outcome.Refused.of(Refusal.FILE_EMPTY);
                    }
                    if (there.size() >= MOST_FILES) {
                        return Outcome.Refused.of(Refusal.TOO_MANY_FILES);
                    }
                    if (all > LARGEST) {
                        return Outcome.Refused.of(Refusal.FILE_TOO_LARGE);
                    }
                    enclosures.add(
                            id,
                            one.edition(),
                            new Enclosure(there.size() + 1, named(name), typed(type), size, sum));
                    return touched(one);
                });
    }

    /// The last part of a name, without what XML or a file system would not take.
    private static String named(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF\"]", "").strip();
        String kept =
                plain.length() <= LONGEST_NAME
                        ? plain
                        : plain.substring(plain.length() - LONGEST_NAME);
        return kept.isEmpty() ? "file" : kept;
    }

    private static String typed(String type) {
        return type.matches("[a-zA-Z0-9.+-]{1,60}/[a-zA-Z0-9.+-]{1,100}")
                ? type
                : "application/octet-stream";
    }

    /// Takes a file away.
    public Outcome detach(SignedIn who, UUID id, int version, int place) {
        return with(
                who,
                id,
                version,
                one -> {
                    enclosures.remove(id, one.edition(), place);
                    return touched(one);
                });
    }

    private Outcome touched(Outgoing one) {
        table.update(
                Sending.with(one, one.edition(), one.state(), one.facts(), null, clock.instant()));
        return new Outcome.Done(table.find(one.id()).orElseThrow());
    }

    /// Throws a draft away.
    public Outcome drop(SignedIn who, UUID id, int version) {
        return with(
                who,
                id,
                version,
                one -> {
                    enclosures.removeAll(id);
                    table.remove(id);
                    return new Outcome.Done(one);
                });
    }

    /// Sends a draft: signed, to all its receivers, in one transaction with the row of each
    /// message. Of a change, what comes back is the document that it changed, or the one in its
    /// place.
    public Outcome send(SignedIn who, UUID id, int version) {
        try {
            return with(who, id, version, draft -> launch.launch(who, draft));
        } catch (DuplicateKeyException _) {
            return Outcome.Refused.of(Refusal.NUMBER_TAKEN);
        }
    }
}
