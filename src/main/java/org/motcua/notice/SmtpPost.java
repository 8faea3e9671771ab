package org.motcua.notice;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/// E-mail by SMTP (RFC 5321).
final class SmtpPost implements MailPost {
    private final JavaMailSender sender;
    private final String from;
    private final Clock clock;

    SmtpPost(JavaMailSender sender, String from, Clock clock) {
        this.sender = sender;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public Handover send(String id, String address, String title, String text) {
        MimeMessage letter;
        try {
            letter = letter(id, address, title, text);
        } catch (MessagingException e) {
            return new Handover.Refused("the letter cannot be made: " + e.getClass().getName());
        }
        try {
            sender.send(letter);
            return new Handover.Accepted(messageId(id));
        } catch (MailAuthenticationException _) {
            return new Handover.Unavailable("the mail server refuses our sign-in");
        } catch (MailSendException e) {
            return judged(e);
        } catch (MailException e) {
            return new Handover.Unknown(e.getClass().getSimpleName());
        }
    }

    private MimeMessage letter(String id, String address, String title, String text)
            throws MessagingException {
        var letter = new StableMessage(sender.createMimeMessage(), messageId(id));
        letter.setFrom(new InternetAddress(from));
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
        letter.setSubject(title, StandardCharsets.UTF_8.name());
        letter.setText(text, StandardCharsets.UTF_8.name());
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setSentDate(Date.from(clock.instant()));
        return letter;
    }

    private String messageId(String id) {
        return "<" + id + "@" + from.replaceAll("^.*@", "").replaceAll("[>\\s]", "") + ">";
    }

    /// What an SMTP answer tells: 4xx may work later (RFC 5321, 4.2.1), 5xx never will. Without an
    /// answer after the letter went out, nobody knows.
    private static Handover judged(MailSendException e) {
        if (e.getFailedMessages().isEmpty()) {
            return new Handover.Unavailable("the mail server does not answer");
        }
        for (Exception each : e.getMessageExceptions()) {
            for (Throwable cause = each; cause != null; cause = next(cause)) {
                if (cause instanceof MailConnectException) {
                    return new Handover.Unavailable("the mail server does not answer");
                }
                int code = code(cause);
                if (code >= 500) {
                    return new Handover.Refused("the mail server answers " + code);
                }
                if (code >= 400) {
                    return new Handover.Unavailable("the mail server answers " + code);
                }
            }
        }
        return new Handover.Unknown("the connection broke while the letter was handed over");
    }

    private static @org.jspecify.annotations.Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException failed && failed.getNextException() != null
                ? failed.getNextException()
                : cause.getCause();
    }

    private static int code(Throwable cause) {
        return switch (cause) {
            case SMTPAddressFailedException failed -> failed.getReturnCode();
            case SMTPSendFailedException failed -> failed.getReturnCode();
            default -> 0;
        };
    }

    /// Keeps its Message-ID, which the library would make anew on each saving.
    private static final class StableMessage extends MimeMessage {
        private final String id;

        StableMessage(MimeMessage empty, String id) {
            super(empty.getSession());
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
