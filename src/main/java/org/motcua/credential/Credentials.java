package org.motcua.credential;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.Actor;

/// The doorway to signed results.
///
/// Journal facts: `credential.issued`, `credential.revoked`, `credential.replaced`, with the
/// credential as subject and `from` naming what it results from.
@SuppressWarnings("DoNotCallSuggester")
public final class Credentials {
    /// Prints, signs, stores and records a result, in the caller's transaction where there is one.
    /// Asked again with the same key it answers with what was issued then.
    public Credential issue(Issue issue) {
        throw new UnsupportedOperationException(issue.key());
    }

    /// Issues a result that takes the place of an earlier one, which stops standing.
    public Credential replace(UUID earlier, String reason, Issue issue) {
        throw new UnsupportedOperationException(earlier + reason + issue);
    }

    /// Withdraws a result. Doing it again changes nothing.
    ///
    /// @param reason a code of the country's words (`credential.reason.<reason>`)
    public Credential revoke(UUID id, String reason, Actor actor) {
        throw new UnsupportedOperationException(id + reason + actor);
    }

    /// All results of a person, the newest first, whether they still stand or not.
    public List<Credential> wallet(Holder holder) {
        throw new UnsupportedOperationException(holder.toString());
    }

    /// Those of one kind that stand today: what a next procedure may take instead of a paper.
    public List<Credential> standing(Holder holder, String kind) {
        throw new UnsupportedOperationException(holder + kind);
    }

    public Optional<Credential> find(String code) {
        throw new UnsupportedOperationException(code);
    }

    public Credential get(UUID id) {
        throw new UnsupportedOperationException(id.toString());
    }

    /// The signed file. The caller closes it.
    public InputStream open(Credential credential) {
        throw new UnsupportedOperationException(credential.code());
    }

    /// What anybody may know who has the code.
    public Verification verify(String code) {
        throw new UnsupportedOperationException(code);
    }

    /// What anybody may know who has the file.
    public Verification verify(byte[] file) {
        throw new UnsupportedOperationException(file.length + " bytes");
    }
}
