package dev.gatehouse.baseline.writing;

import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.baseline.policy.ForgePolicy;
import dev.gatehouse.baseline.reading.SettingShapes;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Repositories and organisations on forges, as the format names them. What is declared empty stays there, empty. */
final class ForgeSections {

    private ForgeSections() {}

    static SequencedMap<String, Object> protection(AccessPolicy.Protection protection) {
        Sections.Entries entries = new Sections.Entries();
        SettingShapes.guarantees().forEach((guarantee, key) -> {
            String asked = protection.guarantees().get(guarantee);
            if (asked != null) {
                entries.put(key, guarantee == BranchGuarantee.REVIEWS ? Integer.valueOf(asked) : true);
            }
        });
        return entries.map();
    }

    static SequencedMap<String, Object> repository(
            AccessPolicy.Repository repository, SequencedMap<String, Object> protections) {
        AccessPolicy.Setup setup = repository.setup();
        return new Sections.Entries()
                .put("teams", setup.teams(), allowances(repository.teams()))
                .put("members", setup.members(), allowances(repository.members()))
                .put("protections", protections)
                .put("keys", setup.keys() != null, setup.keys() == null ? null : new TreeMap<>(setup.keys()))
                .put("hooks", setup.hooks() != null, setup.hooks())
                .put("settings", settings(setup.settings()))
                .map();
    }

    private static SequencedMap<String, Object> allowances(Map<String, AccessPolicy.Allowance> allowances) {
        Sections.Entries entries = new Sections.Entries();
        new TreeMap<>(allowances)
                .forEach((name, allowance) -> entries.put(
                        name,
                        allowance.until() == null
                                ? allowance.permission()
                                : new Sections.Entries()
                                        .put("permission", allowance.permission())
                                        .put("until", allowance.until())
                                        .map()));
        return entries.map();
    }

    static SequencedMap<String, Object> forge(ForgePolicy forge) {
        Sections.Entries teams = new Sections.Entries();
        if (forge.teams() != null) {
            new TreeMap<>(forge.teams())
                    .forEach((name, team) -> teams.keep(
                            name,
                            new Sections.Entries()
                                    .put("people", team.people())
                                    .put("maintainers", team.maintainers())
                                    .put("parent", team.parent())
                                    .map()));
        }
        return new Sections.Entries()
                .put("owners", true, forge.owners())
                .put("members", true, forge.members())
                .put("outside", true, forge.outside())
                .put("breakGlass", forge.breakGlass())
                .put("teams", forge.teams() != null, teams.map())
                .put("hooks", true, forge.hooks())
                .put("settings", settings(forge.settings()))
                .map();
    }

    private static <E extends Enum<E>> SequencedMap<String, Object> settings(Map<E, String> settings) {
        Sections.Entries entries = new Sections.Entries();
        new TreeMap<>(settings).forEach((setting, value) -> entries.put(SettingShapes.key(setting), value(value)));
        return entries.map();
    }

    /** As YAML writes it. */
    static Object value(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : text;
        };
    }
}
