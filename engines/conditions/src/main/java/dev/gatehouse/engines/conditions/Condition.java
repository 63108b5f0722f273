package dev.gatehouse.engines.conditions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A condition that was checked.
 *
 * <p>What it can cost is bounded: by its length, how deep it nests and how many {@link Steps} it may take, before it is
 * ever asked; by how often all of its loops go round together, when it is. Regular expressions are RE2's, which take
 * time linear in the text.
 */
public final class Condition {

    /** The most characters of one. */
    public static final int LONGEST = 2_000;

    private static final int DEEPEST = 32;
    private static final int MOST_ROUNDS = 10_000;

    private static final CelOptions BOUNDS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .comprehensionMaxIterations(MOST_ROUNDS)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private final CelAbstractSyntaxTree tree;

    private Condition(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /**
     * Checks a condition.
     *
     * @param variables that it may name
     * @throws InvalidCondition where it is none, names another variable, comes to something else than true or false, or
     *     may cost too much
     */
    public static Condition of(String text, List<Variable> variables) throws InvalidCondition {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new InvalidCondition("a condition of more than " + LONGEST + " characters", 1, 1);
        }
        QuietParser.load();
        CelCompilerBuilder compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(BOUNDS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        variables.forEach(variable -> compiler.addVar(variable.name(), type(variable.type())));
        CelValidationResult result = compiler.build().compile(text);
        for (CelIssue issue : result.getErrors()) {
            throw new InvalidCondition(
                    words(issue.getMessage()),
                    Math.max(issue.getSourceLocation().getLine(), 1),
                    Math.max(issue.getSourceLocation().getColumn(), 0) + 1);
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            if (Steps.of(tree.getExpr()) > Steps.MOST) {
                throw new InvalidCondition(
                        "it may take more than " + String.format(Locale.ROOT, "%,d", Steps.MOST)
                                + " steps: its loops within loops go round too often",
                        1,
                        1);
            }
            return new Condition(tree);
        } catch (CelValidationException invalid) {
            throw new InvalidCondition(words(String.valueOf(invalid.getMessage())), 1, 1);
        }
    }

    private static CelType type(Variable.Type type) {
        return switch (type) {
            case TEXT -> SimpleType.STRING;
            case TEXTS -> ListType.create(SimpleType.STRING);
            case NUMBER -> SimpleType.INT;
            case TIME -> SimpleType.TIMESTAMP;
        };
    }

    /** The first line, without what the parser would have taken instead. */
    private static String words(String message) {
        String line = message.lines().findFirst().orElse("");
        int expecting = line.indexOf(" expecting {");
        int container = line.indexOf(" (in container");
        int end = expecting >= 0 ? expecting : container >= 0 ? container : line.length();
        return line.substring(0, end);
    }

    /** What came of asking. */
    public sealed interface Outcome {

        /** It holds, or it doesn't. */
        record Told(boolean holds) implements Outcome {}

        /**
         * It could not be told.
         *
         * @param why one line
         */
        record Untold(String why) implements Outcome {}
    }

    /** Asks it. */
    public Outcome ask(Map<String, Object> values) {
        try {
            Object told = CelRuntimeFactory.plannerRuntimeBuilder()
                    .setOptions(BOUNDS)
                    .build()
                    .createProgram(tree)
                    .eval(values);
            return told instanceof Boolean holds
                    ? new Outcome.Told(holds)
                    : new Outcome.Untold("it is neither true nor false");
        } catch (CelEvaluationException failed) {
            return new Outcome.Untold(words(String.valueOf(failed.getMessage())));
        }
    }
}
