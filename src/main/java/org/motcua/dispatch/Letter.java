package org.motcua.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A signed message of one agency to others: a document, or a change of one.
sealed interface Letter {
    Party from();

    /// By which every message about the same document names it.
    String documentId();

    int edition();

    /// A document with its files, or what is to become of one that was sent before.
    record Paper(
            Party from,
            List<Party> to,
            String documentId,
            Facts facts,
            Business business,
            List<Enclosure> files,
            Instant at)
            implements Letter {
        public Paper {
            to = List.copyOf(to);
            files = List.copyOf(files);
        }

        @Override
        public int edition() {
            return business.edition();
        }

        Optional<Party> receiver(String id) {
            return to.stream().filter(one -> one.id().equals(id)).findFirst();
        }
    }

    /// What became of a document at one of its receivers.
    ///
    /// @param to who sent the document
    /// @param code two digits, see [Standing]
    /// @param words why, or who works on it; may be empty
    record Status(
            Party from,
            String to,
            String documentId,
            int edition,
            String documentCode,
            String code,
            String words,
            Instant at)
            implements Letter {}
}
