package org.motcua.procedure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads records of a national catalogue, one JSON object a line, and finds what is wrong with
/// each.
///
/// The fields are those that the portal publishes (executionMethods, executionCases, ...). A record
/// with defects is kept: people may read it, and its owner can be told.
public final class InformationReader {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Set<String> legacyMinistries;

    /// @param legacyMinistries codes of ministries that no longer exist
    public InformationReader(Set<String> legacyMinistries) {
        this.legacyMinistries = Set.copyOf(legacyMinistries);
    }

    /// A line that is no record at all.
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    public Information read(String line) throws Unreadable {
        JsonNode record;
        try {
            record = MAPPER.readTree(line);
        } catch (JacksonException wrong) {
            throw new Unreadable("not JSON: " + wrong.getOriginalMessage());
        }
        String code = text(record, "code");
        String name = text(record, "name");
        if (code == null || name == null) {
            throw new Unreadable("a record needs a code and a name");
        }
        List<Information.Method> methods = methods(record);
        List<Information.PaperCase> papers = papers(record);
        JsonNode category = record.path("category");
        return new Information(
                code,
                name,
                text(category, "code"),
                text(category, "name"),
                text(record, "departmentPromulgateName"),
                levels(record),
                texts(record.path("subjectTypesDetails"), "code").stream()
                        .map(InformationReader::subject)
                        .toList(),
                record.path("isFullProcess").asBoolean(false),
                record.path("isNonTerritorial").asBoolean(false),
                keywords(record),
                String.join("\n", texts(record.path("executionSteps"), "description")),
                methods,
                papers,
                texts(record.path("resultsDetails"), "name"),
                texts(record.path("legalBasisesDetails"), "code"),
                text(record, "requirementsAndConditions"),
                defects(record, methods, papers));
    }

    /// One spelling for codes that are published in two.
    private static String subject(String code) {
        return code.startsWith("DT") ? "Đ" + code.substring(1) : code;
    }

    private static List<Information.Method> methods(JsonNode record) {
        var methods = new ArrayList<Information.Method>();
        for (JsonNode method : record.path("executionMethods")) {
            var fees = new ArrayList<Information.Charge>();
            for (JsonNode fee : method.path("fees")) {
                fees.add(
                        new Information.Charge(
                                text(fee, "type"), number(fee, "value"), text(fee, "description")));
            }
            methods.add(
                    new Information.Method(
                            String.valueOf(text(method, "submissionMethod")),
                            number(method, "processingTime"),
                            text(method, "processingTimeUnit"),
                            text(method, "description"),
                            fees));
        }
        return methods;
    }

    private static List<Information.PaperCase> papers(JsonNode record) {
        var cases = new ArrayList<Information.PaperCase>();
        for (JsonNode one : record.path("executionCases")) {
            var components = new ArrayList<Information.Component>();
            for (JsonNode part : one.path("profileComponents")) {
                components.add(
                        new Information.Component(
                                text(part, "code"),
                                String.valueOf(text(part, "name")),
                                part.path("originalQty").asInt(0),
                                part.path("copyQty").asInt(0),
                                part.path("required").asBoolean(false)));
            }
            String name = text(one, "name");
            cases.add(new Information.PaperCase(name == null ? "" : name, components));
        }
        return cases;
    }

    private Set<Defect> defects(
            JsonNode record, List<Information.Method> methods, List<Information.PaperCase> papers) {
        var found = EnumSet.noneOf(Defect.class);
        boolean online = methods.stream().anyMatch(Information.Method::online);
        boolean full = record.path("isFullProcess").asBoolean(false);
        mark(found, Defect.ONLINE_NOT_FULL, online && !full);
        mark(found, Defect.FULL_NOT_ONLINE, full && !online);
        mark(
                found,
                Defect.OFFLINE_ONLY_BUT_ONLINE,
                record.path("isOfflineOnly").asBoolean(false) && online);
        mark(found, Defect.NO_CATEGORY, text(record.path("category"), "code") == null);
        String ministry = ministry(record);
        mark(found, Defect.LEGACY_AGENCY, ministry != null && legacyMinistries.contains(ministry));
        mark(found, Defect.NO_LEVEL, levels(record).isEmpty());
        List<String> subjects = texts(record.path("subjectTypesDetails"), "code");
        mark(found, Defect.NO_SUBJECT, subjects.isEmpty());
        mark(
                found,
                Defect.SUBJECT_CODE_SPELLING,
                subjects.stream().anyMatch(code -> code.startsWith("DT")));
        mark(found, Defect.NO_RESULT, record.path("resultsDetails").isEmpty());
        mark(found, Defect.NO_LEGAL_BASIS, record.path("legalBasisesDetails").isEmpty());
        mark(found, Defect.NO_STEPS, texts(record.path("executionSteps"), "description").isEmpty());
        methodDefects(found, methods);
        paperDefects(found, papers);
        return found;
    }

