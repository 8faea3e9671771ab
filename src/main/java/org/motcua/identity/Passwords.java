package org.motcua.identity;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Keeps passwords as Argon2id with the parameters that OWASP names for small servers (19 MiB, two
/// passes, one lane), about a twentieth of a second each.
///
/// No more are computed at once than there are processors: a flood of sign-ins waits in line and
/// takes neither the memory nor the pages with it.
final class Passwords {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int FIRST_LETTERS = 12;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
    private final Semaphore line = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /// What is compared where there is no account, so that it takes as long as where there is one.
    private @Nullable String nobody;

    /// A password to be told to somebody.
    String first() {
        return told(Vault.random(FIRST_LETTERS));
    }

    /// Bytes as letters to be told: twelve of them in groups, none that look alike.
    static String told(byte[] random) {
        var letters = new StringBuilder();
        for (byte b : Arrays.copyOf(random, FIRST_LETTERS)) {
            letters.append(letters.length() == 4 || letters.length() == 9 ? "-" : "")
                    .append(LETTERS.charAt((b & 0xff) % LETTERS.length()));
        }
        return letters.toString();
    }

    String kept(String password) {
        return inLine(() -> hash(password));
    }

    boolean matches(String password, String kept) {
        return inLine(() -> argon2.matches(PasswordRule.normal(password), kept));
    }

    /// Takes the time of a comparison.
    void compareWithNobody(String password) {
        if (matches(password, nobody())) {
            throw new IllegalStateException("nobody has a password");
        }
    }

    /// Made when it is first needed, to start sooner.
    private synchronized String nobody() {
        if (nobody == null) {
            nobody = kept(HexFormat.of().formatHex(Vault.random(32)));
        }
        return nobody;
    }

    private String hash(String password) {
        String kept = argon2.encode(PasswordRule.normal(password));
        if (kept == null) {
            throw new IllegalStateException("Argon2 gave nothing");
        }
        return kept;
    }

    private <T> T inLine(Supplier<T> work) {
        line.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            line.release();
        }
    }
}
