package org.motcua.exchange;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request as the log of the gateway that sent it has kept it.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record KeptRequest(Statement first, Head head, byte[] body) {
    private static final int LONGEST = 16 << 20;

    /// @return nothing where the log does not hold all of it, or not its contents
    static Optional<KeptRequest> in(LogArchive archive, String id) {
        var gathering = new Gathering(archive, id);
        archive.each(gathering::look);
        return gathering.whole();
    }

    /// The parts as they come; a message that was tried again elsewhere begins anew.
    private static final class Gathering {
        private final LogArchive archive;
        private final String id;
        private @Nullable Statement first;
        private @Nullable Head head;
        private ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int next;
        private boolean complete;

        Gathering(LogArchive archive, String id) {
            this.archive = archive;
            this.id = id;
        }

        void look(LogReader.Batch batch) {
            for (var record : batch.leaves()) {
                if (record.kind() == LogRecord.Kind.SENT) {
                    var statement = Statement.parse(record.statement());
                    if (statement.kind() == Statement.Kind.REQUEST && statement.id().equals(id)) {
                        take(statement, archive.content(record));
                    }
                }
            }
        }

        private void take(Statement statement, byte[][] content) {
            if (statement.part() == 0) {
                first = null;
                body = new ByteArrayOutputStream();
                next = 0;
                complete = false;
            }
            if (content.length == 0 || statement.part() != next || body.size() > LONGEST) {
                return;
            }
            if (next == 0) {
                first = statement;
                head = Head.parse(content[0]);
            }
            body.writeBytes(content[1]);
            next++;
            complete = statement.last();
        }

        Optional<KeptRequest> whole() {
            var beginning = first;
            var heading = head;
            return beginning == null || heading == null || !complete
                    ? Optional.empty()
                    : Optional.of(new KeptRequest(beginning, heading, body.toByteArray()));
        }
    }
}
