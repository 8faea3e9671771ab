package org.motcua.country;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A condition or computation from a definition, compiled and type-checked. Safe for many threads.
///
/// **What is not there.** A value that is absent (never asked, or hidden and therefore pruned)
/// reads as the empty value of its type: `false`, `0`, `""`, an empty list. `has(form.x)` tells
/// whether it is there. An absent *day* has no such value: a condition that needs it does not hold,
/// and any other expression throws [AbsentValue].
public final class Expression {
    private final String source;
    private final ValueType gives;
    private final Map<String, ValueType> variables;
    private final Supplier<Program> made;
    private volatile @Nullable Program program;

    /// @param made makes what is carried out, when it is first needed; may be asked more than once
    Expression(
            String source,
            ValueType gives,
            Map<String, ValueType> variables,
            Supplier<Program> made) {
        this.source = source;
        this.gives = gives;
        this.variables = variables;
        this.made = made;
    }

    private Program program() {
        Program ready = program;
        if (ready == null) {
            ready = made.get();
            program = ready;
        }
        return ready;
    }

    /// As written.
    public String source() {
        return source;
    }

    /// The type of its answer.
    public ValueType gives() {
        return gives;
    }

    /// Whether a condition holds; not where it needs a day that is absent.
    public boolean test(Map<String, ?> values) {
        try {
            return (Boolean) evaluate(values);
        } catch (AbsentValue _) {
            return false;
        }
    }

    public long number(Map<String, ?> values) {
        return (Long) evaluate(values);
    }

    public String text(Map<String, ?> values) {
        return (String) evaluate(values);
    }

    public List<?> list(Map<String, ?> values) {
        return (List<?>) evaluate(values);
    }

    /// The answer, of the Java type that belongs to the expression's type: Boolean, Long, String,
    /// LocalDate, List or Map.
    ///
    /// @throws AbsentValue where it needs a day that is absent
    /// @throws ArithmeticException where a number grows beyond bounds or is divided by zero
    public Object evaluate(Map<String, ?> values) {
        try {
            return CelValues.outward(program().eval(CelValues.variables(variables, values)));
        } catch (CelEvaluationException e) {
            throw CelValues.plain(e, source);
        }
    }

    /// An expression needs a day that is absent.
    public static final class AbsentValue extends RuntimeException {
        private static final long serialVersionUID = 1;

        AbsentValue(String message) {
            super(message);
        }
    }

    @Override
    public String toString() {
        return source;
    }
}
