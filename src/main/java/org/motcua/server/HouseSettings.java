package org.motcua.server;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where this installation keeps and finds its things.
///
/// @param var the folder of variable data
/// @param country the folder of the country's definitions
/// @param publicUrl the address under which people reach the portal, for letters and QR codes
/// @param demo whether to fill an empty country with invented life
/// @param db the operator's own database; none means the one brought along
@ConfigurationProperties("motcua")
public record HouseSettings(
        @DefaultValue("var") Path var,
        @DefaultValue("country/vietnam") Path country,
        @Nullable URI publicUrl,
        @DefaultValue("false") boolean demo,
        @DefaultValue Database db) {

    /// @param url a JDBC address
    /// @param connections how many connections the pool holds at most
    public record Database(
            @Nullable String url,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("24") int connections) {
        /// Without the password, so that it cannot reach a log.
        @Override
        public String toString() {
            return user + " at " + url;
        }
    }
}
