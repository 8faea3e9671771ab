package org.motcua.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.Period;
import org.motcua.kernel.PersonNumber;

/// An account as other rooms see it.
///
/// @param signInName what is typed to sign in: a person's personal number, or a name given to an
///   officer or operator
/// @param level how surely the identity is known: what the best session can reach
/// @param secondFactor whether codes from a device are set up
/// @param open whether it may be used
/// @param duties all assignments of an officer, past and coming ones too
public record Account(
        UUID id,
        Kind kind,
        String name,
        String signInName,
        Optional<PersonNumber> person,
        Optional<LocalDate> bornOn,
        Optional<String> phone,
        Optional<String> email,
        Level level,
        boolean secondFactor,
        boolean open,
        List<Duty> duties) {
    /// Whose account it is.
    public enum Kind {
        PERSON,
        OFFICER,
        OPERATOR,
        /// Somebody for whom others act and who has proved nothing here. Nobody signs in with it.
        REPRESENTED,
        /// An organisation. Nobody signs in with it: its representatives act for it.
        ORGANISATION,
        /// Another system, which never signs in: each of its requests carries its secret.
        SYSTEM
    }

    /// An assignment and the days on which it holds.
    public record Duty(Assignment assignment, Period period) {}

    public Account {
        duties = List.copyOf(duties);
    }

    /// The assignments that hold on a day.
    public List<Assignment> assignments(LocalDate on) {
        return duties.stream()
                .filter(duty -> duty.period().contains(on))
                .map(Duty::assignment)
                .toList();
    }

    /// Who this is in a session of a level. The identity has to be proved for more than level one.
    SignedIn signedIn(Level session, LocalDate on) {
        return new SignedIn(
                id,
                name,
                level.covers(session) ? session : level,
                person,
                assignments(on),
                kind == Kind.OPERATOR,
                kind == Kind.SYSTEM ? Optional.of(Systems.name(signInName)) : Optional.empty(),
                Optional.empty());
    }

    /// Somebody who acts for whoever has this account, in a session of their own.
    SignedIn actedFor(Behalf behalf, Level session) {
        return new SignedIn(
                id, name, session, person, List.of(), false, Optional.empty(), Optional.of(behalf));
    }

    /// The number of an organisation, where it is the account of one.
    public Optional<String> organisation() {
        return kind == Kind.ORGANISATION
                ? Optional.of(Represented.number(signInName))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
