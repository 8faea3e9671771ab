package org.motcua.country;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.checker.CelChecker;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.Program;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /// What has no place in a definition: amounts and days are whole numbers here, and what a day
    /// is made of is asked by functions of ours.
    private static final Set<CelKind> FOREIGN =
            Set.of(CelKind.DOUBLE, CelKind.UINT, CelKind.BYTES, CelKind.DURATION);

    private static final String PARTS_OF_A_DAY = "timestamp_to_";

    private static final Map<Set<String>, CelStandardDeclarations> STANDARD =
            new ConcurrentHashMap<>();

    private final Map<String, ValueType> variables;
    private final Map<String, List<HostFunction>> called;
    private final CelTypeNames types = new CelTypeNames();
    private final CelCompiler whole;
    private final Map<Set<String>, CelChecker> checkers = new ConcurrentHashMap<>();
    private final Map<Asked, Compiled> known = new ConcurrentHashMap<>();
    private @Nullable Cel cel;

    private record Asked(String source, ValueType expected) {}

    private Expressions(Map<String, ValueType> variables, List<HostFunction> more) {
        this.variables = new LinkedHashMap<>(variables);
        this.called =
                Stream.concat(StandardFunctions.ALL.stream(), more.stream())
                        .collect(
                                Collectors.groupingBy(
                                        HostFunction::name,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        var all = new HashSet<>(called.keySet());
        for (var function : CelStandardDeclarations.StandardFunction.values()) {
            all.add(function.functionName());
        }
        this.whole = compiler(all);
    }

    /// @param named the functions that can be called
    private CelCompiler compiler(Set<String> named) {
        CelCompilerBuilder checked =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .setOptions(OPTIONS)
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .setStandardEnvironmentEnabled(false)
                        .setStandardDeclarations(
                                STANDARD.computeIfAbsent(named, Expressions::standard));
        variables.forEach((name, type) -> checked.addVar(name, types.type(type)));
        called.forEach((name, overloads) -> {
            if (named.contains(name)) {
                declare(checked, name, overloads);
            }
        });
        return checked.setTypeProvider(types).build();
    }

    /// The checker takes in every function anew for each expression, which is most of its work: it
    /// is given those that the expression calls. Where that one finds a fault, the one that knows
    /// all of them says it.
    private CelValidationResult checked(String source) {
        CelValidationResult parsed = whole.parse(source);
        if (parsed.hasError()) {
            return parsed;
        }
        try {
            var ast = parsed.getAst();
            Set<String> names = functions(ast);
            var result = checkers.computeIfAbsent(names, this::compiler).check(ast);
            return result.hasError() ? whole.check(ast) : result;
        } catch (CelValidationException e) {
            throw new IllegalStateException("what has no fault can be read", e);
        }
    }

    private static Set<String> functions(CelAbstractSyntaxTree ast) {
        return CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.CALL)
                .map(node -> node.expr().call().function())
                .collect(Collectors.toSet());
    }

    /// What expressions are carried out by: made when the first one is, because most of what is
    /// checked is never carried out.
    private synchronized Cel running() {
        if (cel == null) {
            CelBuilder run = CelFactory.plannerCelBuilder().setOptions(OPTIONS);
            called.forEach((name, overloads) -> bind(run, name, overloads));
            cel = run.setTypeProvider(types).build();
        }
        return cel;
    }

    private static CelStandardDeclarations standard(Set<String> named) {
        return CelStandardDeclarations.newBuilder()
                .filterFunctions((function, overload) ->
                        named.contains(function.functionName()) && ours(overload.celOverloadDecl()))
                .build();
    }

    private static boolean ours(CelOverloadDecl overload) {
        return !FOREIGN.contains(overload.resultType().kind())
                && !overload.overloadId().startsWith(PARTS_OF_A_DAY)
                && overload.parameterTypes().stream()
                        .noneMatch(type -> FOREIGN.contains(type.kind()));
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
        return known.computeIfAbsent(new Asked(source, expected), _ -> anew(source, expected));
    }

    private Compiled anew(String source, ValueType expected) {
        CelValidationResult result = checked(source);
        if (result.hasError()) {
            CelIssue first =
                    result.getErrors().stream()
                            .min(Comparator.comparing(CelIssue::getSourceLocation))
                            .orElseThrow();
            int at = offset(source, first.getSourceLocation());
            return CelFaults.of(source, at, first, variables, called.keySet());
        }
        try {
            var ast = result.getAst();
            CelType wanted = types.type(expected);
            CelType given = ast.getResultType();
            if (!wanted.isAssignableFrom(given) && !given.equals(SimpleType.DYN)) {
                return CelFaults.wrongType(given, wanted);
            }
            return new Compiled.Ready(
                    new Expression(source, expected, variables, () -> program(ast)));
        } catch (CelValidationException e) {
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

    private Program program(CelAbstractSyntaxTree ast) {
        try {
            return running().createProgram(ast);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("what was checked cannot be carried out", e);
        }
    }

    private void declare(CelCompilerBuilder checked, String name, List<HostFunction> overloads) {
        var declarations = new ArrayList<CelOverloadDecl>();
        for (HostFunction one : overloads) {
            List<CelType> takes = takes(one);
            declarations.add(
                    CelOverloadDecl.newGlobalOverload(
                            name + CelFaults.id(takes), types.type(one.gives()), takes));
        }
        checked.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(name, declarations));
    }

    @SuppressWarnings("Immutable") // a function is pure by its contract
    private void bind(CelBuilder run, String name, List<HostFunction> overloads) {
        var bindings = new ArrayList<CelFunctionBinding>();
        for (HostFunction one : overloads) {
            List<Class<?>> classes =
                    one.takes().stream().<Class<?>>map(CelValues::javaType).toList();
            bindings.add(
                    CelFunctionBinding.from(
                            name + CelFaults.id(takes(one)),
                            classes,
                            arguments -> CelValues.call(one, arguments)));
        }
        run.addFunctionBindings(CelFunctionBinding.fromOverloads(name, bindings));
    }

    private List<CelType> takes(HostFunction function) {
        return function.takes().stream().map(types::type).toList();
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
