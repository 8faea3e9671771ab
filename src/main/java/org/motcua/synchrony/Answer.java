package org.motcua.synchrony;

import java.util.Arrays;

/// What the other house says to one statement.
///
/// @param expected the number that it wants next, for [Code#GAP]
record Answer(String code, int number, Code result, String message, int expected) {
    /// Why a statement was not taken. Codes are the same in every country, success is written as
    /// the country does.
    enum Code {
        OK("00"),
        /// It cannot be read.
        MALFORMED("01"),
        UNKNOWN_PROCEDURE("02"),
        /// The agency is not handled there, or may not receive this.
        UNKNOWN_AGENCY("03"),
        UNKNOWN_DOSSIER("04"),
        /// The life of the dossier does not allow the move.
        MOVE_REFUSED("05"),
        /// Something before it is missing.
        GAP("06"),
        /// It says something else than what was heard under this number.
        CHANGED("07"),
        /// The dossier belongs to another house.
        WRONG_HOUSE("08"),
        /// The answers do not hold, or papers are missing.
        FAULTY("09"),
        /// Files are needed first.
        FILES("10"),
        /// A result is not signed by somebody who is trusted.
        UNTRUSTED("11"),
        /// Something failed there that is not the statement's fault.
        FAILED("99");

        private final String code;

        Code(String code) {
            this.code = code;
        }

        String in(Vocabulary names) {
            return this == OK ? names.success() : code;
        }

        static Code of(String code, Vocabulary names) {
            if (code.equals(names.success())) {
                return OK;
            }
            return Arrays.stream(values())
                    .filter(one -> one.code.equals(code))
                    .findFirst()
                    .orElse(FAILED);
        }

        /// The name of what is wrong, whatever the country writes for success.
        static String named(String code) {
            return Arrays.stream(values())
                    .filter(one -> one.code.equals(code))
                    .findFirst()
                    .orElse(FAILED)
                    .name();
        }

        /// Worth another try by itself.
        boolean passing() {
            return this == FAILED;
        }
    }
}
