package org.motcua.notice;

/// The port to whoever carries e-mail.
interface MailPost {
    /// Hands one letter over, under a Message-ID made of the id, so that a mailbox that gets it
    /// twice can tell.
    Handover send(String id, String address, String title, String text);
}
