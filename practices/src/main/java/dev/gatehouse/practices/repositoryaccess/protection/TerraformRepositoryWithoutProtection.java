package dev.gatehouse.practices.repositoryaccess.protection;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;
import java.util.Optional;

/**
 * A GitHub repository that Terraform declares, and whose default branch nothing in Terraform protects.
 *
 * <p>UNKNOWN where a module, or a protection that names its repository by an expression, may be the one.
 */
final class TerraformRepositoryWithoutProtection implements Check {

    private static final List<String> EXPRESSIONS = List.of("var.", "each.", "local.", "module.", "data.");

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "terraform-repository-without-protection")
            .severity(Severity.HIGH, Severity.HIGH, Severity.LOW)
            .title("A repository in Terraform has no branch protection")
            .why("""
                    Everyone with write access can push to, rewrite and delete the branch that is deployed from.""")
            .fix("Declare a protection beside it:")
            .example("""
                    resource "github_branch_protection" "deploy" {
                      repository_id          = github_repository.deploy.node_id
                      pattern                = "main"
                      enforce_admins         = true
                      require_signed_commits = true
                      required_pull_request_reviews {
                        dismiss_stale_reviews      = true
                        require_code_owner_reviews = true
                      }
                    }
                    """)
            .needs(FactKind.TERRAFORM)
            .evidences("pci-dss:7.2.3", "pci-dss:7.3.2", "hipaa:164.308(a)(4)(ii)(C)", "gdpr:32.4")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        List<TerraformBlock> blocks = evidence.facts(TerraformBlock.class);
        List<Protection> protections = Protection.all(evidence).stream()
                .filter(protection -> protection.enforced() && protection.guardsMain())
                .toList();
        for (TerraformBlock block : blocks) {
            boolean archived = block.body().bool("archived").orElse(false);
            if (block.isResource("github_repository") && !archived) {
                judge(block, blocks, protections, ruling);
            }
        }
    }

    private static void judge(
            TerraformBlock repository, List<TerraformBlock> blocks, List<Protection> protections, Ruling ruling) {
        String name = repository.body().text("name").orElse("");
        Optional<Protection> own = protections.stream()
                .filter(protection -> protection.repository().equals(repository.subject())
                        || !name.isEmpty() && protection.repository().equals(name))
                .findFirst();
        if (own.isPresent()) {
            ruling.pass(
                    repository.subject(),
                    repository.at(),
                    "protected by " + own.get().block().subject());
            return;
        }
        Optional<String> perhaps = protections.stream()
                .filter(TerraformRepositoryWithoutProtection::namesNone)
                .map(protection -> protection.block().subject())
                .findFirst()
                .or(() -> blocks.stream()
                        .filter(block -> block.type().equals("module"))
                        .map(TerraformBlock::subject)
                        .findFirst());
        if (perhaps.isPresent()) {
            ruling.unknown(
                    repository.subject(), repository.at(), perhaps.get() + " may protect it; that can't be told here");
        } else {
            ruling.fail(
                    repository.subject(),
                    repository.at(),
                    "nothing protects its default branch: who may push may rewrite it");
        }
    }

    /** Whether which repositories it protects isn't told: by an expression, or for a whole organisation. */
    private static boolean namesNone(Protection protection) {
        String repository = protection.repository();
        return protection.block().isResource("github_organization_ruleset")
                || !repository.startsWith("github_repository.")
                        && (repository.chars().anyMatch(c -> c == '[' || c == '$' || c == '(')
                                || EXPRESSIONS.stream().anyMatch(repository::startsWith));
    }
}
