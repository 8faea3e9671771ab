package org.motcua.exchange;

import java.util.ArrayDeque;
import java.util.Deque;

/// What waits until it stands in both logs: that of this gateway and that of the one it came from,
/// which write it to their disks at the same time. It goes on in the order in which it came.
final class BothLogs {
    private final Deque<Runnable> here = new ArrayDeque<>(2);
    private int there;

    /// The next part stands in the log of this gateway.
    ///
    /// @param passOn what is done once it stands in the other one, too
    void here(Runnable passOn) {
        here.add(passOn);
        go();
    }

    /// The other gateway says that the next part stands in its log.
    void there() {
        there++;
        go();
    }

    private void go() {
        while (there > 0 && !here.isEmpty()) {
            there--;
            here.poll().run();
        }
    }

    /// Nothing goes on any more.
    void clear() {
        here.clear();
        there = 0;
    }
}
