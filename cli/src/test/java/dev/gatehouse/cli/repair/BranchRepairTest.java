package dev.gatehouse.cli.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What guards branches on GitHub: classic protection is edited where it is there, every declared branch is planned. */
class BranchRepairTest {

    static final String CLASSIC = """
            {"required_pull_request_reviews":{"required_approving_review_count":1,"dismiss_stale_reviews":false,
              "require_code_owner_reviews":false,"require_last_push_approval":false},
             "required_status_checks":{"strict":false,"contexts":["build"]},
             "enforce_admins":{"enabled":false},"required_signatures":{"enabled":false},
             "required_linear_history":{"enabled":false},"required_conversation_resolution":{"enabled":false},
             "allow_force_pushes":{"enabled":false},"allow_deletions":{"enabled":false}}""";

    @TempDir
    private Path folder = Path.of(".");

    private Declaration declared(String protections) {
        return Declaration.of(folder, "github", "repositories: {acme/deploy: {protections: " + protections + "}}\n");
    }

    @Test
    void editsClassicProtectionWhereItIsWhatGuards() {
        Declaration acme = declared("{main: {reviews: 2, freshReview: true, upToDate: true, signedCommits: true,"
                + " statusChecks: true, dismissalRestricted: true, bindsEveryone: true, linearHistory: true}}");
        try (WritableGitHub github = new WritableGitHub()) {
            github.repositories.get("acme/deploy").classic.put("main", WritableForge.object(CLASSIC));
            String before = github.state();
            assertThat(acme.plan(github).code()).isZero();
            CommandLineRun applied = acme.apply(github);
            assertThat(applied.code()).as(applied.out() + applied.err()).isZero();
            assertThat(github.writes())
                    .contains("PATCH /repos/acme/deploy/branches/main/protection/required_pull_request_reviews")
                    .contains("POST /repos/acme/deploy/branches/main/protection/enforce_admins")
                    .contains("POST /repos/acme/deploy/rulesets");
            assertThat(github.repositories.get("acme/deploy").rulesets.toString())
                    .contains("required_linear_history")
                    .doesNotContain("pull_request");
            assertThat(acme.run(github, "plan").out()).startsWith("Plan  github:acme · nothing to change");
            undo(acme, github, applied);
            assertThat(github.state()).isEqualTo(before);
        }
    }

    @Test
    void plansEveryDeclaredBranch() {
        Declaration acme =
                declared("{main: {reviews: 1}, 'release/*': {reviews: 2, upToDate: true}, gone: {reviews: 1}}");
        try (WritableGitHub github = new WritableGitHub()) {
            github.repositories.get("acme/deploy").branches.addAll(List.of("topic", "release/1", "release/2"));
            github.repositories.get("acme/deploy").rulesets.put("77", WritableForge.object("""
                    {"id":77,"name":"checks","bypass_actors":[],
                     "conditions":{"ref_name":{"include":["refs/heads/release/1"]}},
                     "rules":[{"type":"required_status_checks","parameters":{"strict_required_status_checks_policy":false,
                       "required_status_checks":[{"context":"build","integration_id":15368}]}}]}"""));
            String before = github.state();
            CommandLineRun planned = acme.plan(github);
            assertThat(planned.out())
                    .contains(
                            "branch-protection main of",
                            "branch-protection release/1 of",
                            "branch-protection release/2 of")
                    .contains("branch gone of acme/deploy: there is no such branch")
                    .contains("only those can be required to be up to date")
                    .doesNotContain("topic");
            CommandLineRun applied = acme.apply(github);
            assertThat(applied.code()).as(applied.out() + applied.err()).isZero();
            assertThat(github.repositories.get("acme/deploy").rulesets.toString())
                    .contains("\"integration_id\":15368");
            assertThat(acme.run(github, "plan").out()).startsWith("Plan  github:acme · nothing to change");
            undo(acme, github, applied);
            assertThat(github.state()).isEqualTo(before);
        }
    }

    private static void undo(Declaration acme, WritableGitHub github, CommandLineRun applied) {
        String id = applied.out().replaceAll("(?s).*recorded as ([0-9a-f]+).*", "$1");
        CommandLineRun undone = acme.run(github, "undo", id);
        assertThat(undone.code()).as(undone.out() + undone.err()).isZero();
    }
}
