package org.motcua.board;

import org.motcua.identity.Rights;
import org.motcua.identity.Scope;
import org.motcua.identity.SignedIn;
import org.motcua.indicator.Area;
import org.motcua.kernel.UnitCode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Who may see the numbers of what. Leaders of an agency of the whole country lead in every unit
/// and so see the nation.
@Component("boardReach")
public class Reach {
    public static final String SEE = "board.see";
    public static final String DOSSIERS = "board.dossiers";

    /// Where pages hear that numbers have moved.
    public static final String CHANGES = "/board/changes";

    private final Rights rights;
    private final Places places;

    Reach(Rights rights, Places places) {
        this.rights = rights;
        this.places = places;
    }

    public boolean of(SignedIn who, String right, Area place) {
        return switch (place) {
            case Area.Nation _ ->
                    rights.everywhere(who, right)
                            || places.plan().units().stream()
                                    .allMatch(tile ->
                                            rights.allows(
                                                    who,
                                                    right,
                                                    Scope.in(new UnitCode(tile.unit()))));
            case Area.Province(var code) -> rights.allows(who, right, Scope.in(code));
            case Area.Commune(var code) -> rights.allows(who, right, Scope.in(code));
            case Area.Office(var code) -> rights.allows(who, right, Scope.at(code));
        };
    }

    public void require(SignedIn who, String right, Area place) {
        if (!of(who, right, place)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    /// The widest place whose board somebody may see.
    public Area home(SignedIn who) {
        Area nation = new Area.Nation();
        if (of(who, SEE, nation)) {
            return nation;
        }
        var office =
                rights.agencies(who, SEE).stream()
                        .sorted()
                        .findFirst()
                        .map(code -> (Area) new Area.Office(code))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        return places.around(office).filter(around -> of(who, SEE, around)).orElse(office);
    }
}
