package dev.gatehouse.engines.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    private static final List<Variable> VARIABLES = List.of(
            new Variable("requester", Variable.Type.TEXT, "who"),
            new Variable("approvers", Variable.Type.TEXTS, "who agreed"),
            new Variable("newFindings", Variable.Type.NUMBER, "how many"),
            new Variable("now", Variable.Type.TIME, "when"));

    private static final Map<String, Object> VALUES = Map.of(
            "requester",
            "Ada",
            "approvers",
            List.of("Bob", "Cyd"),
            "newFindings",
            2L,
            "now",
            Instant.parse("2026-06-05T12:00:00Z"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requester == 'Ada' | true",
                "requester in approvers | false",
                "size(approvers) >= 2 && approvers.exists(a, a.startsWith('C')) | true",
                "now.getDayOfWeek('Europe/Berlin') != 5 | false",
                "now < timestamp('2027-01-01T00:00:00Z') | true",
                "newFindings <= 1 | false",
                "requester.matches('^(A+)+da$') | true"
            })
    void isTold(String text, boolean holds) throws InvalidCondition {
        assertThat(Condition.of(text, VARIABLES).ask(VALUES)).isEqualTo(new Condition.Outcome.Told(holds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requester == nobody | 1 | 14 | undeclared reference to 'nobody'",
                "requester == | 1 | 13 | mismatched input '<EOF>'",
                "size(approvers) | 1 | 5 | expected type 'bool' but found 'int'",
                "requester == 1 | 1 | 11 | found no matching overload"
            })
    void isRefusedWithItsPlace(String text, int line, int column, String why) {
        assertThatThrownBy(() -> Condition.of(text, VARIABLES))
                .isInstanceOfSatisfying(InvalidCondition.class, invalid -> {
                    assertThat(invalid.line()).isEqualTo(line);
                    assertThat(invalid.column()).isEqualTo(column);
                    assertThat(invalid).hasMessageStartingWith(why);
                });
    }

    @Test
    void isBounded() throws InvalidCondition {
        assertThatThrownBy(() -> Condition.of("true " + "|| true ".repeat(400), VARIABLES))
                .hasMessageContaining("more than 2000 characters");
        assertThatThrownBy(() -> Condition.of("(".repeat(900) + "true" + ")".repeat(900), VARIABLES))
                .isInstanceOf(InvalidCondition.class);
        Condition loops = Condition.of("approvers.all(a, approvers.all(b, a == a && b == b))", VARIABLES);
        assertThat(loops.ask(Map.of("approvers", Collections.nCopies(1000, "Bob"))))
                .isInstanceOfSatisfying(
                        Condition.Outcome.Untold.class,
                        untold -> assertThat(untold.why()).contains("budget exceeded"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "approvers.all(a, approvers.all(b, a == b)) | true",
                "approvers.all(a, approvers.all(b, approvers.all(c, a == b))) | false",
                "[1, 2].all(x, [3, 4].all(y, approvers.all(a, approvers.all(b, a == b && x < y)))) | true",
                "[1, 2, 3, 4].all(x, [5, 6, 7, 8].all(y, approvers.all(a, approvers.all(b, a == b && x < y)))) | false"
            })
    void loopsWithinLoopsTakeStepsTogether(String text, boolean taken) {
        if (taken) {
            assertThatCode(() -> Condition.of(text, VARIABLES)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> Condition.of(text, VARIABLES))
                    .hasMessage("it may take more than 1,000,000 steps: its loops within loops go round too often");
        }
    }

    @Test
    void whatIsMissingCantBeTold() throws InvalidCondition {
        assertThat(Condition.of("requester == 'Ada'", VARIABLES).ask(Map.of()))
                .isInstanceOf(Condition.Outcome.Untold.class);
        assertThat(Condition.of("approvers[5] == 'Ada'", VARIABLES).ask(VALUES))
                .isInstanceOf(Condition.Outcome.Untold.class);
    }
}
