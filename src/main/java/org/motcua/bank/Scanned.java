package org.motcua.bank;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;

/// What a banking application reads from a payment code (EMVCo merchant-presented mode with a
/// transfer template, as VietQR writes it).
record Scanned(String bank, String account, String reference, BigDecimal amount, String currency) {
    static Scanned read(String code) {
        String text = code.strip();
        int end = text.length() - 4;
        if (end < 8 || !text.substring(0, end).endsWith("6304")) {
            throw new IllegalArgumentException("this is not a payment code");
        }
        if (crc(text.substring(0, end)) != Integer.parseInt(text.substring(end), 16)) {
            throw new IllegalArgumentException("the code was read wrongly, scan it again");
        }
        var fields = fields(text);
        var beneficiary = fields(need(fields(need(fields, "38")), "01"));
        return new Scanned(
                need(beneficiary, "00"),
                need(beneficiary, "01"),
                need(fields(need(fields, "62")), "08"),
                new BigDecimal(need(fields, "54")),
                currency(Integer.parseInt(need(fields, "53"))));
    }

    private static String currency(int number) {
        return Currency.availableCurrencies()
                .filter(currency -> currency.getNumericCode() == number)
                .map(Currency::getCurrencyCode)
                .filter(code -> !code.startsWith("X"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("an unknown currency"));
    }

    private static String need(Map<String, String> fields, String tag) {
        String value = fields.get(tag);
        if (value == null) {
            throw new IllegalArgumentException("the code lacks the field " + tag);
        }
        return value;
    }

    private static Map<String, String> fields(String text) {
        var fields = new TreeMap<String, String>();
        int at = 0;
        while (at + 4 <= text.length()) {
            int until = at + 4 + Integer.parseInt(text.substring(at + 2, at + 4));
            if (until > text.length()) {
                throw new IllegalArgumentException("the code is cut off");
            }
            fields.put(text.substring(at, at + 2), text.substring(at + 4, until));
            at = until;
        }
        return fields;
    }

    private static int crc(String text) {
        int crc = 0xFFFF;
        for (int i = 0; i < text.length(); i++) {
            crc = (crc >>> 8 | crc << 8) & 0xFFFF;
            crc ^= text.charAt(i) & 0xFF;
            crc ^= (crc & 0xFF) >> 4;
            crc ^= crc << 12 & 0xFFFF;
            crc ^= (crc & 0xFF) << 5 & 0xFFFF;
        }
        return crc;
    }
}
