package org.motcua.country;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.text.Normalizer;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// `x-text: true`: words in every language of the country, and in no other.
final class TextKeyword extends AbstractKeyword {
    static final String NAME = "x-text";

    /// What may be wrong with a text; the second argument of an error is the language.
    enum Trouble {
        NO_TEXT,
        MISSING,
        EMPTY,
        FOREIGN,
        NOT_WORDS,
        NOT_COMPOSED
    }

    TextKeyword() {
        super(NAME);
    }

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
        return new Validator(this, node, location, parent, context);
    }

    private static final class Validator extends BaseKeywordValidator {
        private final SchemaLocation location;

        Validator(
                TextKeyword keyword,
                JsonNode node,
                SchemaLocation location,
                Schema parent,
                SchemaContext context) {
            super(keyword, node, location, parent, context);
            this.location = location;
        }

        @Override
        public void validate(
                ExecutionContext execution, JsonNode value, JsonNode root, NodePath at) {
            Known known = execution.getCollectorContext().get(Known.KEY);
            List<String> languages = known == null ? List.of() : known.languages();
            if (!value.isObject()) {
                tell(execution, value, at, Trouble.NO_TEXT, String.join(", ", languages));
                return;
            }
            for (String language : languages) {
                if (!value.has(language)) {
                    tell(execution, value, at, Trouble.MISSING, language);
                }
            }
            for (var entry : value.properties()) {
                NodePath below = at.append(entry.getKey());
                JsonNode words = entry.getValue();
                if (!languages.isEmpty() && !languages.contains(entry.getKey())) {
                    tell(execution, words, below, Trouble.FOREIGN, entry.getKey());
                } else if (words.isNull() || words.asString("x").isBlank()) {
                    tell(execution, words, below, Trouble.EMPTY, entry.getKey());
                } else if (!words.isString()) {
                    tell(execution, words, below, Trouble.NOT_WORDS, entry.getKey());
                } else if (!Normalizer.isNormalized(words.stringValue(), Normalizer.Form.NFC)) {
                    tell(execution, words, below, Trouble.NOT_COMPOSED, entry.getKey());
                }
            }
        }

        private void tell(
                ExecutionContext execution,
                JsonNode value,
                NodePath at,
                Trouble trouble,
                String language) {
            execution.addError(
                    Error.builder()
                            .keyword(NAME)
                            .messageKey(NAME)
                            .instanceLocation(at)
                            .instanceNode(value)
                            .evaluationPath(execution.getEvaluationPath())
                            .schemaLocation(location)
                            .arguments(trouble, language)
                            .message(trouble.name())
                            .build());
        }
    }
}
