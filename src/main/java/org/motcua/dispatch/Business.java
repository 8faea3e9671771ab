package org.motcua.dispatch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a message wants to have done (Bussiness of QCVN 102:2016/BTTTT, whose spelling it is).
///
/// @param edition of the document that it speaks of: 1 for what is new, one more with each change
/// @param reason why; empty only for what is new
/// @param replaced for a replacement, the documents in whose place this one comes
public record Business(Kind kind, int edition, String reason, List<String> replaced) {
    /// In place of an edition, where a status speaks of a document that another is to replace.
    static final int REPLACEMENT = 999_999;

    public Business {
        replaced = replaced == null ? List.of() : List.copyOf(replaced);
    }

    /// The four kinds.
    public enum Kind {
        NEW("0"),
        RECALL("1"),
        UPDATE("2"),
        REPLACE("3");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /// As BussinessDocType says it.
        String code() {
            return code;
        }

        static @Nullable Kind of(String code) {
            return switch (code) {
                case "0" -> NEW;
                case "1" -> RECALL;
                case "2" -> UPDATE;
                case "3" -> REPLACE;
                default -> null;
            };
        }

        /// Whether the files of the document come with it.
        boolean carriesFiles() {
            return this != RECALL;
        }
    }
}
