package dev.gatehouse.cli.logs.query;

import dev.gatehouse.model.access.AccessEvent;
import dev.gatehouse.model.network.AddressRange;
import dev.gatehouse.model.network.AddressSet;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is asked of events. */
public sealed interface Filter {

    boolean matches(AccessEvent event);

    /** Holds for every event. */
    record Everything() implements Filter {
        @Override
        public boolean matches(AccessEvent event) {
            return true;
        }
    }

    /** All of several. */
    record And(List<Filter> parts) implements Filter {
        @Override
        public boolean matches(AccessEvent event) {
            return parts.stream().allMatch(p -> p.matches(event));
        }
    }

    /** One of several. */
    record Or(List<Filter> parts) implements Filter {
        @Override
        public boolean matches(AccessEvent event) {
            return parts.stream().anyMatch(p -> p.matches(event));
        }
    }

    /** Not that. */
    record Not(Filter part) implements Filter {
        @Override
        public boolean matches(AccessEvent event) {
            return !part.matches(event);
        }
    }

    /** A field's whole text is like a pattern; {@code *} stands for any run of characters. */
    record Like(Field field, Glob pattern) implements Filter {
        @Override
        public boolean matches(AccessEvent event) {
            String text = field.text(event);
            return text != null && pattern.matches(text);
        }
    }

    /** Some field has a word in it. */
    record Mentions(String word) implements Filter {
        @Override
        public boolean matches(AccessEvent event) {
            for (Field field : Field.values()) {
                String text = field == Field.FILE ? null : field.text(event);
                if (text != null && text.toLowerCase(Locale.ROOT).contains(word)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The event's time is from an instant on, or before it. */
    record When(Instant instant, boolean before) implements Filter {
        @Override
        public boolean matches(AccessEvent event) {
            return event.time() != null && event.time().isBefore(instant) == before;
        }
    }

    /** The address is in a range. */
    record Within(AddressSet range) implements Filter {
        @Override
        public boolean matches(AccessEvent event) {
            Optional<AddressRange> address =
                    event.address() == null ? Optional.empty() : AddressRange.read(event.address());
            return address.isPresent() && range.contains(AddressSet.of(address.get()));
        }
    }
}
