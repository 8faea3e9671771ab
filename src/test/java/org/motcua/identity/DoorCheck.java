package org.motcua.identity;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.motcua.TestHouse;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.Text;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.method.HandlerMethod;

/// Sends people of all roles to a door, for the test of all doors.
public final class DoorCheck {
    private final Doors doors;

    public DoorCheck(Rights rights, ReturnTo returnTo) {
        this.doors = new Doors(rights, returnTo, TestHouse.bean(Journaled.class));
    }

    /// What the door says of itself: `public`, the name of a right, or nothing.
    public static Optional<String> declared(HandlerMethod handler) {
        return switch (Doors.door(handler)) {
            case Doors.Door.Open _ -> Optional.of("public");
            case Doors.Door.Needs(var right) -> Optional.of(right);
            case Doors.Door.Undeclared _ -> Optional.empty();
        };
    }

    /// Whether somebody gets in.
    ///
    /// @param who nobody is somebody who has not signed in
    public boolean opens(HandlerMethod handler, Optional<SignedIn> who) throws IOException {
        var context = new SecurityContextImpl();
        who.ifPresent(one -> context.setAuthentication(new SignedInToken(one)));
        SecurityContextHolder.setContext(context);
        try {
            return doors.preHandle(
                    new MockHttpServletRequest("GET", "/"), new MockHttpServletResponse(), handler);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /// Somebody with one role and what comes with every account.
    public static SignedIn holder(Role role) {
        var person =
                switch (role.holder()) {
                    case EVERYONE, PERSON -> Optional.of(new PersonNumber("079190123456"));
                    case OFFICER, ORGANISATION, OPERATOR, SYSTEM -> Optional.<PersonNumber>empty();
                };
        var duties =
                role.holder() == Role.Holder.OFFICER || role.holder() == Role.Holder.SYSTEM
                        ? List.of(new Assignment(role.id(), new AgencyCode("H29.18")))
                        : List.<Assignment>of();
        return new SignedIn(
                Identifier.next(),
                "",
                role.level(),
                person,
                duties,
                role.holder() == Role.Holder.OPERATOR,
                role.holder() == Role.Holder.SYSTEM ? Optional.of("a-system") : Optional.empty(),
                role.holder() == Role.Holder.ORGANISATION
                        ? Optional.of(
                                new Behalf(
                                        Identifier.next(),
                                        "legal-representative",
                                        Identifier.next(),
                                        "",
                                        new Text(Map.of("vi", "")),
                                        Set.copyOf(role.rights()),
                                        Set.of(),
                                        Set.of()))
                        : Optional.empty());
    }
}
