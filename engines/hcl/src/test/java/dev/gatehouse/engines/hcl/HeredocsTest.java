package dev.gatehouse.engines.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeredocsTest {

    private static Expression read(String text) {
        HclFile file = new HclReader(Limits.DEFAULT).read(text);
        assertThat(file.problems()).isEmpty();
        return ((Item.Attribute) file.items().getFirst()).value();
    }

    private static String value(String text) {
        return ((Expression.Text) read(text)).value();
    }

    @Test
    void keepsItsLines() {
        assertThat(value("v = <<EOF\n  a\n\\n \"b\"\n  EOF\n")).isEqualTo("  a\n\\n \"b\"\n");
    }

    @Test
    void isEmptyWhereTheMarkerFollows() {
        assertThat(value("v = <<EOF\nEOF\n")).isEmpty();
    }

    @Test
    void endsOnlyAtALineOfItsMarkerAlone() {
        assertThat(value("v = <<EOF\nEOF2\n EOF x\nEOF\n")).isEqualTo("EOF2\n EOF x\n");
    }

    @Test
    void mayEndTheText() {
        assertThat(value("v = <<EOF\na\nEOF")).isEqualTo("a\n");
    }

    @Test
    void keepsTheLineBreaksOfWindows() {
        assertThat(value("v = <<EOF\r\na\r\nEOF\r\n")).isEqualTo("a\r\n");
    }

    @Test
    void losesTheIndentationOfItsLeastIndentedLine() {
        assertThat(value("v = <<-EOF\n    a\n\n      b\n    EOF\n")).isEqualTo("a\n\n  b\n");
    }

    @Test
    void doesNotCountWhatIsInterpolatedAcrossLinesAsIndentation() {
        assertThat(Rendering.of(read("v = <<-EOF\n    a ${f(\n  b\n)} c\n    d\n  EOF\n")))
                .isEqualTo("template('a ' f(b) ' c\nd\n')");
    }

    @Test
    void losesNothingWhereALineBeginsWithAnInterpolation() {
        assertThat(Rendering.of(read("v = <<-EOF\n${a}\n  b\n  EOF\n"))).isEqualTo("template(a '\n  b\n')");
    }

    @Test
    void stripMarkersReachAcrossLines() {
        assertThat(Rendering.of(read("v = <<EOF\n%{ for x in xs ~}\n  - ${x}\n%{ endfor ~}\nEOF\n")))
                .isEqualTo("template(for(x in xs: '- ' x '\n'))");
    }

    @Test
    void escapesOnlyInterpolation() {
        assertThat(value("v = <<EOF\n$${a} \\$ %%{b}\nEOF\n")).isEqualTo("${a} \\$ %{b}\n");
    }

    @Test
    void standsFromItsOpeningToItsMarker() {
        assertThat(read("v = <<-EOF\n    a\n  EOF\n").span()).isEqualTo(new Span(4, 22, 1, 5, 3));
    }

    @Test
    void mayBeAnArgument() {
        assertThat(Rendering.of(read("v = f(<<A\na\nA\n, <<B\nb\nB\n)\n"))).isEqualTo("f('a\n' 'b\n')");
    }
}
