package org.motcua.credential;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.credential.Credential.State;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.Identifier;
import org.motcua.store.ObjectStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway to signed results.
///
/// Journal facts: `credential.issued`, `credential.revoked`, `credential.replaced`, with the
/// credential as subject and `from` naming what it results from.
@Component
public class Credentials {
    private final CredentialTable table;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final ObjectStore files;
    private final Countries countries;
    private final Documents documents;
    private final SigningKeys keys;
    private final PadesSignature pades = new PadesSignature();
    private final SignatureCheck signatures;
    private final Clock clock;
    private final String publicUrl;

    @Autowired
    Credentials(
            DataSource source,
            PlatformTransactionManager transactions,
            Journal journal,
            ObjectStore files,
            Countries countries,
            Documents documents,
            SigningKeys keys,
            TrustedRoots trusted,
            Clock clock,
            @Value("${motcua.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
        table = new CredentialTable(source);
        transaction = new TransactionTemplate(transactions);
        this.journal = journal;
        this.files = files;
        this.countries = countries;
        this.documents = documents;
        this.keys = keys;
        signatures = new SignatureCheck(trusted);
        this.clock = clock;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /// By itself, with keys of its own in a folder, without the program around it.
    public static Credentials standingAlone(
            DataSource source, ObjectStore files, Countries countries, Path keys, Clock clock) {
        var own = new DemonstrationKeys(keys, clock);
        return new Credentials(
                source,
                new JdbcTransactionManager(source),
                new Journal(source, clock),
                files,
                countries,
                new Documents(countries, clock),
                own,
                new TrustedRoots(own, ""),
                clock,
                "http://localhost:8080");
    }

    /// Prints, signs, stores and records a result, in the caller's transaction where there is one.
    /// Asked again with the same key it answers with what was issued then.
    public Credential issue(Issue issue) {
        return table.byKey(issue.key()).orElseGet(() -> made(issue, null, ""));
    }

    /// Issues a result that takes the place of an earlier one, which stops standing.
    ///
    /// @throws IllegalStateException where the earlier one no longer stands
    public Credential replace(UUID earlier, String reason, Issue issue) {
        return table.byKey(issue.key()).orElseGet(() -> made(issue, earlier, reason));
    }

    /// Withdraws a result. Doing it again changes nothing.
    ///
    /// @param reason a code of the country's words (`credential.reason.<reason>`)
    public Credential revoke(UUID id, String reason, Actor actor) {
        transaction.executeWithoutResult(_ -> {
            Credential credential = get(id);
            if (table.end(id, State.REVOKED, now(), reason, null)) {
                journal.append(entry("credential.revoked", actor, credential, reason));
            }
        });
        return get(id);
    }

    /// All results of a person, the newest first, whether they still stand or not.
    public List<Credential> wallet(Holder holder) {
        return table.of(holder);
    }

    /// Those of one kind that stand today: what a next procedure may take instead of a paper.
    public List<Credential> standing(Holder holder, String kind) {
        LocalDate today = countries.today(clock);
        return table.of(holder).stream()
                .filter(one -> one.kind().equals(kind) && one.holdsOn(today))
                .toList();
    }

    /// What resulted from one subject, "dossier:…", the oldest first.
    public List<Credential> from(String subject) {
        return table.bySubject(subject);
    }

    public Optional<Credential> find(String code) {
        return PublicCode.read(code).flatMap(table::byCode);
    }

    /// @throws NoSuchElementException where there is none
    public Credential get(UUID id) {
        return table.byId(id).orElseThrow(() -> new NoSuchElementException("no credential " + id));
    }

    /// The signed file. The caller closes it.
    public InputStream open(Credential credential) {
        return files.open(credential.sha256());
    }

    /// The certificates that somebody who checks our signatures has to trust.
    public List<X509Certificate> roots() {
        return keys.roots();
    }

    /// Where anybody can ask about a code, as its QR says.
    public String address(String code) {
        return publicUrl + "/verify/" + code;
    }

    /// What anybody may know who has the code.
    public Verification verify(String code) {
        return find(code)
                .map(one ->
                        ended(one)
                                .orElseGet(
                                        () -> new Verification.Known(about(one), one.validUntil())))
                .orElseGet(Verification.NotOurs::new);
    }

    /// What anybody may know who has the file. A file that we did not issue is never opened, only
    /// summed and searched for a code, so that a hostile one can do nothing.
    public Verification verify(byte[] file) {
        Optional<Credential> same = table.bySum(Sum.of(file));
        if (same.isPresent()) {
            Credential credential = same.get();
            var signer = signatures.signer(file, credential.issuedAt());
            if (signer.isEmpty()) {
                return new Verification.Changed(about(credential));
            }
            return ended(credential)
                    .orElseGet(() ->
                            new Verification.Valid(
                                    about(credential), signer.get(), credential.validUntil()));
        }
        return PublicCode.within(new String(file, StandardCharsets.ISO_8859_1)).stream()
                .flatMap(code -> table.byCode(code).stream())
                .findFirst()
                .<Verification>map(one -> new Verification.Changed(about(one)))
                .orElseGet(Verification.NotOurs::new);
    }

    private Optional<Verification> ended(Credential one) {
        if (one.ending().isPresent()) {
            var ending = one.ending().get();
            boolean replaced = one.state() == State.REPLACED;
            return Optional.of(
                    new Verification.Revoked(about(one), ending.at(), ending.reason(), replaced));
        }
        return one.holdsOn(countries.today(clock))
                ? Optional.empty()
                : Optional.of(
                        new Verification.OutOfDate(about(one), one.validFrom(), one.validUntil()));
    }

    private Credential made(Issue issue, @Nullable UUID earlier, String reason) {
        Instant at = now();
        String code = PublicCode.next();
        var definition = documents.definition(issue.template());
        byte[] pdf = documents.print(definition, fields(issue, code, at), issue.language(), code);
        Signer signer = issue.signer();
        byte[] file = pades.sign(pdf, keys.of(signer), at, signer.name(), signer.place(), code);
        String sum = files.put(new ByteArrayInputStream(file));
        var credential =
                new Credential(
                        Identifier.next(),
                        code,
                        issue.kind(),
                        issue.template(),
                        definition.hash(),
                        definition.value().title(),
                        issue.holder(),
                        signer.agency(),
                        signer.agencyName(),
                        signer.name(),
                        issue.subject(),
                        sum,
                        file.length,
                        at,
                        issue.validFrom(),
                        issue.validUntil(),
                        State.ISSUED,
                        Optional.empty());
        return transaction.execute(_ -> record(credential, issue, earlier, reason));
    }

    private Credential record(
            Credential credential, Issue issue, @Nullable UUID earlier, String reason) {
        if (!table.insert(credential, issue.key(), issue.signer().account())) {
            return table.byKey(issue.key()).orElseThrow();
        }
        journal.append(entry("credential.issued", issue.actor(), credential, null));
        if (earlier != null) {
            Credential before = get(earlier);
            if (!table.end(earlier, State.REPLACED, now(), reason, credential.id())) {
                throw new IllegalStateException(before.subjectOfItself() + " no longer stands");
            }
            journal.append(entry("credential.replaced", issue.actor(), before, reason));
        }
        return credential;
    }

    private Map<String, Object> fields(Issue issue, String code, Instant at) {
        Signer signer = issue.signer();
        var fields = new HashMap<>(issue.fields());
        fields.put("agency", signer.agencyName());
        fields.put("place", signer.place());
        fields.put("issued_on", at);
        fields.put("signer_name", signer.name());
        fields.put("signer_title", signer.title());
        fields.put("code", code);
        fields.put("address", publicUrl.replaceFirst("^https?://", "") + "/verify");
        fields.put("qr", address(code));
        return fields;
    }

    private static Entry entry(
            String fact, Actor actor, Credential credential, @Nullable String reason) {
        return new Entry(
                fact,
                actor,
                credential.subjectOfItself(),
                CredentialTable.facts(credential),
                reason);
    }

    private static Verification.About about(Credential one) {
        return new Verification.About(
                one.code(), one.kind(), one.title(), one.agencyName(), one.issuedAt());
    }

    /// As the database keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
