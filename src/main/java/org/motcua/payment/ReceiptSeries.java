package org.motcua.payment;

import org.motcua.kernel.Text;

/// How a country's electronic receipts are named and numbered.
///
/// @param symbol the series; `{yy}` stands for the year, `{agency}` for the agency's code
public record ReceiptSeries(String id, Text name, String symbol) {}
