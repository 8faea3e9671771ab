package org.motcua.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Period;
import org.motcua.kernel.PersonNumber;

/// The accounts of persons, officers and operators.
public interface Accounts {
    /// What came of an attempt to open an account.
    sealed interface Registered {
        record Opened(UUID account) implements Registered {}

        /// Every fault at once, each as the field and the key of the words that say what to do.
        record Refused(List<Fault> faults) implements Registered {}
    }

    /// @param field the field of the form
    /// @param key the key of the words
    record Fault(String field, String key, List<Object> arguments) {}

    /// Opens the account of a person at level one.
    Registered register(Registration registration);

    Account get(UUID account);

    Optional<Account> find(PersonNumber person);

    Optional<Account> findBySignInName(String name);

    /// Opens the account of an officer; the password is to be changed at the first signing in.
    UUID openOfficer(Actor by, String signInName, String name, String firstPassword);

    UUID openOperator(Actor by, String signInName, String name, String firstPassword);

    /// Gives an officer a role in an agency for some time.
    void assign(Actor by, UUID account, Assignment assignment, Period period, String reason);

    /// Takes a role away from today on.
    void withdraw(Actor by, UUID account, Assignment assignment, String reason);

    /// The officers who hold a role in an agency today, by name.
    List<Account> holding(String role, AgencyCode agency);

    /// Marks the identity of a person as proved: the account reaches level two as soon as codes are
    /// set up.
    void confirmIdentity(SignedIn by, AgencyCode agency, UUID account, String evidence);
}
