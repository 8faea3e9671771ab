package org.motcua.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.credential.XmlSeals;
import org.motcua.store.ObjectStore;
import org.w3c.dom.Element;

/// Takes a message in while it is read: the envelope is held against schema, signature and address
/// before any file is kept, and each file against the list that was signed.
final class Reading implements MessageReader.Taking {
    private final String client;
    private final String receiver;
    private final EnvelopeReader envelopes;
    private final XmlSeals seals;
    private final ObjectStore store;
    private final Set<String> came = new HashSet<>();
    private @Nullable Letter letter;

    /// @param client the system that sent it, as its gateway proved
    /// @param receiver the agency to which it was brought
    Reading(
            String client,
            String receiver,
            EnvelopeReader envelopes,
            XmlSeals seals,
            ObjectStore store) {
        this.client = client;
        this.receiver = receiver;
        this.envelopes = envelopes;
        this.seals = seals;
        this.store = store;
    }

    /// What the envelope says; none where it could not be read. Not to be believed before
    /// everything was looked at.
    @Nullable Letter letter() {
        return letter;
    }

    @Override
    public void envelope(Element envelope) {
        var read = envelopes.read(envelope);
        letter = read;
        var signature =
                EnvelopeReader.signature(envelope)
                        .orElseThrow(
                                () -> new Unreadable(Flaw.NOT_SIGNED, "There is no signature."));
        switch (seals.check(envelope, signature)) {
            case XmlSeals.Checked.Broken(var why) -> throw new Unreadable(flaw(why), why.name());
            case XmlSeals.Checked.Sound(var agency) -> {
                if (!agency.value().equals(read.from().id())) {
                    throw new Unreadable(
                            Flaw.WRONG_SIGNER,
                            "%s signed what says it is from %s."
                                    .formatted(agency, read.from().id()));
                }
            }
        }
        addressed(read);
    }

    private static Flaw flaw(XmlSeals.Why why) {
        return switch (why) {
            case UNREADABLE, WRONG -> Flaw.WRONG_SIGNATURE;
            case CHANGED -> Flaw.CHANGED;
            case UNTRUSTED -> Flaw.UNTRUSTED;
        };
    }

    private void addressed(Letter read) {
        if (!Ways.memberOf(client).equals(java.util.Optional.of(Ways.member(read.from().id())))) {
            throw new Unreadable(
                    Flaw.WRONG_SENDER, "%s came by %s.".formatted(read.from().id(), client));
        }
        boolean here =
                switch (read) {
                    case Letter.Paper paper -> paper.receiver(receiver).isPresent();
                    case Letter.Status status -> status.to().equals(receiver);
                };
        if (!here) {
            throw new Unreadable(
                    Flaw.WRONG_RECEIVER, "It is not addressed to %s.".formatted(receiver));
        }
    }

    private List<Enclosure> listed() {
        return letter instanceof Letter.Paper paper ? paper.files() : List.of();
    }

    @Override
    public void file(String contentId, InputStream content) {
        var listed =
                listed().stream()
                        .filter(one -> EnvelopeWriter.contentId(one).equals(contentId))
                        .findFirst()
                        .filter(_ -> came.add(contentId))
                        .orElseThrow(() ->
                                new Unreadable(
                                        Flaw.FILE_MISSING,
                                        "A file came that is not on the signed list, or twice."));
        store.put(new Summed(content, listed));
    }

    @Override
    public void end() {
        if (came.size() != listed().size()) {
            throw new Unreadable(
                    Flaw.FILE_MISSING,
                    "%d of %d files came.".formatted(came.size(), listed().size()));
        }
    }

    /// A file that is not the listed one fails at its end, before it is kept.
    private static final class Summed extends InputStream {
        private final InputStream content;
        private final Enclosure listed;
        private final MessageDigest sum;
        private long size;

        Summed(InputStream content, Enclosure listed) {
            this.content = content;
            this.listed = listed;
            try {
                sum = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = content.read(into, from, length);
            if (read > 0) {
                sum.update(into, from, read);
                size += read;
            } else if (read < 0
                    && (size != listed.size()
                            || !HexFormat.of().formatHex(sum.digest()).equals(listed.sha256()))) {
                throw new Unreadable(
                        Flaw.FILE_CHANGED,
                        "File %d is not the one that was signed.".formatted(listed.place()));
            }
            if (size > listed.size()) {
                throw new Unreadable(
                        Flaw.FILE_CHANGED,
                        "File %d is longer than the one that was signed."
                                .formatted(listed.place()));
            }
            return read;
        }
    }
}
