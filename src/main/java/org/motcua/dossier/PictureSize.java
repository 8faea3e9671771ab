package org.motcua.dossier;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;

/// How many pixels the long side of a picture has, read from its head alone: a picture is never
/// unpacked here, so that a small file that unpacks to a huge picture does no harm.
///
/// Sources: JPEG (ITU-T T.81, B.2.2), PNG (W3C, 11.2.1), WebP (RFC 9649, 2.5 to 2.7), HEIF (ISO/IEC
/// 23008-12, property `ispe`).
final class PictureSize {
    /// The sizes of a HEIF picture stand among its first boxes.
    private static final int HEAD = 256 * 1024;

    private PictureSize() {}

    /// The long side; empty where the head does not tell.
    static OptionalInt longSide(Path picture) throws IOException {
        try (var file = new RandomAccessFile(picture.toFile(), "r")) {
            var head = new byte[(int) Math.min(HEAD, file.length())];
            file.readFully(head);
            if (starts(head, 0, "\u0089PNG")) {
                return longer(number(head, 16, 4), number(head, 20, 4));
            }
            if (starts(head, 0, "RIFF") && starts(head, 8, "WEBP")) {
                return webp(head);
            }
            if (starts(head, 4, "ftyp")) {
                return heif(head);
            }
            return at(head, 0) == 0xff && at(head, 1) == 0xd8 ? jpeg(file) : OptionalInt.empty();
        }
    }

    /// Goes from segment to segment to the one that begins the frame.
    private static OptionalInt jpeg(RandomAccessFile file) throws IOException {
        long position = 2;
        while (position + 9 < file.length()) {
            file.seek(position);
            if (file.readUnsignedByte() != 0xff) {
                return OptionalInt.empty();
            }
            int marker = file.readUnsignedByte();
            if (marker == 0xff) {
                position++;
                continue;
            }
            int length = file.readUnsignedShort();
            boolean frame =
                    marker >= 0xc0
                            && marker <= 0xcf
                            && marker != 0xc4
                            && marker != 0xc8
                            && marker != 0xcc;
            if (frame) {
                file.readUnsignedByte();
                return longer(file.readUnsignedShort(), file.readUnsignedShort());
            }
            position += 2L + length;
        }
        return OptionalInt.empty();
    }

    private static OptionalInt webp(byte[] head) {
        if (starts(head, 12, "VP8X")) {
            return longer(little(head, 24, 3) + 1, little(head, 27, 3) + 1);
        }
        if (starts(head, 12, "VP8L")) {
            long bits = little(head, 21, 4);
            return longer((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
        }
        return longer(little(head, 26, 2) & 0x3fff, little(head, 28, 2) & 0x3fff);
    }

    /// A picture in tiles names the size of each tile and of the whole; the largest is the whole.
    private static OptionalInt heif(byte[] head) {
        var longest = OptionalInt.empty();
        for (int i = 0; i + 16 <= head.length; i++) {
            if (starts(head, i, "ispe")) {
                var side = longer(number(head, i + 8, 4), number(head, i + 12, 4));
                if (side.orElse(0) > longest.orElse(0)) {
                    longest = side;
                }
            }
        }
        return longest;
    }

    private static OptionalInt longer(long width, long height) {
        long side = Math.max(width, height);
        return side > 0 && side <= Integer.MAX_VALUE
                ? OptionalInt.of((int) side)
                : OptionalInt.empty();
    }

    private static boolean starts(byte[] head, int at, String word) {
        byte[] wanted = word.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < wanted.length; i++) {
            if (at(head, at + i) != (wanted[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    private static long number(byte[] head, int at, int bytes) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | Math.max(0, at(head, at + i));
        }
        return number;
    }

    private static long little(byte[] head, int at, int bytes) {
        long number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | Math.max(0, at(head, at + i));
        }
        return number;
    }

    private static int at(byte[] head, int at) {
        return at < head.length ? head[at] & 0xff : -1;
    }
}
