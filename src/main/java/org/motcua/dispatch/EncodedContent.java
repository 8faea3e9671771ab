package org.motcua.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The content of one element of a message, decoded from Base64 as it goes by.
final class EncodedContent extends InputStream {
    private final XMLStreamReader xml;
    private final Stepping stepping;
    private final StringBuilder rest = new StringBuilder();
    private byte[] piece = new byte[0];
    private int at;
    private boolean over;
    private boolean padded;

    /// Goes on to the next event.
    interface Stepping {
        int next() throws XMLStreamException;
    }

    /// @param xml at the start of the element
    EncodedContent(XMLStreamReader xml, Stepping stepping) {
        this.xml = xml;
        this.stepping = stepping;
    }

    @Override
    public int read() {
        return more() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (!more()) {
            return -1;
        }
        int taken = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, from, taken);
        at += taken;
        return taken;
    }

    /// Reads over what nobody wanted.
    void finish() {
        while (more()) {
            at = piece.length;
        }
    }

    private boolean more() {
        try {
            while (at == piece.length && !over) {
                step();
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException broken) {
                throw new UncheckedIOException(broken);
            }
            throw new Unreadable(Flaw.MALFORMED, String.valueOf(e.getMessage()));
        }
        return at < piece.length;
    }

    private void step() throws XMLStreamException {
        switch (stepping.next()) {
            case XMLStreamConstants.CHARACTERS,
                    XMLStreamConstants.CDATA,
                    XMLStreamConstants.SPACE -> {
                append(xml.getText());
                decode(rest.length() / 4 * 4);
            }
            case XMLStreamConstants.END_ELEMENT -> {
                over = true;
                decode(rest.length());
            }
            case XMLStreamConstants.START_ELEMENT ->
                    throw new Unreadable(Flaw.NOT_EDXML, "A file is not in Base64.");
            default -> {
                // a comment
            }
        }
    }

    private void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one > ' ') {
                rest.append(one);
            }
        }
    }

    private void decode(int length) {
        if (length == 0) {
            return;
        }
        String text = rest.substring(0, length);
        rest.delete(0, length);
        if (padded) {
            throw new Unreadable(Flaw.MALFORMED, "A file goes on after its end.");
        }
        padded = text.endsWith("=");
        try {
            piece = Base64.getDecoder().decode(text);
            at = 0;
        } catch (IllegalArgumentException _) {
            throw new Unreadable(Flaw.MALFORMED, "A file is not in Base64.");
        }
    }
}
