package org.motcua.exchange;

import java.security.cert.X509Certificate;
import java.util.Optional;

/// The systems that ask through a gateway: those of its own member, each by its own certificate
/// where the directory lists one.
///
/// @param member whose gateway it is
record OwnSystems(String member) {

    /// @throws ExchangeFault where the directory knows no such gateway
    static OwnSystems of(Snapshot snapshot, String gateway) {
        return snapshot.peers()
                .door(gateway)
                .map(door -> new OwnSystems(door.member()))
                .orElseThrow(() ->
                        new ExchangeFault(
                                "The directory does not know the gateway %s.".formatted(gateway)));
    }

    /// Why a system may not ask, if so.
    ///
    /// @param shown the certificate that it showed
    Optional<Refusal> refusal(
            Snapshot snapshot, String client, Optional<X509Certificate> shown, long now) {
        if (now > snapshot.directory().until().toEpochMilli()) {
            return Optional.of(
                    Refusal.atConsumer(
                            503,
                            "DirectoryExpired",
                            "This gateway has not heard of the centre for too long."));
        }
        if (!snapshot.peers().belongs(client, member)) {
            return Optional.of(
                    Refusal.denied(
                            true,
                            "UnknownClient",
                            "X-Road-Client names no system of this gateway's member."));
        }
        var listed = snapshot.peers().certificatesOf(client);
        boolean known =
                shown.map(one -> listed.contains(Peers.fingerprint(one))).orElse(listed.isEmpty());
        return known
                ? Optional.empty()
                : Optional.of(
                        Refusal.denied(
                                true,
                                "UnknownClient",
                                "This system must show its own certificate to its gateway."));
    }
}
