package org.motcua.unit;

import java.util.List;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Text;

/// An installation that handles the dossiers of some agencies, joined with others by the exchange.
///
/// @param system as which it speaks over the exchange: `INSTANCE/CLASS/MEMBER/SYSTEM`
/// @param numbers the digits of its system in the codes of dossiers that are filed there, so that
///   no two houses give the same code
/// @param agencies whose dossiers it handles, with those below them: `H29` means `H29.26740` too
public record JoinedHouse(
        String id, Text name, String system, String numbers, List<String> agencies) {
    public JoinedHouse {
        agencies = List.copyOf(agencies);
    }

    /// How exactly this house is meant by the code of an agency: the length of what it names of it;
    /// 0 where it does not name it at all.
    int names(AgencyCode agency) {
        return agencies.stream()
                .filter(one -> agency.value().equals(one) || agency.value().startsWith(one + "."))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
