package dev.gatehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.report.rules.RulePages;
import dev.gatehouse.report.rules.RuleText;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RulePagesTest {

    private static final Map<String, String> PAGES = RulePages.of(SampleJudgement.rules());

    @Test
    void hasAPageForEachRuleAndAnIndex() {
        assertThat(PAGES).hasSize(SampleJudgement.rules().size() + 1).containsKey("README.md");
        assertThat(PAGES.get("README.md"))
                .contains("[`secrets/plaintext-secret`](secrets/plaintext-secret.md)")
                .contains("critical in production, high elsewhere, low in a sandbox");
    }

    @Test
    void aPageSaysWhyHowAndWhatFor() {
        assertThat(PAGES.get("twofactor/argocd-admin-enabled.md"))
                .contains("# Argo CD's built-in admin account is enabled")
                .contains("## Why it matters")
                .contains("```\ndata:\n  admin.enabled: \"false\"\n```")
                .contains("GDPR 32.1.b; HIPAA 164.312(d); PCI DSS 8.2.2, 8.4.1");
    }

    @Test
    void explainsOnATerminal() {
        Rule rule = SampleJudgement.rules().getFirst();

        assertThat(RuleText.plain(rule)).isEqualTo("""
                twofactor/argocd-admin-enabled
                Argo CD's built-in admin account is enabled

                Why
                  One shared password deploys anything anywhere, and the log names nobody.

                Fix
                  Turn the account off once single sign-on works, in the ConfigMap argocd-cm:

                    data:
                      admin.enabled: "false"

                Severity
                  high in production, high elsewhere, low in a sandbox

                Needs
                  Kubernetes objects

                Evidence for
                  GDPR 32.1.b; HIPAA 164.312(d); PCI DSS 8.2.2, 8.4.1
                """);
    }
}
