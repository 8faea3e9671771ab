package org.motcua.identity;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.motcua.store.StoreFault;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The key of the installation for the secrets of its accounts: from the setting, otherwise a file
/// made at the first start. Several nodes on one database need the same.
///
/// @param setting the key in base 64, or nothing
/// @param file where it is made and kept otherwise
record VaultKey(String setting, Path file) {
    Vault open(JdbcClient sql) {
        var vault = new Vault(setting.isBlank() ? fromFile() : decoded(setting.strip(), "setting"));
        sql.sql("insert into identity.key_print (print) values (?) on conflict (one) do nothing")
                .param(vault.print())
                .update();
        String expected =
                sql.sql("select print from identity.key_print").query(String.class).single();
        if (!expected.equals(vault.print())) {
            throw new StoreFault(
                    "The accounts of this database are sealed with another key than %s. Copy the key of the first node there, or set MOTCUA_IDENTITY_KEY on every node."
                            .formatted(setting.isBlank() ? file : "MOTCUA_IDENTITY_KEY"));
        }
        return vault;
    }

    private byte[] fromFile() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return decoded(Files.readString(file).strip(), file.toString());
        } catch (IOException e) {
            throw new StoreFault("The key file %s cannot be read".formatted(file), e);
        }
    }

    /// Written whole beside its place first, so that a stop in between leaves no half a key.
    private void make() throws IOException {
        Files.createDirectories(file.getParent());
        var mine =
                Files.createTempFile(
                        file.getParent(),
                        "identity",
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(
                    mine,
                    Base64.getEncoder().encodeToString(Vault.random(Vault.KEY_BYTES)) + "\n",
                    StandardOpenOption.SYNC);
            Files.createLink(file, mine);
        } catch (FileAlreadyExistsException _) {
            // another start made it a moment ago: theirs is used
            return;
        } finally {
            Files.delete(mine);
        }
    }

    private static byte[] decoded(String text, String where) {
        try {
            byte[] key = Base64.getDecoder().decode(text);
            if (key.length == Vault.KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw new StoreFault(
                "The key for accounts (%s) is not 32 bytes in base 64; make one by: openssl rand -base64 32"
                        .formatted(where));
    }
}
