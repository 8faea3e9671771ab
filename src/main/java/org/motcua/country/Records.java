package org.motcua.country;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Makes records from content: `like_this` becomes the component `likeThis`, an absent list, set or
/// map is an empty one, an absent `Optional` is empty, an absent number 0, an absent truth no,
/// enums are written in any case.
final class Records {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .withConfigOverride(List.class, Records::emptyWhereAbsent)
                    .withConfigOverride(Set.class, Records::emptyWhereAbsent)
                    .withConfigOverride(Map.class, Records::emptyWhereAbsent)
                    .addModule(
                            new SimpleModule("records") {
                                @Override
                                public void setupModule(SetupContext context) {
                                    context.addValueInstantiators(new Making());
                                }
                            })
                    .build();

    private Records() {}

    /// Has records made by their constructor itself. The way of Jackson makes some classes at run
    /// time for each constructor, nine hundred for a country, which was a tenth of reading one.
    private static final class Making extends ValueInstantiators.Base {
        @Override
        public ValueInstantiator modifyValueInstantiator(
                DeserializationConfig config,
                BeanDescription.Supplier description,
                ValueInstantiator usual) {
            return usual instanceof StdValueInstantiator known
                            && known.getWithArgsCreator() instanceof AnnotatedConstructor creator
                            && creator.getRawType().isRecord()
                    ? new Maker(known, creator.getAnnotated())
                    : usual;
        }
    }

    private static final class Maker extends StdValueInstantiator {
        private final transient Constructor<?> constructor;

        Maker(StdValueInstantiator usual, Constructor<?> constructor) {
            super(usual);
            this.constructor = constructor;
        }

        @Override
        public Object createFromObjectWith(DeserializationContext context, Object[] values) {
            try {
                return constructor.newInstance(values);
            } catch (InvocationTargetException e) {
                throw rewrapCtorProblem(context, e);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void emptyWhereAbsent(
            tools.jackson.databind.cfg.MutableConfigOverride override) {
        override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }

    static <T> T make(JsonNode content, Class<T> type) throws JacksonException {
        return MAPPER.treeToValue(content, type);
    }
}
