package dev.gatehouse.report.json;

import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * JSON written as it goes.
 *
 * <p>Besides what RFC 8259 asks to be escaped, characters that would turn or hide text on a screen are; lone
 * surrogates, which UTF-8 can't hold, become U+FFFD. What is read back is otherwise what was written.
 */
public final class JsonText implements AutoCloseable {

    /** How the text is laid out. */
    public enum Layout {
        /** Two spaces a level, for files that people compare. */
        INDENTED,
        /** One line, without the characters that end a script element or begin markup. */
        IN_MARKUP,
        /** Several documents, each on a line of its own; the last line has no end yet. */
        LINES
    }

    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private final JsonGenerator generator;

    private JsonText(JsonGenerator generator) {
        this.generator = generator;
    }

    /**
     * Begins a document.
     *
     * @param out stays open
     */
    public static JsonText open(Writer out, Layout layout) {
        JsonFactory factory = JsonFactory.builder()
                .characterEscapes(new Escapes(layout == Layout.IN_MARKUP))
                .rootValueSeparator("\n")
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        ObjectWriteContext context = layout == Layout.INDENTED ? new Indented() : ObjectWriteContext.empty();
        return new JsonText(factory.createGenerator(context, out));
    }

    /** Begins the document, or an object in a list. */
    public void object() {
        generator.writeStartObject();
    }

    public void object(String name) {
        generator.writeName(name);
        generator.writeStartObject();
    }

    public void endObject() {
        generator.writeEndObject();
    }

    /** Begins a list in a list. */
    public void array() {
        generator.writeStartArray();
    }

    public void array(String name) {
        generator.writeName(name);
        generator.writeStartArray();
    }

    public void endArray() {
        generator.writeEndArray();
    }

    public void text(String name, @Nullable String value) {
        generator.writeName(name);
        item(value);
    }

    public void number(String name, long value) {
        generator.writeName(name);
        generator.writeNumber(value);
    }

    /** A number with a fraction. */
    public void real(String name, float value) {
        generator.writeName(name);
        generator.writeNumber(value);
    }

    public void truth(String name, boolean value) {
        generator.writeName(name);
        generator.writeBoolean(value);
    }

    public void absent(String name) {
        generator.writeName(name);
        generator.writeNull();
    }

    public void texts(String name, Collection<String> values) {
        array(name);
        values.forEach(this::item);
        endArray();
    }

    /** A text in a list. */
    public void item(@Nullable String value) {
        if (value == null) {
            generator.writeNull();
        } else {
            generator.writeString(withoutLoneSurrogates(value));
        }
    }

    /** A number in a list. */
    public void item(long value) {
        generator.writeNumber(value);
    }

    /** Hands on what has been written so far. */
    public void flush() {
        generator.flush();
    }

    /** Ends the document; the writer under it stays open. */
    @Override
    public void close() throws IOException {
        try {
            generator.close();
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        }
    }

    /**
     * Writes, letting a failure of the writer through as what it is.
     *
     * @param writing what to write
     */
    public static void write(Writer out, Layout layout, java.util.function.Consumer<JsonText> writing)
            throws IOException {
        try (JsonText json = open(out, layout)) {
            writing.accept(json);
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /**
     * What is written, as a text; without a line break at its end.
     *
     * @param writing what to write
     */
    public static String document(Layout layout, java.util.function.Consumer<JsonText> writing) {
        StringWriter out = new StringWriter();
        try {
            write(out, layout, writing);
        } catch (IOException neverOfAString) {
            throw new UncheckedIOException(neverOfAString);
        }
        return out.toString();
    }

    private static String withoutLoneSurrogates(String text) {
        boolean any = false;
        for (int i = 0; i < text.length() && !any; i++) {
            any = Character.isSurrogate(text.charAt(i));
        }
        if (!any) {
            return text;
        }
        StringBuilder sound = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .forEach(sound::appendCodePoint);
        return sound.toString();
    }

    private static final class Indented extends ObjectWriteContext.Base {

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter(SEPARATORS)
                    .withObjectIndenter(INDENT)
                    .withArrayIndenter(INDENT);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    private static final class Escapes extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        private final int[] ascii = standardAsciiEscapesForJSON();

        Escapes(boolean inMarkup) {
            ascii[0x7F] = ESCAPE_STANDARD;
            if (inMarkup) {
                ascii['<'] = ESCAPE_STANDARD;
                ascii['>'] = ESCAPE_STANDARD;
                ascii['&'] = ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            boolean surrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
            return !surrogate && Plain.isUnsafe(character)
                    ? new SerializedString(String.format("\\u%04X", character))
                    : null;
        }
    }
}
