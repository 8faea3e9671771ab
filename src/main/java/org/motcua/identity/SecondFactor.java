package org.motcua.identity;

import io.nayuki.qrcodegen.QrCode;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.motcua.kernel.Actor;

/// Codes from a device as the second factor: setting them up, using them, and the recovery words
/// for the day when the device is lost.
public final class SecondFactor {
    private static final Pattern CODE = Pattern.compile("[\\s0-9]{6,12}");
    private static final int WORDS = 8;
    private static final int WORD_LETTERS = 16;

    /// Without letters and digits that look alike.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final AccountTable accounts;
    private final SecretTable secrets;
    private final OneTimeCodes codes;
    private final Vault vault;
    private final Journaled journal;
    private final Clock clock;

    SecondFactor(
            AccountTable accounts,
            SecretTable secrets,
            Vault vault,
            Journaled journal,
            Clock clock) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.codes = new OneTimeCodes(clock);
        this.vault = vault;
        this.journal = journal;
        this.clock = clock;
    }

    /// What an app needs to know.
    ///
    /// @param written the secret to type, in groups of four
    /// @param address the same as an address (`otpauth:`)
    /// @param path the address as the path of a picture (SVG, one unit a square)
    /// @param size how many units the picture has on each side
    public record Enrolment(String written, String address, String path, int size) {
        @Override
        public String toString() {
            return "Enrolment";
        }
    }

    /// How a code was taken.
    enum Use {
        REFUSED,
        CODE,
        RECOVERY_WORD
    }

    /// Starts setting codes up, or goes on with it: the same secret is shown until a code was
    /// given, so that a reloaded page does not spoil a picture that was just scanned.
    ///
    /// @param issuer the name of this service, as the app shows it
    /// @throws IllegalStateException where codes are set up already
    public Enrolment enrol(UUID account, String issuer) {
        var kept = secrets.find(account).orElseThrow();
        if (kept.codesConfirmed()) {
            throw new IllegalStateException("codes are set up");
        }
        String sealed = kept.codeSecret();
        byte[] secret =
                sealed == null ? Vault.random(OneTimeCodes.SECRET_BYTES) : opened(account, sealed);
        if (sealed == null) {
            secrets.codeSecret(account, vault.seal(secret, context(account)));
        }
        String label = accounts.find(account).map(SecondFactor::label).orElse("");
        String address = OneTimeCodes.address(issuer, label, secret);
        var picture = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
        return new Enrolment(
                OneTimeCodes.written(secret).replaceAll("(.{4})(?=.)", "$1 "),
                address,
                path(picture),
                picture.size);
    }

    /// Ends setting codes up with the first code.
    ///
    /// @return the recovery words, shown this once; empty where the code was wrong
    public List<String> confirm(UUID account, String code) {
        return journal.together(() -> {
            if (use(account, code, false) != Use.CODE) {
                return List.of();
            }
            secrets.confirmCodes(account, clock.instant());
            journal.entry(
                    "identity.codes-set-up",
                    Actor.person(account.toString()),
                    Journaled.subject(account),
                    Map.of());
            return newRecoveryWords(account);
        });
    }

    /// New recovery words; the old ones are void.
    public List<String> newRecoveryWords(UUID account) {
        var words = new ArrayList<String>();
        var hashes = new ArrayList<byte[]>();
        for (int i = 0; i < WORDS; i++) {
            var word = new StringBuilder();
            for (int j = 0; j < WORD_LETTERS; j++) {
                word.append(j > 0 && j % 4 == 0 ? "-" : "")
                        .append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
            }
            words.add(word.toString());
            hashes.add(wordHash(account, word.toString()));
        }
        journal.together(() -> {
            secrets.recoveryWords(account, hashes);
            return true;
        });
        return words;
    }

    public int recoveryWordsLeft(UUID account) {
        return secrets.recoveryWordsLeft(account);
    }

    /// Takes codes away from an account whose holder lost the device and the words, after an
    /// officer has seen who they are. An official has to set them up anew before anything else.
    public void forget(SignedIn by, UUID account, String reason) {
        journal.together(() -> {
            secrets.forgetCodes(account);
            journal.entry(
                    "identity.codes-removed",
                    by.actor(),
                    Journaled.subject(account),
                    Map.of(),
                    reason);
            return true;
        });
    }

    /// Uses a code or a recovery word up.
    Use use(UUID account, String typed) {
        return use(account, typed, true);
    }

    /// Sets codes up with a secret that is known, for a demonstration.
    void preset(UUID account, byte[] secret) {
        secrets.codeSecret(account, vault.seal(secret, context(account)));
        secrets.confirmCodes(account, clock.instant());
    }

    private Use use(UUID account, String typed, boolean confirmed) {
        var kept = secrets.find(account).filter(found -> found.codesConfirmed() == confirmed);
        String sealed = kept.isEmpty() ? null : kept.get().codeSecret();
        if (sealed == null) {
            return Use.REFUSED;
        }
        if (CODE.matcher(typed).matches()) {
            var step = codes.stepOf(opened(account, sealed), typed);
            return step.isPresent() && secrets.useStep(account, step.getAsLong())
                    ? Use.CODE
                    : Use.REFUSED;
        }
        return confirmed
                        && secrets.useRecoveryWord(
                                account, wordHash(account, typed), clock.instant())
                ? Use.RECOVERY_WORD
                : Use.REFUSED;
    }

    private byte[] opened(UUID account, String sealed) {
        return vault.open(HexFormat.of().parseHex(sealed), context(account));
    }

    private byte[] wordHash(UUID account, String typed) {
        String plain = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return vault.hash("recovery " + account, plain);
    }

    /// What the app shows beside the name of the service: not a whole personal number.
    private static String label(Account account) {
        return account.person().map(number -> number.masked()).orElse(account.signInName());
    }

    private static String context(UUID account) {
        return "codes " + account;
    }

    private static String path(QrCode picture) {
        var path = new StringBuilder();
        for (int y = 0; y < picture.size; y++) {
            for (int x = 0; x < picture.size; x++) {
                if (picture.getModule(x, y)) {
                    path.append("M%d %dh1v1h-1z".formatted(x, y));
                }
            }
        }
        return path.toString();
    }
}
