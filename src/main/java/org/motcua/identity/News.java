package org.motcua.identity;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.motcua.store.Ear;

/// Hears from the database which sessions and accounts were changed, by whichever node.
final class News implements Ear.Hearer {
    private static final String CHANNEL = "motcua_identity";
    private static final String SESSION = "session ";
    private static final String ACCOUNT = "account ";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Remembered<String, SessionTable.Row> sessions;
    private final Remembered<UUID, Account> accounts;

    private News(
            Remembered<String, SessionTable.Row> sessions, Remembered<UUID, Account> accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    /// The ear that makes this node forget what is told to be changed.
    static Ear ear(
            DataSource source,
            Remembered<String, SessionTable.Row> sessions,
            Remembered<UUID, Account> accounts) {
        return new Ear("identity news", source, CHANNEL, PAUSE, new News(sessions, accounts));
    }

    @Override
    public void connected() {
        listening(true);
    }

    @Override
    public void heard(List<String> news) {
        news.forEach(this::forget);
    }

    @Override
    public void lost() {
        listening(false);
    }

    private void listening(boolean heard) {
        sessions.listening(heard);
        accounts.listening(heard);
    }

    private void forget(String changed) {
        if (changed.startsWith(SESSION)) {
            sessions.forget(changed.substring(SESSION.length()));
        } else if (changed.startsWith(ACCOUNT)) {
            accounts.forget(UUID.fromString(changed.substring(ACCOUNT.length())));
        }
    }
}
