package org.motcua.notice;

import java.util.List;
import java.util.UUID;

/// The doorway to messages to people.
@SuppressWarnings("DoNotCallSuggester")
public final class Notices {
    /// Writes the message to the person's page and queues it for each channel that the template
    /// names and the recipient has, inside the caller's transaction: it goes out when that commits
    /// and never when it does not. The same key again is ignored.
    public void send(Message message) {
        throw new UnsupportedOperationException(message.key());
    }

    /// What a person was told, the newest first.
    public List<Notice> of(UUID account, int limit) {
        throw new UnsupportedOperationException(account + " " + limit);
    }

    public int unread(UUID account) {
        throw new UnsupportedOperationException(account.toString());
    }

    /// Marks one as read. Somebody else's notice is left alone.
    public void read(UUID account, UUID notice) {
        throw new UnsupportedOperationException(account + " " + notice);
    }

    /// Sendings that wait for an operator.
    public List<Parked> parked() {
        throw new UnsupportedOperationException();
    }

    /// Tries a parked sending again: the operator's word that it has not gone out.
    public void resume(UUID sending) {
        throw new UnsupportedOperationException(sending.toString());
    }

    /// Closes a parked sending without sending it.
    public void dismiss(UUID sending) {
        throw new UnsupportedOperationException(sending.toString());
    }
}
