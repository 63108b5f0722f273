package dev.gatehouse.cli.check;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.forge.AccessToken;
import dev.gatehouse.model.forge.AccountUse;
import dev.gatehouse.model.forge.AppInstallation;
import dev.gatehouse.model.forge.DeployKey;
import dev.gatehouse.model.forge.Invitation;
import dev.gatehouse.model.forge.LastUse;
import dev.gatehouse.model.forge.RepositoryUse;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.forge.TeamGrant;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import dev.gatehouse.model.forge.settings.BranchProtection;
import dev.gatehouse.model.forge.settings.DeploymentEnvironment;
import dev.gatehouse.model.forge.settings.Organization;
import dev.gatehouse.model.forge.settings.OrganizationSetting;
import dev.gatehouse.model.forge.settings.Repository;
import dev.gatehouse.model.forge.settings.RepositorySetting;
import dev.gatehouse.model.forge.settings.RunnerGroup;
import dev.gatehouse.model.forge.settings.StoredSecret;
import dev.gatehouse.model.forge.settings.Webhook;
import dev.gatehouse.model.tree.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a forge is set up, from a case's {@code facts.yaml}. What is absent there was not told. */
final class ForgeFacts {

    private static final String UNTOLD = "the forge does not say";
    private static final Origin ORIGIN = Origin.address("github:acme", "api");

    private ForgeFacts() {}

    static List<Fact> of(Mapping declared) {
        List<Fact> facts = new ArrayList<>();
        for (Mapping each : declared.each("organizations")) {
            facts.add(new Organization(
                    text(each, "name"), settings(OrganizationSetting.class, each, "settings"), ORIGIN));
        }
        for (Mapping each : declared.each("repositories")) {
            facts.add(new Repository(
                    text(each, "name"),
                    Told.known("private"),
                    each.bool("archived").orElse(false),
                    false,
                    "main",
                    instant(each, "lastPush"),
                    settings(RepositorySetting.class, each, "settings"),
                    ORIGIN));
        }
        for (Mapping each : declared.each("protections")) {
            facts.add(new BranchProtection(
                    text(each, "repository"),
                    "main",
                    true,
                    settings(BranchGuarantee.class, each, "guarantees"),
                    each.texts("bypass"),
                    List.of(),
                    ORIGIN));
        }
        for (Mapping each : declared.each("teams")) {
            facts.add(new Team(
                    "acme",
                    text(each, "name"),
                    each.text("parent").orElse(null),
                    each.texts("members"),
                    each.texts("maintainers"),
                    ORIGIN));
        }
        for (Mapping each : declared.each("teamGrants")) {
            facts.add(new TeamGrant(text(each, "repository"), text(each, "team"), text(each, "permission"), ORIGIN));
        }
        for (Mapping each : declared.each("invitations")) {
            facts.add(new Invitation("acme", "1", text(each, "invited"), "read", instant(each, "created"), ORIGIN));
        }
        machines(declared, facts);
        uses(declared, facts);
        return facts;
    }

    private static void machines(Mapping declared, List<Fact> facts) {
        for (Mapping each : declared.each("deployKeys")) {
            facts.add(new DeployKey(
                    text(each, "repository"),
                    "1",
                    text(each, "title"),
                    truth(each, "mayWrite"),
                    instant(each, "created"),
                    lastUse(each),
                    each.text("addedBy").orElse(null),
                    ORIGIN));
        }
        for (Mapping each : declared.each("tokens")) {
            facts.add(new AccessToken(
                    "acme",
                    text(each, "name"),
                    each.text("account").orElse("ada"),
                    truth(each, "mayWrite"),
                    instant(each, "expires"),
                    instant(each, "created"),
                    lastUse(each),
                    ORIGIN));
        }
        for (Mapping each : declared.each("apps")) {
            facts.add(new AppInstallation(
                    "acme",
                    text(each, "name"),
                    permissions(each),
                    truth(each, "allRepositories"),
                    each.bool("suspended").orElse(false),
                    ORIGIN));
        }
        for (Mapping each : declared.each("webhooks")) {
            facts.add(new Webhook(
                    "acme/deploy",
                    "1",
                    "ci.example.com",
                    truth(each, "encrypted"),
                    truth(each, "certificateVerified"),
                    truth(each, "signed"),
                    true,
                    ORIGIN));
        }
        for (Mapping each : declared.each("environments")) {
            facts.add(new DeploymentEnvironment(
                    "acme/deploy",
                    text(each, "name"),
                    truth(each, "reviewed"),
                    truth(each, "selfReview"),
                    truth(each, "branchesLimited"),
                    truth(each, "bypassable"),
                    ORIGIN));
        }
        for (Mapping each : declared.each("secrets")) {
            facts.add(new StoredSecret(
                    "acme",
                    text(each, "name"),
                    truth(each, "everywhere"),
                    instant(each, "updated"),
                    truth(each, "masked"),
                    truth(each, "protectedOnly"),
                    ORIGIN));
        }
        for (Mapping each : declared.each("runnerGroups")) {
            facts.add(new RunnerGroup(
                    "acme",
                    text(each, "name"),
                    truth(each, "publicRepositories"),
                    truth(each, "allRepositories"),
                    ORIGIN));
        }
    }

    private static void uses(Mapping declared, List<Fact> facts) {
        for (Mapping each : declared.each("accountUses")) {
            facts.add(new AccountUse("acme", text(each, "account"), lastUse(each), ORIGIN));
        }
        for (Mapping each : declared.each("repositoryUses")) {
            Map<String, Instant> writes = new TreeMap<>();
            each.each("writes").forEach(write -> writes.put(text(write, "account"), Instant.parse(text(write, "at"))));
            facts.add(new RepositoryUse(text(each, "repository"), Duration.ofDays(90), writes, ORIGIN));
        }
    }

    private static Told<Map<String, String>> permissions(Mapping app) {
        Map<String, String> levels = new TreeMap<>();
        app.text("contents").ifPresent(level -> levels.put("contents", level));
        app.text("members").ifPresent(level -> levels.put("members", level));
        return levels.isEmpty() ? Told.untold(UNTOLD) : Told.known(levels);
    }

    private static <E extends Enum<E>> Map<E, Told<String>> settings(Class<E> type, Mapping each, String key) {
        Map<E, Told<String>> settings = new EnumMap<>(type);
        for (Mapping written : each.each(key)) {
            String name = text(written, "name");
            settings.put(Enum.valueOf(type, name), Told.of(written.text("value"), UNTOLD));
        }
        return settings;
    }

    private static Told<Boolean> truth(Mapping each, String key) {
        return Told.of(each.bool(key), UNTOLD);
    }

    private static Told<Instant> instant(Mapping each, String key) {
        return Told.of(each.text(key).map(text -> text.equals("never") ? Instant.MAX : Instant.parse(text)), UNTOLD);
    }

    private static LastUse lastUse(Mapping each) {
        Optional<String> used = each.text("lastUsed");
        if (used.isEmpty()) {
            return new LastUse.Untold();
        }
        return used.get().equals("never") ? new LastUse.Never() : new LastUse.At(Instant.parse(used.get()));
    }

    private static String text(Mapping mapping, String key) {
        return mapping.text(key).orElseThrow(() -> new IllegalArgumentException("facts.yaml: no " + key));
    }
}
