package org.motcua.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.motcua.store.StoreFault;

/// The operator's own keys: a PKCS#12 file, or a PKCS#11 module (a smart card, an HSM) described by
/// a configuration file as the JDK's SunPKCS11 provider reads it.
///
/// The key for an officer is the entry named `<account>@<agency>`, else `<agency>` (the agency's
/// seal), else `seal`. Keys are opened once and stay in the module.
final class ConfiguredKeys implements SigningKeys {
    private final KeyStore store;
    private final char[] password;
    private final Set<String> aliases;
    private final List<X509Certificate> roots;
    private final ConcurrentHashMap<String, SigningKey> ready = new ConcurrentHashMap<>();

    private ConfiguredKeys(KeyStore store, char[] password) throws GeneralSecurityException {
        this.store = store;
        this.password = password;
        aliases = new LinkedHashSet<>(Collections.list(store.aliases()));
        var tops = new LinkedHashSet<X509Certificate>();
        for (String alias : aliases) {
            var chain = store.getCertificateChain(alias);
            if (chain != null && chain.length > 0) {
                tops.add((X509Certificate) chain[chain.length - 1]);
            }
        }
        roots = List.copyOf(tops);
    }

    static ConfiguredKeys pkcs12(Path file, String password) {
        try (var stream = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(stream, password.toCharArray());
            return new ConfiguredKeys(store, password.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(file, e);
        }
    }

    static ConfiguredKeys pkcs11(Path configuration, String pin) {
        Provider module = Security.getProvider("SunPKCS11");
        if (module == null) {
            throw new StoreFault("This Java has no PKCS#11 provider. Use another JDK.");
        }
        try {
            Provider configured = module.configure(configuration.toString());
            Security.addProvider(configured);
            var store = KeyStore.getInstance("PKCS11", configured);
            store.load(null, pin.toCharArray());
            return new ConfiguredKeys(store, pin.toCharArray());
        } catch (IOException
                | GeneralSecurityException
                | java.security.InvalidParameterException e) {
            throw unusable(configuration, e);
        }
    }

    @Override
    public SigningKey of(Signer signer) {
        String agency = signer.agency().value();
        for (String alias : names(signer.account() + "@" + agency, agency)) {
            if (aliases.contains(alias)) {
                return ready.computeIfAbsent(alias, this::open);
            }
        }
        throw new StoreFault(
                "There is no signing key for the agency %s. Add an entry named %s, or one named seal."
                        .formatted(agency, agency));
    }

    @Override
    public List<X509Certificate> roots() {
        return roots;
    }

    private static List<String> names(String officer, String agency) {
        var names = new ArrayList<String>();
        for (String name : List.of(officer, agency, "seal")) {
            names.add(name);
            // PKCS#12 stores of the JDK keep names in small letters
            names.add(name.toLowerCase(java.util.Locale.ROOT));
        }
        return names;
    }

    private SigningKey open(String alias) {
        try {
            return KeyFolder.entry(store, alias, password);
        } catch (GeneralSecurityException e) {
            throw new StoreFault(
                    "The signing key %s cannot be opened: %s.".formatted(alias, e.getMessage()), e);
        }
    }

    private static StoreFault unusable(Path file, Exception cause) {
        return new StoreFault(
                "The signing keys of %s cannot be opened: %s. Check motcua.signing.keys and motcua.signing.password."
                        .formatted(file, cause.getMessage()),
                cause);
    }
}
