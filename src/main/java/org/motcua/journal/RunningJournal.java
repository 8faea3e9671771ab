package org.motcua.journal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/// A journal with everything that keeps it going, outside the application: for benches, commands
/// and tests that need the background work.
public final class RunningJournal implements AutoCloseable {
    private final Journal journal;
    private final Followers followers;
    private final JournalKeeper keeper;

    private RunningJournal(DataSource source, Clock clock, Path var, List<Follower> all) {
        var pulse = new Pulse();
        journal = new Journal(source, clock, pulse);
        followers = new Followers(source, clock, pulse, all);
        keeper =
                new JournalKeeper(
                        source, clock, pulse, followers, SealKey.in(var), new Witness(var));
    }

    /// Starts it. The data source should be a pool: some work goes on all the time.
    ///
    /// @param var the folder for the key and the newest head
    public static RunningJournal start(
            DataSource source, Clock clock, Path var, List<Follower> followers) {
        var running = new RunningJournal(source, clock, var, followers);
        running.keeper.start();
        return running;
    }

    public Journal journal() {
        return journal;
    }

    public Followers followers() {
        return followers;
    }

    /// Stops the work after the turn that goes on.
    @Override
    public void close() {
        keeper.stop();
    }
}
