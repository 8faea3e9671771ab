package org.motcua.dossier;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motcua.country.Kind;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.DossierCode;

/// How dossier codes look in a country: one form to write, several to read, because archives keep
/// older generations.
///
/// @param system the digits of the system that gives the numbers
/// @param form how a new code is written: `{agency}`, `{date}`, `{system}` and `{number}` are
///   replaced
/// @param date pattern of the date
/// @param digits least number of digits of the running number, which restarts every day
/// @param readable regular expressions of all generations; the named group `agency`, where there is
///   one, is the agency's code
public record CodeForm(
        String id, String system, String form, String date, int digits, List<String> readable) {
    /// The definition `dossier-codes.yaml`.
    public static final Kind<CodeForm> KIND =
            Kind.of("dossier-code", "dossier-codes.yaml", CodeForm.class);

    public CodeForm {
        readable = List.copyOf(readable);
    }

    /// The same for another system that gives numbers.
    CodeForm of(String otherSystem) {
        return new CodeForm(id, otherSystem, form, date, digits, readable);
    }

    /// Writes a code strictly.
    DossierCode write(AgencyCode agency, LocalDate day, long number) {
        return new DossierCode(
                form.replace("{agency}", agency.value())
                        .replace("{date}", DateTimeFormatter.ofPattern(date).format(day))
                        .replace("{system}", system)
                        .replace("{number}", ("%0" + digits + "d").formatted(number)));
    }

    /// Reads a code of any generation, however it was typed; empty where it is none.
    public Optional<DossierCode> read(String typed) {
        String plain = typed.strip().toUpperCase(java.util.Locale.ROOT).replaceAll("\\s+", "");
        for (String expression : readable) {
            Matcher matcher = Pattern.compile(expression).matcher(plain);
            if (matcher.matches()) {
                return Optional.of(new DossierCode(plain));
            }
        }
        return Optional.empty();
    }
}
