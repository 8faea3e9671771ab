package org.motcua.registry;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The groups of the national exchange model (QCVN 09:2025/BCA).
public enum ExchangeModel {
    @JsonProperty("person")
    PERSON,
    @JsonProperty("legal-entity")
    LEGAL_ENTITY,
    @JsonProperty("asset")
    ASSET,
    @JsonProperty("address")
    ADDRESS
}
