package org.motcua.dossier;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.Text;

/// Who asks (người nộp hồ sơ).
///
/// @param account where the person has one
/// @param subject id of the kind of subject (ĐT1 ...)
/// @param helper the account of the officer who typed it in, where one did
/// @param agent who filed it for them under a mandate, where somebody did
public record Applicant(
        Optional<UUID> account,
        String subject,
        Optional<PersonNumber> number,
        String name,
        Optional<String> phone,
        Optional<String> email,
        Optional<UUID> helper,
        Optional<Agent> agent) {

    /// Who acted for the applicant (người nộp thay).
    ///
    /// @param name theirs, or of all who agreed to it where they act only together
    /// @param role what they were to the applicant when they filed it
    /// @param kind id of the kind of mandate
    public record Agent(UUID account, String name, Text role, UUID mandate, String kind) {
        /// Whoever sits there, where they act for another.
        public static Optional<Agent> of(SignedIn who) {
            return who.behalf()
                    .map(behalf ->
                            new Agent(
                                    behalf.by(),
                                    behalf.name(),
                                    behalf.role(),
                                    behalf.mandate(),
                                    behalf.kind()));
        }

        /// Their name and what they are to the applicant, as forms write it.
        public String named(String language) {
            return "%s (%s)".formatted(name, role.in(language));
        }

        /// Without the name.
        @Override
        public String toString() {
            return "Agent[" + kind + "]";
        }
    }

    /// The same, filed by those who agreed to it together.
    Applicant agreed(List<String> names) {
        return names.size() < 2
                ? this
                : new Applicant(
                        account,
                        subject,
                        number,
                        name,
                        phone,
                        email,
                        helper,
                        agent.map(one ->
                                new Agent(
                                        one.account(),
                                        String.join(", ", names),
                                        one.role(),
                                        one.mandate(),
                                        one.kind())));
    }

    /// As the rules of a procedure see them.
    org.motcua.procedure.Filing.Applicant asInRules() {
        @Nullable PersonNumber known = number.orElse(null);
        return new org.motcua.procedure.Filing.Applicant(subject, known, name);
    }

    /// Without names and numbers.
    @Override
    public String toString() {
        return "Applicant[" + subject + "]";
    }
}
