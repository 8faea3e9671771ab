package org.motcua.synchrony;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.dossier.Arriving;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One statement about a dossier as it stands in a message: read by the names of the country. What
/// it says is believed only as far as it can be read.
final class Item {
    static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private final JsonNode node;
    private final Vocabulary names;

    Item(JsonNode node, Vocabulary names) {
        this.node = node;
        this.names = names;
    }

    static Vocabulary names(Countries countries) {
        return countries.active().all(Vocabulary.KIND).getFirst().value();
    }

    String code() {
        String code = text(Term.CODE);
        return CODE.matcher(code).matches() ? code : "";
    }

    int number() {
        return node.path(names.of(Term.NUMBER)).asInt(0);
    }

    String text(Term term) {
        return node.path(names.of(term)).asString("");
    }

    Optional<String> some(Term term) {
        return Optional.of(text(term)).filter(one -> !one.isBlank());
    }

    /// The same whoever sends it: of what it says, without its place in a batch.
    String written() {
        return node.toString();
    }

    /// @return empty where it is missing or cannot be read
    Optional<Extra> extra() {
        try {
            JsonNode other = node.path(names.of(Term.OTHER));
            return other.isObject()
                    ? Optional.of(JSON.treeToValue(other, Extra.class))
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// The files that were handed in.
    ///
    /// @throws IllegalArgumentException where a sum is none
    List<Arriving.Sheet> sheets() {
        var sheets = new ArrayList<Arriving.Sheet>();
        for (JsonNode file : node.path(names.of(Term.FILES))) {
            sheets.add(
                    new Arriving.Sheet(
                            file.path(names.of(Term.PAPER)).asString(""),
                            file.path(names.of(Term.FILE_NAME)).asString("-"),
                            sum(file.path(names.of(Term.FILE)).asString(""))));
        }
        return sheets;
    }

    /// The sums of all files that it speaks of.
    Set<String> sums() {
        var sums = new LinkedHashSet<String>();
        sheets().forEach(sheet -> sums.add(sheet.sha256()));
        extra().map(Extra::told)
                .map(Extra.Moved::result)
                .ifPresent(result -> sums.add(sum(result.sha256())));
        return sums;
    }

    static String sum(@Nullable String text) {
        if (text == null || !SUM.matcher(text).matches()) {
            throw new IllegalArgumentException("a file is named by its SHA-256");
        }
        return text;
    }

    ObjectNode answer(Answer.Code code, String message) {
        return JSON.createObjectNode()
                .put(names.of(Term.CODE), text(Term.CODE))
                .put(names.of(Term.NUMBER), number())
                .put(names.of(Term.ERROR), code.in(names))
                .put(names.of(Term.MESSAGE), message);
    }
}
