package org.motcua.country;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.exceptions.CelDivideByZeroException;
import dev.cel.common.exceptions.CelNumericOverflowException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Expression.AbsentValue;
import org.motcua.kernel.Money;
import tools.jackson.databind.JsonNode;

/// Takes values into expressions and out of them. A day is a moment at 0:00 UTC inside.
final class CelValues {
    private CelValues() {}

    /// The variables of one evaluation; each is converted only where it is used.
    static CelVariableResolver variables(Map<String, ValueType> declared, Map<String, ?> values) {
        return name -> {
            ValueType type = declared.get(name);
            return type == null
                    ? Optional.empty()
                    : Optional.of(inward(values.get(name), type, name));
        };
    }

    static Object inward(@Nullable Object given, ValueType type, String name) {
        Object value = given instanceof JsonNode node ? CelGroup.plain(node) : given;
        if (value == null || value.equals(Optional.empty())) {
            return empty(type, name);
        }
        if (value instanceof Optional<?> some) {
            return inward(some.orElseThrow(), type, name);
        }
        return switch (type) {
            case ValueType.Plain plain -> plain(value, plain, name);
            case ValueType.ListOf(var element) -> {
                if (!(value instanceof Iterable<?> elements)) {
                    throw unfit(name, "a list", value);
                }
                var list = new ArrayList<Object>();
                elements.forEach(one -> list.add(inward(one, element, name)));
                yield list;
            }
            case ValueType.MapOf(var element) -> {
                var map = new LinkedHashMap<String, Object>();
                entries(value, name)
                        .forEach((key, one) ->
                                map.put(String.valueOf(key), inward(one, element, name)));
                yield map;
            }
            case ValueType.Group group -> new CelGroup(group, entries(value, name), name);
        };
    }

    private static Map<?, ?> entries(Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw unfit(name, "a map", value);
    }

    private static Object plain(Object value, ValueType.Plain type, String name) {
        return switch (type) {
            case BOOL -> {
                if (value instanceof Boolean truth) {
                    yield truth;
                }
                throw unfit(name, "yes or no", value);
            }
            case INT -> number(value, name);
            case STRING -> value.toString();
            case DATE -> day(value, name);
            case ANY -> any(value, name);
        };
    }

    private static Long number(Object value, String name) {
        return switch (value) {
            case Long whole -> whole;
            case Integer whole -> whole.longValue();
            case Short whole -> whole.longValue();
            case Money money -> money.amount();
            case java.math.BigInteger whole -> whole.longValueExact();
            case java.math.BigDecimal whole -> whole.longValueExact();
            default -> throw unfit(name, "a whole number", value);
        };
    }

    private static Instant day(Object value, String name) {
        return switch (value) {
            case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
            case CharSequence text -> {
                try {
                    yield LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                } catch (DateTimeException _) {
                    throw absent(name);
                }
            }
            default -> throw unfit(name, "a day", value);
        };
    }

    private static Object any(Object value, String name) {
        return switch (value) {
            case Boolean truth -> truth;
            case LocalDate day -> day(day, name);
            case Double real -> real;
            case Number _, Money _ -> number(value, name);
            case Map<?, ?> map -> {
                var result = new LinkedHashMap<String, Object>();
                map.forEach((key, one) -> {
                    if (one != null) {
                        result.put(String.valueOf(key), inward(one, ValueType.ANY, name));
                    }
                });
                yield result;
            }
            case Iterable<?> list -> inward(list, ValueType.listOf(ValueType.ANY), name);
            default -> value.toString();
        };
    }

    static Object empty(ValueType type, String name) {
        return switch (type) {
            case ValueType.Plain plain ->
                    switch (plain) {
                        case BOOL -> false;
                        case INT -> 0L;
                        case STRING -> "";
                        case DATE -> throw absent(name);
                        case ANY -> Map.of();
                    };
            case ValueType.ListOf _ -> List.of();
            case ValueType.MapOf _ -> Map.of();
            case ValueType.Group group -> new CelGroup(group, Map.of(), name);
        };
    }

    private static CelAttributeNotFoundException absent(String name) {
        return CelAttributeNotFoundException.of(name);
    }

    private static IllegalArgumentException unfit(String name, String wanted, Object value) {
        return new IllegalArgumentException(
                "%s has to be %s, not a %s"
                        .formatted(name, wanted, value.getClass().getSimpleName()));
    }

    static Object outward(Object value) {
        return switch (value) {
            case Instant day -> outward(day);
            case List<?> list -> list.stream().map(one -> outward(one)).toList();
            case CelGroup group -> group.outward();
            default -> value;
        };
    }

    private static LocalDate outward(Instant day) {
        return day.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    static Object call(HostFunction function, Object[] given) {
        List<Object> arguments = Arrays.stream(given).map(one -> outward(one)).toList();
        Object answer = function.body().apply(arguments);
        return inward(answer, function.gives(), function.name());
    }

    static Class<?> javaType(ValueType type) {
        return switch (type) {
            case ValueType.Plain plain ->
                    switch (plain) {
                        case BOOL -> Boolean.class;
                        case INT -> Long.class;
                        case STRING -> String.class;
                        case DATE -> Instant.class;
                        case ANY -> Object.class;
                    };
            case ValueType.ListOf _ -> List.class;
            case ValueType.MapOf _ -> Map.class;
            case ValueType.Group _ -> Object.class;
        };
    }

    static RuntimeException plain(CelEvaluationException problem, String source) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof CelAttributeNotFoundException) {
                return new AbsentValue("%s needs %s".formatted(source, cause.getMessage()));
            }
            if (cause instanceof CelDivideByZeroException
                    || cause instanceof CelNumericOverflowException
                    || cause instanceof ArithmeticException) {
                return new ArithmeticException(source + ": " + cause.getMessage());
            }
        }
        return new IllegalStateException(source + ": " + problem.getMessage(), problem);
    }
}
