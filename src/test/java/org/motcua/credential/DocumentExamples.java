package org.motcua.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motcua.TestCountry;
import org.motcua.country.Countries;
import org.motcua.credential.DocumentDefinition.Field;

/// The shipped country's documents, and plausible values for them.
final class DocumentExamples {
    private DocumentExamples() {}

    static Countries countries() {
        return TestCountry.countries();
    }

    /// A value for each field; the optional ones too.
    static Map<String, Object> values(DocumentDefinition definition) {
        return values(definition.fields());
    }

    private static Map<String, Object> values(Map<String, Field> fields) {
        var values = new LinkedHashMap<String, Object>();
        fields.forEach((name, field) -> values.put(name, value(name, field)));
        return values;
    }

    private static Object value(String name, Field field) {
        return switch (field.type()) {
            case TEXT -> text(name);
            case DATE, LONG_DATE -> LocalDate.of(2026, 11, 3);
            case TIME -> Instant.parse("2026-11-24T02:30:00Z");
            case NUMBER -> 3;
            case MONEY -> 150_000L;
            case QR -> "https://motcua.example/x";
            case ROWS ->
                    List.of(
                            values(field.columns() == null ? Map.of() : field.columns()),
                            values(field.columns() == null ? Map.of() : field.columns()));
        };
    }

    private static String text(String name) {
        if (name.endsWith("name")) {
            return "Nguyễn Thị Thuỳ Dương";
        }
        if (name.contains("residence") || name.contains("place") || name.contains("address")) {
            return "Tổ dân phố 7, phường Tân Định, Thành phố Hồ Chí Minh";
        }
        return name.contains("number") ? "079326001234" : "Kinh";
    }

    static Map<String, Object> standard() {
        return Map.of(
                "agency", "Uỷ ban nhân dân phường Tân Định",
                "place", "Tân Định",
                "issued_on", LocalDate.of(2026, 11, 24),
                "signer_name", "Trần Văn Bình",
                "signer_title", "Chủ tịch",
                "code", "H29.18-261124-0047",
                "qr", "https://motcua.example/dossiers/H29.18-261124-0047");
    }
}
