package org.motcua.bank;

import java.net.URI;
import java.nio.file.Path;

/// Where the bank stands and whom it serves.
///
/// @param port on the loopback address; 0 for any that is free
/// @param motcua the address of the program that it tells
/// @param keys the folder of the shared secrets
/// @param qr under which name and key it tells of scanned codes
/// @param gateway under which name and key it tells of its payment page
public record BankSettings(int port, URI motcua, Path keys, Line qr, Line gateway) {
    /// One way to pay.
    public record Line(String provider, String key) {}

    /// As the definitions of Vietnam name them.
    public static BankSettings of(int port, URI motcua, Path keys) {
        return new BankSettings(
                port, motcua, keys, new Line("vietqr", "bank"), new Line("gateway", "gateway"));
    }
}
