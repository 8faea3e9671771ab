package org.motcua.store;

/// Where a database answers and with which account.
///
/// @param url a JDBC address
public record DatabaseAddress(String url, String user, String password) {
    /// Without the password, so that it cannot reach a log.
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
