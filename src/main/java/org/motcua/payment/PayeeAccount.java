package org.motcua.payment;

import org.motcua.kernel.AgencyCode;

/// The bank account on which an agency receives charges and duties.
///
/// @param bank the bank's number in the transfer scheme
/// @param bankName what people call the bank
/// @param number the account's number, as statements name it
/// @param holder whose it is, as the bank writes it
public record PayeeAccount(
        AgencyCode agency, String bank, String bankName, String number, String holder) {}
