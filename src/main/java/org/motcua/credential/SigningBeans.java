package org.motcua.credential;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.motcua.store.VarFolder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Chooses the keys.
@Configuration
@EnableConfigurationProperties(SigningSettings.class)
class SigningBeans {
    @Bean
    SigningKeys signingKeys(SigningSettings settings, VarFolder folder, Clock clock) {
        Path keys = settings.keys();
        if (keys == null || keys.toString().isBlank()) {
            return new DemonstrationKeys(folder.path().resolve("keys"), clock);
        }
        String name = keys.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".p12") || name.endsWith(".pfx")
                ? ConfiguredKeys.pkcs12(keys, settings.password())
                : ConfiguredKeys.pkcs11(keys, settings.password());
    }
}
