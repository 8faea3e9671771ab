package org.motcua.kernel;

import org.jspecify.annotations.Nullable;

/// Who does something, as the journal keeps it.
///
/// @param kind what sort of actor
/// @param id the account (a UUID) of a person, officer or operator; the name of a system or a
///   background task
/// @param agency the agency for which an officer acts
public record Actor(Kind kind, String id, @Nullable AgencyCode agency) {
    public enum Kind {
        /// A person acting for themselves or under a mandate.
        PERSON,
        /// An official acting for an agency.
        OFFICER,
        /// Who runs this installation.
        OPERATOR,
        /// Another system that sent a message.
        SYSTEM,
        /// This program by itself: a timer, a follower, an effect.
        PROGRAM
    }

    public static Actor person(String account) {
        return new Actor(Kind.PERSON, account, null);
    }

    public static Actor officer(String account, AgencyCode agency) {
        return new Actor(Kind.OFFICER, account, agency);
    }

    public static Actor operator(String account) {
        return new Actor(Kind.OPERATOR, account, null);
    }

    public static Actor system(String name) {
        return new Actor(Kind.SYSTEM, name, null);
    }

    public static Actor program(String task) {
        return new Actor(Kind.PROGRAM, task, null);
    }
}
