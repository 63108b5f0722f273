package dev.gatehouse.practices.repositoryaccess.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.practices.repositoryaccess.expressions.Interpolation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "github.event.pull_request.head.repo.full_name == github.repository",
                "${{ github.repository == github.event.pull_request.head.repo.full_name }}",
                "!github.event.pull_request.head.repo.fork",
                "github.event.pull_request.head.repo.fork == false",
                "github.event_name != 'pull_request_target'",
                "github.event_name == 'push'",
                "github.event_name == 'push' || github.event.pull_request.head.repo.full_name == github.repository",
                "contains(fromJSON('[\"OWNER\",\"MEMBER\"]'), github.event.comment.author_association)",
                "github.event.comment.author_association == 'OWNER' && github.event.issue.pull_request"
            })
    void keepsStrangersOut(String condition) {
        assertThat(Guard.keepsOut(Interpolation.condition(condition), "pull_request_target"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "github.event_name == 'pull_request_target'",
                "github.event_name == 'push' || contains(github.event.pull_request.labels.*.name, 'safe')",
                "github.event.pull_request.head.repo.full_name != github.repository",
                "github.event.pull_request.head.repo.fork",
                "contains(fromJSON('[\"NONE\"]'), github.event.comment.author_association)",
                "github.actor == 'dependabot[bot]'",
                "always()",
                "github.event.pull_request.head.repo.full_name == github.event.pull_request.head.repo.full_name ("
            })
    void letsStrangersIn(String condition) {
        assertThat(Guard.keepsOut(Interpolation.condition(condition), "pull_request_target"))
                .isFalse();
    }
}
