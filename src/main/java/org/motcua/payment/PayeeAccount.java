package org.motcua.payment;

import org.motcua.kernel.AgencyCode;

/// A bank account on which agencies receive charges and duties.
///
/// @param agencies whose it is: the code of an agency, for itself and all agencies whose codes
///   continue it after a dot; `*` for all that have no nearer one
/// @param bank the bank's number in the transfer scheme
/// @param bankName what people call the bank
/// @param number the account's number, as statements name it
/// @param holder whose it is, as the bank writes it
public record PayeeAccount(
        String agencies, String bank, String bankName, String number, String holder) {
    /// How near this account is to an agency: the longer, the nearer; 0 for everybody's, -1 where
    /// it is not for this agency.
    int nearness(AgencyCode agency) {
        if (agencies.equals("*")) {
            return 0;
        }
        String code = agency.value();
        boolean covers = code.equals(agencies) || code.startsWith(agencies + ".");
        return covers ? agencies.length() : -1;
    }
}
