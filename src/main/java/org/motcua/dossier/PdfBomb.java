package org.motcua.dossier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Whether a PDF unpacks to far more than it weighs.
///
/// Every compressed stream is unpacked into nothing and counted, before any library opens the file,
/// because opening it already unpacks some of them into memory.
final class PdfBomb {
    /// What all streams may grow to: a scan of 500 pages stays far below, a bomb does not.
    private static final long MOST_UNPACKED = 400L << 20;

    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final int DICTIONARY = 512;

    private PdfBomb() {}

    static boolean isOne(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        var sink = new byte[64 * 1024];
        long left = MOST_UNPACKED;
        for (int at = next(content, 0); at >= 0; at = next(content, at)) {
            if (packedTwice(content, at)) {
                return true;
            }
            left -= unpacked(content, at, left, sink);
            if (left < 0) {
                return true;
            }
        }
        return false;
    }

    /// Where the next stream's bytes begin: after the word and the end of its line.
    private static int next(byte[] content, int from) {
        for (int i = from; i < content.length - STREAM.length - 2; i++) {
            if (isWord(content, i)) {
                int after = i + STREAM.length;
                if (content[after] == '\r' && content[after + 1] == '\n') {
                    return after + 2;
                }
                if (content[after] == '\n') {
                    return after + 1;
                }
            }
        }
        return -1;
    }

    private static boolean isWord(byte[] content, int at) {
        for (int i = 0; i < STREAM.length; i++) {
            if (content[at + i] != STREAM[i]) {
                return false;
            }
        }
        return at == 0 || content[at - 1] != 'd';
    }

    /// No honest program packs what is packed already; the second layer would not be counted.
    private static boolean packedTwice(byte[] content, int at) {
        int from = Math.max(0, at - DICTIONARY);
        String before = new String(content, from, at - from, StandardCharsets.ISO_8859_1);
        String dictionary = before.substring(Math.max(0, before.lastIndexOf("obj")));
        return dictionary.split("FlateDecode|/Fl[ \\]]", -1).length > 2;
    }

    private static long unpacked(byte[] content, int at, long left, byte[] sink) {
        var inflater = new Inflater();
        try {
            inflater.setInput(content, at, content.length - at);
            long count = 0;
            while (!inflater.finished() && count <= left) {
                int n = inflater.inflate(sink);
                if (n == 0) {
                    break;
                }
                count += n;
            }
            return count;
        } catch (DataFormatException _) {
            return 0;
        } finally {
            inflater.end();
        }
    }
}
