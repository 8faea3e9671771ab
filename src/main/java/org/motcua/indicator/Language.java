package org.motcua.indicator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.motcua.country.Expressions;
import org.motcua.country.ValueType;

/// The names that conditions of indicators may use.
final class Language {
    static final Map<String, ValueType> DOSSIER = dossier();
    static final Map<String, ValueType> ENTRY = entry();
    static final Map<String, ValueType> PROCEDURE = procedure();

    private Language() {}

    static Expressions of(Indicator.Of of) {
        return switch (of) {
            case DOSSIERS -> Holder.DOSSIERS;
            case ENTRIES -> Holder.ENTRIES;
            case PROCEDURES, RECORDS -> Holder.PROCEDURES;
        };
    }

    /// The name under which the fields stand.
    static String name(Indicator.Of of) {
        return switch (of) {
            case DOSSIERS -> "dossier";
            case ENTRIES -> "entry";
            case PROCEDURES, RECORDS -> "procedure";
        };
    }

    private static final class Holder {
        static final Expressions DOSSIERS =
                Expressions.declare(Map.of("dossier", ValueType.group(DOSSIER)));
        static final Expressions ENTRIES =
                Expressions.declare(Map.of("entry", ValueType.group(ENTRY)));
        static final Expressions PROCEDURES =
                Expressions.declare(Map.of("procedure", ValueType.group(PROCEDURE)));
    }

    private static Map<String, ValueType> dossier() {
        var fields = new LinkedHashMap<String, ValueType>();
        for (String name : new String[] {"procedure", "agency", "unit", "province", "channel"}) {
            fields.put(name, ValueType.STRING);
        }
        for (String name :
                new String[] {
                    "online",
                    "fully_online",
                    "assisted",
                    "identified",
                    "looked_up",
                    "prepared",
                    "reused",
                    "digitised",
                    "paid_online",
                    "received",
                    "finished",
                    "granted",
                    "dated",
                    "on_time",
                    "reappointed",
                    "electronic_result",
                    "shared_result",
                    "rated",
                    "disliked"
                }) {
            fields.put(name, ValueType.BOOL);
        }
        for (String name :
                new String[] {
                    "state",
                    "fee",
                    "supplements",
                    "handling",
                    "elapsed",
                    "paused",
                    "spare",
                    "prescribed",
                    "rating",
                    "papers",
                    "touches"
                }) {
            fields.put(name, ValueType.INT);
        }
        return fields;
    }

    private static Map<String, ValueType> entry() {
        var fields = new LinkedHashMap<String, ValueType>();
        for (String name :
                new String[] {
                    "fact",
                    "actor",
                    "procedure",
                    "agency",
                    "unit",
                    "channel",
                    "source",
                    "registry",
                    "access",
                    "kind",
                    "state",
                    "order",
                    "offering",
                    "level"
                }) {
            fields.put(name, ValueType.STRING);
        }
        fields.put("amount", ValueType.INT);
        return fields;
    }

    private static Map<String, ValueType> procedure() {
        var fields = new LinkedHashMap<String, ValueType>();
        for (String name : new String[] {"code", "field", "level", "agency_kind"}) {
            fields.put(name, ValueType.STRING);
        }
        for (String name :
                new String[] {
                    "online",
                    "fully_online",
                    "fee",
                    "payable_online",
                    "whole",
                    "used_online",
                    "announced",
                    "announced_in_time",
                    "published_in_time"
                }) {
            fields.put(name, ValueType.BOOL);
        }
        return fields;
    }
}
