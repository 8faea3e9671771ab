package org.motcua.server.bench;

import java.util.List;
import org.motcua.store.DatabaseAddress;

/// Somebody else's way to run the same process, on the same database server. Found by
/// [java.util.ServiceLoader], so that a rival's libraries never stand on the program's own class
/// path.
public interface Rival extends AutoCloseable {
    /// The wait for a message from outside, among the roles of officers.
    String PAYMENT = "payment";

    String name();

    /// Prepares everything, before anything is measured.
    ///
    /// @param waits the steps that wait for somebody, in order: an officer's role each, one of them
    ///   [#PAYMENT]
    /// @param answers what is kept with each process, as JSON
    void open(DatabaseAddress database, int clients, List<String> waits, String answers);

    /// One whole process from its start to its end.
    void once(int client);

    @Override
    void close();
}
