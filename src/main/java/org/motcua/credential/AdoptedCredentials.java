package org.motcua.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.sql.DataSource;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.store.ObjectStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway of results that another house of the same country signed, so that their holders have
/// them here too.
///
/// Fact: `credential.adopted`.
@Component
public class AdoptedCredentials {
    private final CredentialTable table;
    private final ObjectStore files;
    private final SignatureCheck signatures;
    private final Journal journal;
    private final TransactionTemplate transaction;

    AdoptedCredentials(
            DataSource source,
            ObjectStore files,
            TrustedRoots roots,
            Journal journal,
            TransactionTemplate transaction) {
        table = new CredentialTable(source);
        this.files = files;
        signatures = new SignatureCheck(roots);
        this.journal = journal;
        this.transaction = transaction;
    }

    /// Keeps one. The same again changes nothing.
    ///
    /// @param key names it once and for all, as in [Issue#key()]
    /// @param given as it stands there, with the sum of a file that lies in the store
    /// @return empty where the file is not signed by a certificate that leads to a root we trust
    public Optional<Credential> adopt(String key, Credential given, Actor by) {
        var before = table.byKey(key);
        return before.isPresent() || !isSigned(given)
                ? before
                : transaction.execute(_ -> {
                    if (table.insert(given, key, given.id())) {
                        journal.append(
                                Entry.of(
                                        "credential.adopted",
                                        by,
                                        given.subjectOfItself(),
                                        CredentialTable.facts(given)));
                    }
                    return table.byKey(key);
                });
    }

    private boolean isSigned(Credential given) {
        try (var content = files.open(given.sha256())) {
            return signatures.signer(content.readAllBytes(), given.issuedAt()).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
