package dev.gatehouse.practices.updates;

import dev.gatehouse.model.Document;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.RepositoryFile;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.pipeline.ActionUse;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Nothing proposes new versions. */
final class NoUpdateAutomation implements Check {

    private static final String SUBJECT = "update automation";

    private static final Pattern BOT_FILE = Pattern.compile(
            "((\\.github|\\.gitlab|\\.gitea|\\.forgejo|\\.config)/)?(renovate\\.(json|json5|jsonc)|\\.renovaterc(\\.(json|json5|jsonc))?)"
                    + "|(\\.github|\\.gitea|\\.forgejo)/dependabot\\.ya?ml|(\\.github/)?updatecli(\\.d/.{1,200}|\\.ya?ml)");

    private static final Set<String> ACTIONS = Set.of("renovatebot/github-action", "updatecli/updatecli-action");

    private static final Rule RULE = Rule.of(Practice.UPDATES, "no-update-automation")
            .severity(Severity.MEDIUM)
            .title("Nothing proposes updates")
            .why("""
                    Versions age in silence: a security fix that is out reaches what runs only when someone happens to
                    look.""")
            .fix(
                    "Add Renovate (renovate.json at the root), or declare what does it as updates.automation in gatehouse.yaml:")
            .example("""
                    {
                      "$schema": "https://docs.renovatebot.com/renovate-schema.json",
                      "extends": ["config:best-practices"],
                      "kubernetes": {"managerFilePatterns": ["/\\\\.ya?ml$/"]}
                    }
                    """)
            .needs(FactKind.FILE, FactKind.DOCUMENT)
            .evidences("pci-dss:6.3.1", "pci-dss:6.3.3", "hipaa:164.308(a)(5)(ii)(B)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Map<String, Document> documents =
                evidence.facts(Document.class).stream().collect(Collectors.toMap(Document::path, d -> d, (a, _) -> a));
        Optional<BotSettings> bot = evidence.facts(RepositoryFile.class).stream()
                .filter(f -> BOT_FILE.matcher(f.path()).matches())
                .map(f -> BotSettings.of(f.path(), documents.get(f.path())))
                .min(Comparator.comparing(BotSettings::state));
        Optional<KubernetesObject> object = evidence.facts(KubernetesObject.class).stream()
                .filter(NoUpdateAutomation::updates)
                .findFirst();
        Optional<ActionUse> action = evidence.facts(ActionUse.class).stream()
                .filter(a -> ACTIONS.contains(a.name()))
                .findFirst();
        String declared = evidence.baseline().updates().automation();
        if (bot.isPresent() && bot.get().state() == BotSettings.State.ON) {
            ruling.pass(SUBJECT, bot.get().at(), bot.get().says());
        } else if (object.isPresent()) {
            String what = object.get().subject() + " has updates proposed";
            ruling.add(Verdict.PASS, SUBJECT, object.get().at(), null, Standing.ORDINARY, what);
        } else if (action.isPresent()) {
            String what = action.get().name() + " has updates proposed";
            ruling.add(Verdict.PASS, SUBJECT, action.get().origin().location(), null, Standing.ORDINARY, what);
        } else if (declared != null) {
            Location location = evidence.baseline().updates().location();
            ruling.add(Verdict.PASS, SUBJECT, location, null, Standing.ORDINARY, "the baseline declares " + declared);
        } else if (bot.isPresent()) {
            Verdict verdict = bot.get().state() == BotSettings.State.OFF ? Verdict.FAIL : Verdict.UNKNOWN;
            ruling.add(
                    verdict,
                    SUBJECT,
                    bot.get().at(),
                    null,
                    Standing.ORDINARY,
                    bot.get().says());
        } else {
            ruling.add(
                    Verdict.FAIL,
                    SUBJECT,
                    null,
                    null,
                    Standing.ORDINARY,
                    "neither Renovate, Dependabot nor image automation is set up here");
        }
    }

    private static boolean updates(KubernetesObject object) {
        boolean flux = object.is("image.toolkit.fluxcd.io", "ImageUpdateAutomation");
        boolean argo = object.is("argocd-image-updater.argoproj.io", "ImageUpdater")
                || object.annotation("argocd-image-updater.argoproj.io/image-list")
                        .isPresent();
        boolean renovate = (object.type().equals("CronJob") || object.type().equals("HelmRelease"))
                && object.name().contains("renovate");
        return flux || argo || renovate || object.group().equals("renovate.mogenius.com");
    }
}
