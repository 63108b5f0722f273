package dev.gatehouse.baseline.reading;

import dev.gatehouse.baseline.authorization.Authorization;
import dev.gatehouse.baseline.conditions.ConditionVariables;
import dev.gatehouse.baseline.shape.Fault;
import dev.gatehouse.baseline.shape.Shape;
import dev.gatehouse.baseline.shape.Subject;
import dev.gatehouse.baseline.shape.Value;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.NearestName;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one value asks of another: names that exist, people told apart, dates in order, waivers in force. */
final class Consistency {

    private static final int LISTED = 8;

    private final LocalDate today;
    private final List<Fault> faults;
    private final Map<Subject, Set<String>> names = new EnumMap<>(Subject.class);

    Consistency(Set<String> ruleIds, LocalDate today, List<Fault> faults) {
        this.today = today;
        this.faults = faults;
        for (Subject subject : Subject.values()) {
            names.put(subject, new TreeSet<>());
        }
        names(Subject.RULE).addAll(ruleIds);
        names(Subject.ROLE).addAll(Authorization.standardRoles());
    }

    void check(Value.Entries baseline) {
        collect(BaselineFormat.BASELINE, baseline);
        resolve(BaselineFormat.BASELINE, baseline);
        people(baseline.each("people"));
        baseline.each("waivers").forEach(this::waiver);
        baseline.named("environments").forEach((name, entry) -> {
            if (entry.value() instanceof Value.Entries environment) {
                new Spans(faults).check(environment);
                environment.each("conditions").forEach(this::condition);
            }
        });
    }

    /** Only where there is a condition is the engine loaded that knows what one is. */
    private void condition(Value.Entries condition) {
        if (condition.get("expression") instanceof Value.Scalar expression) {
            ConditionVariables.fault(expression.text().strip())
                    .ifPresent(why -> faults.add(new Fault(
                            expression.location(), why, expression.text().strip(), ConditionVariables.ADVICE)));
        }
    }

    private Set<String> names(Subject subject) {
        return names.computeIfAbsent(subject, _ -> new TreeSet<>());
    }

    private void collect(Shape shape, Value value) {
        each(shape, value, (part, text, at) -> {
            if (part instanceof Shape.Name name) {
                names(name.subject()).add(text);
            }
        });
    }

    private void resolve(Shape shape, Value value) {
        each(shape, value, (part, text, at) -> {
            if (part instanceof Shape.Reference reference) {
                resolve(reference.subject(), text, at);
            }
        });
    }

    /** Takes each text, keys included, with its shape. */
    private interface Texts {
        void take(Shape shape, String text, Location at);
    }

    private static void each(Shape shape, Value value, Texts texts) {
        switch (shape) {
            case Shape.Fields fields -> {
                if (value instanceof Value.Entries entries) {
                    entries.entries()
                            .forEach((name, entry) ->
                                    fields.key(name).ifPresent(key -> each(key.shape(), entry.value(), texts)));
                }
            }
            case Shape.Named named -> {
                if (value instanceof Value.Entries entries) {
                    entries.entries().forEach((name, entry) -> {
                        texts.take(named.name(), name, entry.key());
                        each(named.value(), entry.value(), texts);
                    });
                }
            }
            case Shape.Items items -> {
                if (value instanceof Value.Items list) {
                    list.items().forEach(item -> each(items.item(), item, texts));
                }
            }
            case Shape.Brief brief -> each(brief.fields(), value, texts);
            case Shape.Text _, Shape.Choice _, Shape.Name _, Shape.Reference _, Shape.Count _, Shape.Truth _ -> {
                if (value instanceof Value.Scalar scalar) {
                    texts.take(shape, scalar.text(), scalar.location());
                }
            }
        }
    }

    /** Groups may be kept elsewhere: they are known only where someone is said to be in one. */
    private void resolve(Subject subject, String name, Location at) {
        Set<String> known = names(subject);
        if (known.contains(name) || subject == Subject.GROUP && known.isEmpty()) {
            return;
        }
        String meant = NearestName.of(name, known)
                .map(n -> "Did you mean `" + n + "`? ")
                .orElse("");
        faults.add(
                new Fault(at, "unknown " + subject.noun() + " `" + name + "`", name, meant + declared(subject, known)));
    }

    private static String declared(Subject subject, Set<String> known) {
        if (subject == Subject.RULE) {
            return "`gatehouse rules` lists them all.";
        }
        if (known.isEmpty()) {
            return "No " + subject.noun() + " is declared.";
        }
        List<String> first = known.stream().limit(LISTED).toList();
        String more = known.size() > LISTED ? " and " + (known.size() - LISTED) + " more" : "";
        return "Declared: " + String.join(", ", first) + more + ".";
    }

    /** People are recognised by name, address and account, so no two may share one. */
    private void people(List<Value.Entries> people) {
        Map<String, Location> names = new HashMap<>();
        Map<String, Location> addresses = new HashMap<>();
        Map<String, Location> accounts = new HashMap<>();
        for (Value.Entries person : people) {
            if (person.get("name") instanceof Value.Scalar name) {
                claim(names, name.text(), name.text(), name.location(), "the person");
            }
            for (Value item : person.items("emails")) {
                if (item instanceof Value.Scalar email) {
                    String folded = email.text().toLowerCase(Locale.ROOT);
                    claim(addresses, folded, email.text(), email.location(), "the e-mail address");
                }
            }
            person.named("accounts").forEach((system, entry) -> {
                if (entry.value() instanceof Value.Scalar account) {
                    String folded = system + ' ' + account.text().toLowerCase(Locale.ROOT);
                    claim(accounts, folded, account.text(), account.location(), "the " + system + " account");
                }
            });
            LocalDate joined = date(person, "joined");
            LocalDate left = date(person, "left");
            if (joined != null
                    && left != null
                    && left.isBefore(joined)
                    && person.get("left") instanceof Value.Scalar at) {
                faults.add(new Fault(
                        at.location(), "`left` is before `joined`", left.toString(), "They joined on " + joined + "."));
            }
        }
    }

    private void claim(Map<String, Location> claimed, String key, String text, Location at, String noun) {
        Location first = claimed.putIfAbsent(key, at);
        if (first != null) {
            faults.add(new Fault(
                    at, noun + " `" + text + "` is declared twice", text, "It stands at " + first + " already."));
        }
    }

    private void waiver(Value.Entries waiver) {
        LocalDate until = date(waiver, "until");
        if (until == null || !(waiver.get("until") instanceof Value.Scalar at)) {
            return;
        }
        if (until.isBefore(today)) {
            faults.add(new Fault(
                    at.location(),
                    "a waiver that expired on " + until,
                    until.toString(),
                    "Correct what it waives, or have it approved anew with a date up to " + today.plusYears(1) + "."));
        } else if (until.isAfter(today.plusYears(1))) {
            faults.add(new Fault(
                    at.location(),
                    "a waiver for more than a year",
                    until.toString(),
                    "Write a date up to " + today.plusYears(1) + "."));
        }
    }

    private static @Nullable LocalDate date(Value.Entries entries, String key) {
        String text = entries.text(key);
        return text == null ? null : LocalDate.parse(text);
    }
}
