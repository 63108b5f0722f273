package dev.gatehouse.engines.sigma.source;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attributes of a mapping, each taken as what it has to be or refused where it stands. */
public final class Attributes {

    private static final int MOST_DIGITS = 100;

    private final YamlNode.Mapping mapping;

    public Attributes(YamlNode.Mapping mapping) {
        this.mapping = mapping;
    }

    /** The attributes of a value that has to be a mapping. */
    public static Attributes of(YamlNode node, String name) {
        if (node instanceof YamlNode.Mapping mapping) {
            return new Attributes(mapping);
        }
        throw new Refused(node.place(), "`" + name + "` has to be a mapping, not " + node.kind());
    }

    public YamlNode.Mapping mapping() {
        return mapping;
    }

    public Optional<YamlNode> get(String name) {
        return mapping.get(name);
    }

    public YamlNode required(String name) {
        return mapping.get(name).orElseThrow(() -> new Refused(mapping.place(), "`" + name + "` is missing"));
    }

    /** A text, number or boolean as text; null where the attribute is missing or null. */
    public @Nullable String text(String name) {
        return mapping.get(name).map(node -> text(node, name)).orElse(null);
    }

    private static @Nullable String text(YamlNode node, String name) {
        YamlNode.Scalar scalar = scalar(node, name);
        return scalar.type() == YamlNode.ScalarType.NULL ? null : scalar.text();
    }

    public static YamlNode.Scalar scalar(YamlNode node, String name) {
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar;
        }
        throw new Refused(node.place(), "`" + name + "` has to be a single value, not " + node.kind());
    }

    /** A list of single values, or one alone; empty where the attribute is missing. */
    public List<YamlNode.Scalar> scalars(String name) {
        Optional<YamlNode> node = mapping.get(name);
        List<YamlNode.Scalar> scalars = new ArrayList<>();
        if (node.orElse(null) instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> scalars.add(scalar(item, name)));
        } else {
            node.map(n -> scalar(n, name))
                    .filter(s -> s.type() != YamlNode.ScalarType.NULL)
                    .ifPresent(scalars::add);
        }
        return scalars;
    }

    public List<String> texts(String name) {
        return scalars(name).stream().map(YamlNode.Scalar::text).toList();
    }

    /** A list of texts for people; whatever is not one is passed over. */
    public List<String> remarks(String name) {
        return switch (mapping.get(name).orElse(null)) {
            case YamlNode.Sequence sequence ->
                sequence.items().stream()
                        .filter(YamlNode.Scalar.class::isInstance)
                        .map(item -> ((YamlNode.Scalar) item).text())
                        .toList();
            case YamlNode.Scalar scalar -> List.of(scalar.text());
            case YamlNode.Mapping _ -> List.of();
            case null -> List.of();
        };
    }

    /** A text for people; empty where it is missing. */
    public String remark(String name) {
        return mapping.get(name).orElse(null) instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    }

    public boolean truth(String name) {
        Optional<YamlNode> node = mapping.get(name);
        if (node.isEmpty()) {
            return false;
        }
        return truth(scalar(node.get(), name), name);
    }

    public static boolean truth(YamlNode.Scalar scalar, String name) {
        return switch (scalar.text().toLowerCase(java.util.Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new Refused(scalar.place(), "`" + name + "` has to be true or false");
        };
    }

    /** A number as YAML or a text writes it. */
    public static BigDecimal number(YamlNode.Scalar scalar, String name) {
        return number(scalar.text())
                .orElseThrow(() ->
                        new Refused(scalar.place(), "`" + name + "` has to be a number, not `" + scalar.text() + "`"));
    }

    /** A decimal, hexadecimal ({@code 0x}) or octal ({@code 0o}) number of a bounded length. */
    public static Optional<BigDecimal> number(String text) {
        if (text.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        try {
            if (text.startsWith("0x")) {
                return Optional.of(new BigDecimal(new java.math.BigInteger(text.substring(2), 16)));
            }
            if (text.startsWith("0o")) {
                return Optional.of(new BigDecimal(new java.math.BigInteger(text.substring(2), 8)));
            }
            BigDecimal number = new BigDecimal(text);
            return Math.abs(number.scale()) > 1_000 ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** A number with the letter of its unit: seconds, minutes, hours, days or weeks. */
    public static Duration duration(YamlNode.Scalar scalar, String name) {
        String text = scalar.text().trim();
        Place place = scalar.place();
        if (text.length() < 2
                || text.length() > 10
                || !text.chars().limit(text.length() - 1L).allMatch(Character::isDigit)) {
            throw new Refused(place, "`" + name + "` has to be a number and one of s, m, h, d, w, for example 10m");
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        Duration duration = switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            case 'w' -> Duration.ofDays(7 * number);
            default -> throw new Refused(place, "`" + name + "` has to end in one of s, m, h, d, w, for example 10m");
        };
        if (duration.isZero() || duration.compareTo(Duration.ofDays(3_660)) > 0) {
            throw new Refused(place, "`" + name + "` has to be between a second and ten years");
        }
        return duration;
    }
}
