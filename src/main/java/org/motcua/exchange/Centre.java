package org.motcua.exchange;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The centre of an exchange: keeps the directory, signs each version of it, and for trials issues
/// certificates and time stamps. No message passes through it, and gateways work on without it.
public final class Centre {
    private static final Duration WITHOUT_CENTRE = Duration.ofDays(7);
    private static final Duration AGAIN = Duration.ofDays(1);
    private static final Duration CERTIFICATE = Duration.ofDays(90);

    private final Path folder;
    private final Clock clock;
    private final CentreKeys keys;
    private volatile byte[] published;
    private volatile Directory directory;

    private Centre(Path folder, Clock clock) throws IOException, GeneralSecurityException {
        this.folder = folder;
        this.clock = clock;
        keys = CentreKeys.in(folder, clock);
        Path file = folder.resolve("published.json");
        if (Files.exists(file)) {
            published = Files.readAllBytes(file);
            directory = SignedDirectory.read(published).verified(keys.anchor().getPublic());
        } else {
            throw new ExchangeFault("There is no directory in %s.".formatted(folder));
        }
    }

    /// A new centre for an instance, in an empty folder.
    public static Centre make(Path folder, String instance, Clock clock) {
        try {
            Files.createDirectories(folder);
            var authority = Authority.in(folder, clock);
            var empty =
                    new Directory(
                            Call.identifier(instance),
                            1,
                            clock.instant(),
                            clock.instant().plus(WITHOUT_CENTRE),
                            List.of(Hashes.text(authority.certificate().getEncoded())),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of());
            var anchor = CentreKeys.makeAnchor(folder);
            LogKeys.Secrets.write(
                    folder.resolve("published.json"),
                    SignedDirectory.of(empty, anchor.getPrivate()).bytes());
            return open(folder, clock);
        } catch (IOException | GeneralSecurityException e) {
            throw new ExchangeFault(
                    "The centre cannot be made in %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /// The centre of a folder.
    public static Centre open(Path folder, Clock clock) {
        try {
            return new Centre(folder, clock);
        } catch (IOException | GeneralSecurityException e) {
            throw new ExchangeFault(
                    "The centre in %s cannot be read: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /// The key that gateways check the directory by, Base64.
    public String anchorKey() {
        return Hashes.text(keys.anchor().getPublic().getEncoded());
    }

    public Directory directory() {
        return directory;
    }

    /// The same, also after another process changed it.
    public synchronized Directory current() {
        try {
            byte[] there = onDisk();
            if (!Arrays.equals(there, published)) {
                directory = SignedDirectory.read(there).verified(keys.anchor().getPublic());
                published = there;
            }
            return directory;
        } catch (IOException e) {
            throw new ExchangeFault("The directory cannot be read: " + e.getMessage(), e);
        }
    }

    /// The directory as gateways fetch it.
    public byte[] published() {
        return published.clone();
    }

    /// The same, also after another process changed it.
    byte[] onDisk() throws IOException {
        return Files.readAllBytes(folder.resolve("published.json"));
    }

    /// Signs the directory again once a day, so that it does not run out while nobody changes it.
    ///
    /// @throws ExchangeFault where it cannot be kept
    synchronized void keepFresh() {
        if (clock.instant().isAfter(current().issued().plus(AGAIN))) {
            change(UnaryOperator.identity());
        }
    }

    /// Changes the directory: a new version, signed; refused by an [ExchangeFault] where it would
    /// let a state secret out, or names what is not there.
    public synchronized Directory change(UnaryOperator<Directory> change) {
        try (var file =
                        FileChannel.open(
                                folder.resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = file.lock()) {
            // another process may have changed it meanwhile: the one that serves, or a command
            directory = SignedDirectory.read(onDisk()).verified(keys.anchor().getPublic());
            return changed(change.apply(directory));
        } catch (IOException | OverlappingFileLockException e) {
            throw new ExchangeFault("The directory cannot be kept: " + e.getMessage(), e);
        }
    }

    private Directory changed(Directory changed) throws IOException {
        var next =
                new Directory(
                        changed.instance(),
                        directory.version() + 1,
                        clock.instant(),
                        clock.instant().plus(WITHOUT_CENTRE),
                        changed.authorities(),
                        changed.members(),
                        changed.gateways(),
                        changed.services(),
                        changed.agreements(),
                        changed.markings());
        var faults = DirectoryCheck.faults(next);
        if (!faults.isEmpty()) {
            throw new ExchangeFault("The directory was not changed: " + String.join(" ", faults));
        }
        byte[] signed = SignedDirectory.of(next, keys.anchor().getPrivate()).bytes();
        LogKeys.Secrets.write(folder.resolve("published.json"), signed);
        published = signed;
        directory = next;
        return next;
    }

    /// Takes members, services, agreements and markings from a JSON document; what it does not name
    /// stays. Gateways come by enrolment alone.
    ///
    /// @throws ExchangeFault where it cannot be read, or may not be
    public Directory apply(byte[] json) {
        try {
            var given = SignedDirectory.JSON.readValue(json, Given.class);
            return change(now -> {
                var next = now;
                next = given.members() == null ? next : next.withMembers(given.members());
                next = given.services() == null ? next : next.withServices(given.services());
                next = given.agreements() == null ? next : next.withAgreements(given.agreements());
                return given.markings() == null ? next : next.withMarkings(given.markings());
            });
        } catch (JacksonException e) {
            throw new ExchangeFault("The document is wrong: " + e.getOriginalMessage(), e);
        } catch (NullPointerException e) {
            throw new ExchangeFault("The document leaves out something that is needed.", e);
        }
    }

    private record Given(
            @Nullable List<Directory.Member> members,
            @Nullable List<Directory.Offer> services,
            @Nullable List<Directory.Agreement> agreements,
            @Nullable List<String> markings) {}

    /// What [#apply] takes, as it is now.
    public String document() {
        return SignedDirectory.JSON
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(
                        new Given(
                                directory.members(),
                                directory.services(),
                                directory.agreements(),
                                directory.markings()));
    }

    /// Enrols a gateway, or renews its certificates: the older ones hold on until they expire, so
    /// that nothing is interrupted.
    ///
    /// @param tlsRequest a PKCS #10 request for the key of TLS, in PEM
    /// @param signRequest the same for the key of signatures
    public synchronized Enrolment enrol(
            String gateway,
            String member,
            List<String> addresses,
            String tlsRequest,
            String signRequest) {
        var tls = Authority.requested(tlsRequest, gateway);
        var sign = Authority.requested(signRequest, gateway);
        if (directory.members().stream().noneMatch(each -> each.id().equals(member))
                || !gateway.startsWith(member + "/")) {
            throw new BadMessage("%s is no gateway of a member.".formatted(gateway));
        }
        try {
            Crypto.require(sign);
            var forTls = keys.authority().issue(gateway, member, tls, CERTIFICATE, false);
            var forSign = keys.authority().issue(gateway, member, sign, CERTIFICATE, false);
            change(now -> withDoor(now, gateway, member, addresses, forTls, forSign));
            return new Enrolment(
                    GatewayKeys.pem("CERTIFICATE", forTls.getEncoded()),
                    GatewayKeys.pem("CERTIFICATE", forSign.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new BadMessage("The request cannot be granted: " + e.getMessage());
        }
    }

    /// Renews a gateway's certificates, where the gateway itself asks for it.
    ///
    /// @param asked what it sent
    /// @throws BadMessage where it is not its own request, old, or one too many
    synchronized Enrolment renew(byte[] asked) {
        var renewing = Renewing.read(asked);
        var door = renewing.door(current(), clock.millis());
        var request = renewing.asked();
        return enrol(door.id(), door.member(), door.addresses(), request.tls(), request.sign());
    }

    private static Directory withDoor(
            Directory now,
            String id,
            String member,
            List<String> addresses,
            X509Certificate tls,
            X509Certificate sign) {
        var doors = new ArrayList<>(now.gateways());
        var before = doors.stream().filter(door -> door.id().equals(id)).findFirst();
        before.ifPresent(doors::remove);
        var credentials =
                new ArrayList<>(
                        before.map(Directory.Door::credentials)
                                .orElse(List.<Directory.Credential>of()));
        credentials.add(Directory.Credential.of(Directory.Use.TLS, tls));
        credentials.add(Directory.Credential.of(Directory.Use.SIGN, sign));
        doors.add(new Directory.Door(id, member, addresses, credentials));
        return now.withDoors(doors);
    }

    /// The certificates that a gateway got, in PEM.
    public record Enrolment(String tls, String sign) {}

    /// Ends what a gateway's certificates are good for; gateways hear of it when they next ask.
    ///
    /// @param fingerprint of one certificate; all of the gateway's where none is named
    public void revoke(String gateway, Optional<String> fingerprint) {
        var at = clock.instant();
        change(now -> {
            var doors = new ArrayList<Directory.Door>();
            for (var door : now.gateways()) {
                doors.add(door.id().equals(gateway) ? door.revoked(fingerprint, at) : door);
            }
            return now.withDoors(doors);
        });
    }

    /// A time stamp by the authority for trials.
    byte[] stamp(byte[] request) {
        return TimeStamps.answer(request, keys.stamps(), clock);
    }

    X509Certificate authorityCertificate() {
        return keys.authority().certificate();
    }

    /// For tests: certificates that hold otherwise than for their usual time.
    Authority authority() {
        return keys.authority();
    }
}
