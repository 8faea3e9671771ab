package org.motcua.country;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Compiles expressions (CEL, the Common Expression Language) against declared variables and
/// functions. Safe for many threads.
public final class Expressions {
    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .enableHiddenAccumulatorVar(true)
                    .enableHeterogeneousNumericComparisons(true)
                    .comprehensionMaxIterations(10_000)
                    .maxParseRecursionDepth(100)
                    .maxExpressionCodePointSize(20_000)
                    .build();

    private final Map<String, ValueType> variables;
    private final Cel cel;
    private final CelTypeNames types;
    private final Set<String> functions;

    private Expressions(Map<String, ValueType> variables, List<HostFunction> more) {
        this.variables = new LinkedHashMap<>(variables);
        this.types = new CelTypeNames();
        CelBuilder builder =
                CelFactory.plannerCelBuilder()
                        .setOptions(OPTIONS)
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
        variables.forEach((name, type) -> builder.addVar(name, types.type(type)));
        var all = new ArrayList<>(StandardFunctions.ALL);
        all.addAll(more);
        var byName =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        HostFunction::name,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        byName.forEach((name, overloads) -> add(builder, name, overloads));
        this.functions = Set.copyOf(byName.keySet());
        builder.setTypeProvider(types);
        this.cel = builder.build();
    }

    /// Expressions that may use these variables and the functions of every definition.
    public static Expressions declare(Map<String, ValueType> variables) {
        return new Expressions(variables, List.of());
    }

    /// Expressions that may also use functions of another room.
    public static Expressions declare(
            Map<String, ValueType> variables, List<HostFunction> functions) {
        return new Expressions(variables, functions);
    }

    /// What came of compiling.
    public sealed interface Compiled {
        record Ready(Expression expression) implements Compiled {}

        /// @param offset of the faulty character in the source
        /// @param message what is wrong
        /// @param mend what to do about it
        record Wrong(int offset, String message, String mend) implements Compiled {}

        /// The expression, for callers that know it is sound.
        ///
        /// @throws IllegalArgumentException where it is not
        default Expression orThrow() {
            return switch (this) {
                case Ready(var expression) -> expression;
                case Wrong(var offset, var message, var mend) ->
                        throw new IllegalArgumentException(
                                "expression, character %d: %s %s"
                                        .formatted(offset + 1, message, mend));
            };
        }
    }

    /// Compiles an expression that has to give a type.
    public Compiled compile(String source, ValueType expected) {
        CelValidationResult result = cel.compile(source);
        if (result.hasError()) {
            CelIssue first =
                    result.getErrors().stream()
                            .min(Comparator.comparing(CelIssue::getSourceLocation))
                            .orElseThrow();
            int at = offset(source, first.getSourceLocation());
            return CelFaults.of(source, at, first, variables, functions);
        }
        try {
            var ast = result.getAst();
            CelType wanted = types.type(expected);
            CelType given = ast.getResultType();
            if (!wanted.isAssignableFrom(given) && !given.equals(SimpleType.DYN)) {
                return CelFaults.wrongType(given, wanted);
            }
            return new Compiled.Ready(
                    new Expression(source, expected, variables, cel.createProgram(ast)));
        } catch (CelValidationException | CelEvaluationException e) {
            return new Compiled.Wrong(0, String.valueOf(e.getMessage()), "Write it differently.");
        }
    }

    /// Compiles an expression of a definition; where it is wrong, tells of it at its exact place.
    public Optional<Expression> compile(
            String source, ValueType expected, Faults faults, String pointer) {
        return switch (compile(source, expected)) {
            case Compiled.Ready(var expression) -> Optional.of(expression);
            case Compiled.Wrong(var offset, var message, var mend) -> {
                faults.at(pointer, offset, "expression", message, mend);
                yield Optional.empty();
            }
        };
    }

    @SuppressWarnings("Immutable") // a function is pure by its contract
    private void add(CelBuilder builder, String name, List<HostFunction> overloads) {
        var declarations = new ArrayList<CelOverloadDecl>();
        var bindings = new ArrayList<CelFunctionBinding>();
        for (HostFunction one : overloads) {
            List<CelType> takes = one.takes().stream().map(types::type).toList();
            String id = name + CelFaults.id(takes);
            declarations.add(CelOverloadDecl.newGlobalOverload(id, types.type(one.gives()), takes));
            List<Class<?>> classes =
                    one.takes().stream().<Class<?>>map(CelValues::javaType).toList();
            bindings.add(
                    CelFunctionBinding.from(
                            id, classes, arguments -> CelValues.call(one, arguments)));
        }
        builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(name, declarations));
        builder.addFunctionBindings(CelFunctionBinding.fromOverloads(name, bindings));
    }

    private static int offset(String source, CelSourceLocation place) {
        if (place.getLine() < 1) {
            return 0;
        }
        int at = 0;
        for (int line = 1; line < place.getLine(); line++) {
            int end = source.indexOf('\n', at);
            at = end < 0 ? at : end + 1;
        }
        return Math.min(source.length(), at + Math.max(0, place.getColumn()));
    }
}
