package org.motcua.credential;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a value is written on paper.
public enum ValueKind {
    @JsonProperty("text")
    TEXT,
    /// 24/11/2026
    @JsonProperty("date")
    DATE,
    /// The date in full, as under a decision.
    @JsonProperty("long-date")
    LONG_DATE,
    @JsonProperty("time")
    TIME,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("money")
    MONEY,
    /// A code to scan.
    @JsonProperty("qr")
    QR,
    @JsonProperty("rows")
    ROWS
}
