package dev.gatehouse.engines.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HclReaderTest {

    private static HclFile read(String text) {
        return new HclReader(Limits.DEFAULT).read(text);
    }

    private static List<String> heads(HclFile file) {
        return file.items().stream()
                .map(item -> switch (item) {
                    case Item.Block block ->
                        block.type()
                                + block.labels().stream().map(Item.Label::text).toList();
                    case Item.Attribute attribute -> attribute.name();
                })
                .toList();
    }

    @Test
    void readsBlocksInBlocks() {
        HclFile file = read("""
                # Who may reach the bastion
                resource "aws_security_group" bastion {
                  name = "bastion"

                  ingress { from_port = 22 }
                  ingress {
                    to_port = 22
                  }
                }
                locals {}
                """);

        assertThat(file.problems()).isEmpty();
        assertThat(heads(file)).containsExactly("resource[aws_security_group, bastion]", "locals[]");
        Item.Block resource = (Item.Block) file.items().getFirst();
        assertThat(resource.span()).isEqualTo(new Span(28, 151, 2, 1, 9));
        assertThat(resource.items())
                .extracting(Item::span)
                .containsExactly(new Span(70, 86, 3, 3, 3), new Span(90, 116, 5, 3, 5), new Span(119, 149, 6, 3, 8));
        assertThat(resource.labels().getLast().span()).isEqualTo(new Span(58, 65, 2, 31, 2));
    }

    @Test
    void passesOverComments() {
        HclFile file = read("/* a\n b */ # c\n// d\na /* e */ {\n  b /* f */ = /* g */ 1 /* h\n */ // i\n} # j");

        assertThat(file.problems()).isEmpty();
        assertThat(heads(file)).containsExactly("a[]");
    }

    @Test
    void takesAByteOrderMarkForNothing() {
        HclFile file = new HclReader(Limits.DEFAULT).read("\uFEFFa = 1\n".getBytes(StandardCharsets.UTF_8));

        assertThat(file.items().getFirst().span()).isEqualTo(new Span(0, 5, 1, 1, 1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '§', quoteCharacter = '¤', textBlock = """
                    a = [1              § 2:1 § `,` or `]` is missing after an item
                    a = "b              § 1:5 § a text without its closing quote
                    a = "${b"           § 1:9 § `}` is missing after what is interpolated
                    a = "${b c}"        § 1:10 § `}` is missing after what is interpolated
                    a = "\\q"           § 1:6 § a backslash before what needs none
                    a = "\\uD8"         § 1:6 § no Unicode character of 4 hexadecimal digits
                    a = "\\UFFFFFFFF"   § 1:6 § no Unicode character of 8 hexadecimal digits
                    a = "%{ if b }"     § 1:6 § %{ if } without its %{ endif }
                    a = "%{ endif }"    § 1:6 § a directive ends that has not begun
                    a = "%{b}"          § 1:6 § `%{` takes if, else, endif, for or endfor; a plain one is written `%%{`
                    a =                 § 1:4 § a value is missing
                    a = 1 2             § 1:7 § more text where the line should end
                    a = 1a              § 1:6 § a number ends in a letter
                    a = b.              § 1:7 § a name is missing after `.`
                    a = { b }           § 1:9 § `=` or `:` is missing after a key
                    a = {for b in c: d} § 1:19 § `=>` is missing after the key of a `for`
                    a = b ? c           § 1:10 § `:` is missing after the first result of a conditional
                    a = f(b c)          § 1:9 § `,` or `)` is missing after an argument
                    a = p::f            § 1:9 § `(` is missing after the name of a function
                    a = <<EOF           § 1:5 § a heredoc without its end `EOF`
                    a = << EOF          § 1:5 § `<<` takes a name and a line break
                    a = 1 /* b          § 1:7 § a comment without its end
                    a {                 § 1:1 § the block `a` is not closed
                    a "${b}" {}         § 1:3 § a label takes no template
                    a { b = 1 c }       § 1:11 § more text where the line should end
                    {}                  § 1:1 § the name of a block or an attribute is missing
                    a {} }              § 1:6 § `}` closes nothing
                    a                   § 1:2 § `=` or `{` is missing after a name
                    """)
    void saysWhatIsWrongAndWhere(String text, String place, String message) {
        assertThat(read(text + "\n").problems())
                .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.message())
                .containsExactly(place + " " + message);
    }

    @Test
    void refusesAnAttributeThatIsSetTwiceAtTheTop() {
        HclFile file = read("a = 1\na = 2\nb = 3\n");

        assertThat(file.problems()).containsExactly(new Problem("`a` is set twice", 2, 1));
        assertThat(heads(file)).containsExactly("a", "b");
    }

    @Test
    void refusesAnAttributeThatIsSetTwice() {
        assertThat(read("a {\n  b = 1\n  b = 2\n}\n").problems())
                .containsExactly(new Problem("`b` is set twice", 3, 3));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    `b = [`
                    `b = "`
                    `b = <<EOF`
                    `b = }`
                    `b {`
                    `/*`
                    `b = "${`
                    """)
    void aBrokenBlockHidesNoOther(String broken) {
        HclFile file = read("a \"1\" {\n}\na \"2\" {\n  " + broken + "\n}\na \"3\" {\n  c = 1\n}\na \"4\" {}\n");

        assertThat(heads(file)).contains("a[1]", "a[3]", "a[4]").doesNotContain("a[2]");
        assertThat(file.problems()).hasSize(1);
    }

    @Test
    void aBrokenAttributeHidesNoOther() {
        HclFile file = read("a = 1\nb = [1\nc = 3\n");

        assertThat(heads(file)).containsExactly("a", "c");
        assertThat(file.problems()).containsExactly(new Problem("`,` or `]` is missing after an item", 3, 1));
    }

    @Test
    void refusesWhatIsNotUtf8() {
        HclFile file = new HclReader(Limits.DEFAULT).read(new byte[] {'a', '\n', 'b', (byte) 0xC3, '('});

        assertThat(file.problems()).containsExactly(new Problem("not UTF-8", 2, 2));
        assertThat(file.items()).isEmpty();
    }

    @Test
    void excerptsAreOnOneLine() {
        HclFile file = read("a = f(\n  b,\t\tc\n)\n");
        Span span = ((Item.Attribute) file.items().getFirst()).value().span();

        assertThat(file.excerpt(span, 200)).isEqualTo("f( b, c )");
        assertThat(file.excerpt(span, 5)).isEqualTo("f( b…");
    }
}