    private static void methodDefects(Set<Defect> found, List<Information.Method> methods) {
        mark(found, Defect.NO_METHOD, methods.isEmpty());
        var times = new HashSet<String>();
        var channels = new HashSet<String>();
        var cheapest = new HashMap<String, Long>();
        boolean twice = false;
        boolean textFee = false;
        boolean paid = false;
        boolean numbers = false;
        boolean words = false;
        for (Information.Method method : methods) {
            times.add(method.time() + " " + method.unit());
            twice |= !channels.add(method.channel());
            numbers |= method.time() != null && method.time() > 0;
            words |= method.description() != null;
            for (Information.Charge fee : method.fees()) {
                boolean nothing = fee.amount() == null || fee.amount() == 0;
                paid |= !nothing;
                textFee |= nothing && fee.description() != null;
                cheapest.merge(
                        method.channel(), fee.amount() == null ? 0 : fee.amount(), Math::min);
            }
        }
        mark(found, Defect.TIMES_DIFFER, times.size() > 1);
        mark(found, Defect.METHOD_TWICE, twice);
        mark(found, Defect.FEE_ONLY_IN_TEXT, textFee && !paid);
        mark(found, Defect.TIME_ONLY_IN_TEXT, !methods.isEmpty() && !numbers && words);
        mark(found, Defect.TIME_MISSING, !methods.isEmpty() && !numbers && !words);
        Long counter = cheapest.get("DIRECT");
        Long online = cheapest.get("ONLINE");
        mark(found, Defect.DEARER_ONLINE, counter != null && online != null && online > counter);
    }

    private static void paperDefects(Set<Defect> found, List<Information.PaperCase> papers) {
        List<Information.Component> all =
                papers.stream().flatMap(one -> one.components().stream()).toList();
        mark(found, Defect.NO_PAPERS, all.isEmpty());
        mark(
                found,
                Defect.ZERO_QUANTITY,
                all.stream().anyMatch(it -> it.originals() == 0 && it.copies() == 0));
        mark(
                found,
                Defect.REQUIRED_NEVER_SET,
                !all.isEmpty() && all.stream().noneMatch(Information.Component::required));
    }

    private static void mark(Set<Defect> found, Defect defect, boolean holds) {
        if (holds) {
            found.add(defect);
        }
    }

    /// The ministry under whose code the field or a paper stands.
    private static @Nullable String ministry(JsonNode record) {
        String field = text(record.path("category"), "code");
        return field == null || field.length() < 3 ? null : field.substring(0, 3);
    }

    private static List<String> levels(JsonNode record) {
        var levels = new ArrayList<String>();
        Map.of("isWard", "commune", "isProvince", "province", "isMinistry", "nation")
                .forEach((flag, level) -> {
                    if (record.path(flag).asBoolean(false)) {
                        levels.add(level);
                    }
                });
        levels.sort(null);
        return levels;
    }

    private static List<String> keywords(JsonNode record) {
        String words = text(record, "keywords");
        return words == null ? List.of() : List.of(words.split("[,;]"));
    }

    private static List<String> texts(JsonNode list, String key) {
        var texts = new ArrayList<String>();
        for (JsonNode one : list) {
            String text = text(one, key);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static @Nullable String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isString()) {
            return null;
        }
        String text = value.stringValue().strip();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Long number(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isNumber() ? Long.valueOf(value.asLong(0)) : null;
    }
}
