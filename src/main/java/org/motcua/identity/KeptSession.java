package org.motcua.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/// A session as one request has it, and what of it is not in the database yet.
final class KeptSession implements Session {
    private final MapSession session;
    private @Nullable String storedAs;
    private boolean changed;

    private KeptSession(MapSession session, @Nullable String storedAs) {
        this.session = session;
        this.storedAs = storedAs;
    }

    /// One that nobody has heard of yet.
    static KeptSession fresh() {
        return new KeptSession(new MapSession(), null);
    }

    static KeptSession of(SessionTable.Row row) {
        var session = new MapSession(row.id());
        session.setCreationTime(row.begun());
        session.setLastAccessedTime(row.used());
        session.setMaxInactiveInterval(row.idle());
        row.texts().forEach(session::setAttribute);
        return new KeptSession(session, row.id());
    }

    SessionTable.Row row() {
        var texts = new HashMap<String, String>();
        session.getAttributeNames()
                .forEach(name -> texts.put(name, session.getRequiredAttribute(name)));
        return new SessionTable.Row(
                session.getId(),
                Map.copyOf(texts),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                session.getMaxInactiveInterval());
    }

    /// The name under which the database has it.
    @Nullable String storedAs() {
        return storedAs;
    }

    /// Whether more has changed than when it was last used.
    boolean changed() {
        return changed;
    }

    void stored() {
        storedAs = session.getId();
        changed = false;
    }

    @Override
    public String getId() {
        return session.getId();
    }

    @Override
    public String changeSessionId() {
        changed = true;
        return session.changeSessionId();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // so it is asked for
    public <T> @Nullable T getAttribute(String name) {
        return session.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return session.getAttributeNames();
    }

    /// @throws IllegalArgumentException where it is not a text
    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value != null && !(value instanceof String)) {
            throw new IllegalArgumentException("a session keeps texts only: " + name);
        }
        changed = true;
        session.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        changed = true;
        session.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
        return session.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant used) {
        session.setLastAccessedTime(used);
    }

    @Override
    public Instant getLastAccessedTime() {
        return session.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration idle) {
        changed |= !idle.equals(session.getMaxInactiveInterval());
        session.setMaxInactiveInterval(idle);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return session.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return session.isExpired();
    }
}
