package org.motcua.linking.trial;

import java.time.LocalDate;
import java.util.Optional;

/// An invented person.
///
/// @param oldNumber of a former card, none where never had
/// @param place the code of the unit of today
public record Someone(
        String surname,
        String middle,
        String given,
        boolean female,
        LocalDate birth,
        String number,
        Optional<String> oldNumber,
        int place,
        Optional<LocalDate> death) {
    public String name() {
        return surname + " " + middle + " " + given;
    }
}
