package org.motcua.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// One version of the directory, made ready to work by; never changes.
final class Snapshot {
    private final Directory directory;
    private final Barrier barrier;
    private final Peers peers;
    private final Map<String, Directory.Offer> services = new HashMap<>();

    Snapshot(Directory directory, Map<String, Rate> rates) {
        this.directory = directory;
        barrier = new Barrier(directory, rates);
        peers = new Peers(directory);
        directory.services().forEach(each -> services.put(each.id(), each));
    }

    Directory directory() {
        return directory;
    }

    Barrier barrier() {
        return barrier;
    }

    Peers peers() {
        return peers;
    }

    Optional<Directory.Offer> service(String id) {
        return Optional.ofNullable(services.get(id));
    }
}
