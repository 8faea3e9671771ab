package org.motcua.notice;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A folder instead of a carrier: letters and texts lie there to be looked at. For demonstrations.
final class OutboxPost implements MailPost, SmsGateway {
    private final Path folder;

    OutboxPost(Path folder) {
        this.folder = folder;
    }

    @Override
    public Handover send(String id, String address, String title, String text) {
        return write("mail-" + id + ".txt", "To: %s\n%s\n\n%s\n".formatted(address, title, text));
    }

    @Override
    public Handover send(String id, String phone, String text) {
        return write(sms(id), "To: %s\n\n%s\n".formatted(phone, text));
    }

    @Override
    public Fate fate(String id) {
        return Files.exists(folder.resolve(sms(id))) ? Fate.ACCEPTED : Fate.NEVER_SEEN;
    }

    private static String sms(String id) {
        return "sms-" + id + ".txt";
    }

    private Handover write(String name, String content) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), content, StandardOpenOption.CREATE_NEW);
            return new Handover.Accepted(name);
        } catch (FileAlreadyExistsException _) {
            return new Handover.Accepted(name);
        } catch (IOException e) {
            return new Handover.Unavailable("the outbox cannot be written: " + e.getMessage());
        }
    }
}
