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
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// `x-ref: <kind>`: the text is the id of a definition of that kind.
final class ReferenceKeyword extends AbstractKeyword {
    static final String NAME = "x-ref";

    ReferenceKeyword() {
        super(NAME);
    }

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
        String kind = node.asString();
        return new BaseKeywordValidator(this, node, location, parent, context) {
            @Override
            public void validate(
                    ExecutionContext execution, JsonNode value, JsonNode root, NodePath at) {
                Known known = execution.getCollectorContext().get(Known.KEY);
                if (known == null || !value.isString()) {
                    return;
                }
                Set<String> ids = known.ids().getOrDefault(kind, Set.of());
                if (!ids.contains(value.stringValue())) {
                    execution.addError(
                            Error.builder()
                                    .keyword(NAME)
                                    .messageKey(NAME)
                                    .instanceLocation(at)
                                    .instanceNode(value)
                                    .evaluationPath(execution.getEvaluationPath())
                                    .schemaLocation(location)
                                    .arguments(kind)
                                    .message("no such " + kind)
                                    .build());
                }
            }
        };
    }
}
