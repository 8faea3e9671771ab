package org.motcua.dispatch;

/// Why a message of another agency is not taken. The words for people are `dispatch.flaw.<NAME>`.
public enum Flaw {
    /// The message or one of its files is longer than is taken.
    TOO_LARGE,
    /// It brings a document type definition, entities or processing instructions.
    DTD,
    /// Elements are nested too deeply, or there are too many of them.
    TOO_DEEP,
    /// It is not well-formed XML.
    MALFORMED,
    /// It is XML, but not as the schema of edXML has it.
    NOT_EDXML,
    NOT_SIGNED,
    /// The signature is unreadable or does not belong to the key of its certificate.
    WRONG_SIGNATURE,
    /// Something was changed after it was signed.
    CHANGED,
    /// No trusted root stands behind the certificate.
    UNTRUSTED,
    /// It is signed by another agency than the one that it names as its sender.
    WRONG_SIGNER,
    /// The gateway it came through belongs to another member than its sender.
    WRONG_SENDER,
    /// It is not addressed to the agency to which it was brought.
    WRONG_RECEIVER,
    /// A file is not the one that the signed list names.
    FILE_CHANGED,
    /// A file of the signed list did not come, or one came that is not on it.
    FILE_MISSING,
    /// A message of this number came before, with other content.
    CONTRADICTS,
    /// It is about a document that never came.
    UNKNOWN_DOCUMENT,
    /// The document was refused before.
    REFUSED_BEFORE,
    /// The document was taken back or replaced before.
    OVER,
    /// An earlier change of the document still waits for an answer.
    CHANGE_PENDING,
    /// A status that nobody has, or that cannot follow the one before.
    IMPOSSIBLE_STATUS
}
