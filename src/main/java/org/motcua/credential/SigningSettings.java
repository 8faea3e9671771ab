package org.motcua.credential;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// With which keys results are signed (`motcua.signing`).
///
/// @param keys a PKCS#12 file (`.p12`, `.pfx`), or the configuration file of a PKCS#11 module; none
///   means that the program makes its own, for demonstrations
/// @param password of the file, or the PIN of the module
@ConfigurationProperties("motcua.signing")
record SigningSettings(@Nullable Path keys, @DefaultValue("") String password) {
    /// Without the password, so that it cannot reach a log.
    @Override
    public String toString() {
        return "keys from " + keys;
    }
}
