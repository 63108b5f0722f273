package dev.gatehouse.baseline.reading;

import dev.gatehouse.baseline.shape.Shape;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import dev.gatehouse.model.forge.settings.OrganizationSetting;
import dev.gatehouse.model.forge.settings.RepositorySetting;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Settings of forges as keys of a baseline: {@code BASE_PERMISSION} is written {@code basePermission}. */
public final class SettingShapes {

    private static final Shape TRUTH = new Shape.Truth();
    private static final Shape ACTIONS = new Shape.Choice(List.of("all", "local_only", "selected"));
    private static final Shape TOKEN = new Shape.Choice(List.of("read", "write"));

    private SettingShapes() {}

    /** How a setting is written. */
    public static String key(Enum<?> setting) {
        String[] words = setting.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder key = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            key.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return key.toString();
    }

    /** Whether a value can be declared for a setting. */
    public static boolean takes(Enum<?> setting, String value) {
        Shape.Fields fields = setting instanceof OrganizationSetting ? ofOrganization() : ofRepository();
        return fields.key(key(setting))
                .filter(key -> switch (key.shape()) {
                    case Shape.Choice choice -> choice.words().contains(value);
                    case Shape.Count count ->
                        value.matches("[0-9]{1,6}")
                                && Integer.parseInt(value) >= count.least()
                                && Integer.parseInt(value) <= count.most();
                    case Shape.Truth _ -> value.equals("true") || value.equals("false");
                    case Shape.Fields _, Shape.Named _, Shape.Items _, Shape.Brief _ -> false;
                    case Shape.Text _, Shape.Name _, Shape.Reference _ -> false;
                })
                .isPresent();
    }

    static Shape.Fields ofOrganization() {
        Map<OrganizationSetting, Shape> shapes = Map.of(
                OrganizationSetting.BASE_PERMISSION, new Shape.Choice(List.of("none", "read", "write", "admin")),
                OrganizationSetting.TWO_FACTOR_GRACE_HOURS, new Shape.Count(0, 8_760),
                OrganizationSetting.ACTIONS_REPOSITORIES, new Shape.Choice(List.of("all", "selected", "none")),
                OrganizationSetting.ACTIONS_ALLOWED, ACTIONS,
                OrganizationSetting.WORKFLOW_TOKEN, TOKEN,
                OrganizationSetting.NEW_BRANCHES, new Shape.Choice(List.of("protected", "open")),
                OrganizationSetting.NEW_PROJECT_VISIBILITY, new Shape.Choice(List.of("private", "internal", "public")));
        return new Shape.Fields(
                "the settings of an organisation",
                Arrays.stream(OrganizationSetting.values())
                        .map(setting -> key(setting, shapes.getOrDefault(setting, TRUTH)))
                        .toList());
    }

    static Shape.Fields ofRepository() {
        Map<RepositorySetting, Shape> shapes =
                Map.of(RepositorySetting.ACTIONS_ALLOWED, ACTIONS, RepositorySetting.WORKFLOW_TOKEN, TOKEN);
        return new Shape.Fields(
                "the settings of a repository",
                Arrays.stream(RepositorySetting.values())
                        .map(setting -> key(setting, shapes.getOrDefault(setting, TRUTH)))
                        .toList());
    }

    private static Shape.Fields.Key key(Enum<?> setting, Shape shape) {
        String example = shape instanceof Shape.Choice choice
                ? choice.words().getFirst()
                : shape instanceof Shape.Count ? "0" : "true";
        return new Shape.Fields.Key(key(setting), shape, false, "What it is to be", example);
    }

    /** The keys of a branch's protection, by what they ask for. */
    public static Map<BranchGuarantee, String> guarantees() {
        Map<BranchGuarantee, String> keys = new EnumMap<>(BranchGuarantee.class);
        for (BranchGuarantee guarantee : BranchGuarantee.values()) {
            keys.put(guarantee, key(guarantee));
        }
        keys.put(BranchGuarantee.CODE_OWNER_REVIEW, "codeOwners");
        keys.remove(BranchGuarantee.PROTECTED);
        return keys;
    }
}
