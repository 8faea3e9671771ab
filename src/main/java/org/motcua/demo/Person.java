package org.motcua.demo;

import java.time.LocalDate;
import java.util.Optional;
import org.motcua.kernel.PersonNumber;

/// Somebody invented.
///
/// @param line the address within the commune
record Person(
        PersonNumber number,
        String name,
        boolean female,
        LocalDate born,
        String unit,
        String line,
        Optional<PersonNumber> mother,
        Optional<PersonNumber> father) {
    Person {
        if (unit.isBlank()) {
            throw new IllegalArgumentException("somebody lives somewhere");
        }
    }

    String surname() {
        return name.substring(0, name.indexOf(' '));
    }

    String given() {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    /// The same phone number whenever it is asked for; numbers that begin so are not given out.
    String phone() {
        return "0999" + number.value().substring(6);
    }
}
