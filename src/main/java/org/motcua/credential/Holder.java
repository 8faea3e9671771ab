package org.motcua.credential;

import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.PersonNumber;

/// Whose result it is. A personal number finds the document again when the person signs in later;
/// an account alone serves who has no number yet (a foreigner, an organisation).
public record Holder(Optional<PersonNumber> person, Optional<UUID> account) {
    public Holder {
        if (person.isEmpty() && account.isEmpty()) {
            throw new IllegalArgumentException("a holder has a personal number or an account");
        }
    }

    public static Holder of(PersonNumber person) {
        return new Holder(Optional.of(person), Optional.empty());
    }

    public static Holder of(UUID account) {
        return new Holder(Optional.empty(), Optional.of(account));
    }
}
