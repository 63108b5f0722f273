package dev.gatehouse.baseline.shape;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a value may be. */
public sealed interface Shape {

    /** What a person would call it, with its article: {@code a list of path patterns}. */
    String noun();

    /**
     * Keys that are all known.
     *
     * @param keys in the order in which they are best written
     */
    record Fields(String noun, List<Key> keys) implements Shape {

        /**
         * One key.
         *
         * @param required whether it must be there
         * @param says what it means, a sentence without its full stop
         * @param example a value, as it would be written on one line
         */
        public record Key(String name, Shape shape, boolean required, String says, String example) {}

        public Fields {
            keys = List.copyOf(keys);
        }

        public Optional<Key> key(String name) {
            return keys.stream().filter(k -> k.name().equals(name)).findFirst();
        }

        /** The names of the keys, in order. */
        public List<String> names() {
            return keys.stream().map(Key::name).toList();
        }
    }

    /** Values by names that the writer chooses. */
    record Named(String noun, Shape name, Shape value) implements Shape {}

    /**
     * A list.
     *
     * @param unique the key whose text no two items share; null where items may be alike
     */
    record Items(String noun, Shape item, @Nullable String unique) implements Shape {}

    /**
     * Keys, or in short the value of one of them: {@code write} for {@code {permission: write}}.
     *
     * @param key of {@code fields}, the only one that is required
     */
    record Brief(Fields fields, String key) implements Shape {

        @Override
        public String noun() {
            return fields.noun();
        }

        /** What is written in short. */
        public Fields.Key brief() {
            return fields.key(key).orElseThrow();
        }
    }

    /** A text in some form. */
    record Text(TextFormat format) implements Shape {
        @Override
        public String noun() {
            return format.noun();
        }
    }

    /** One of a few words. */
    record Choice(List<String> words) implements Shape {

        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public String noun() {
            return words.size() == 1
                    ? words.getFirst()
                    : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
        }
    }

    /** A text that gives a new subject its name. */
    record Name(Subject subject) implements Shape {
        @Override
        public String noun() {
            return "the name of a " + subject.noun();
        }
    }

    /** The name of a subject that is declared elsewhere. */
    record Reference(Subject subject) implements Shape {
        @Override
        public String noun() {
            return subject == Subject.RULE ? "the id of a rule" : "the name of a declared " + subject.noun();
        }
    }

    /** A whole number, both ends included. */
    record Count(int least, int most) implements Shape {
        @Override
        public String noun() {
            return "a whole number from " + least + " to " + most;
        }
    }

    /** True or false. */
    record Truth() implements Shape {
        @Override
        public String noun() {
            return "true or false";
        }
    }
}
