package dev.gatehouse.engines.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every form of expression that the specification names. */
class ExpressionsTest {

    private static Expression read(String expression) {
        HclFile file = new HclReader(Limits.DEFAULT).read("v = " + expression + "\n");
        assertThat(file.problems()).isEmpty();
        return ((Item.Attribute) file.items().getFirst()).value();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
                    22                              § 22
                    1.5                             § 1.5
                    1e3                             § 1e3
                    2.5E-7                          § 2.5E-7
                    true                            § true
                    false                           § false
                    null                            § null
                    "a"                             § 'a'
                    ""                              § ''
                    "a\\"b\\\\c"                    § 'a"b\\c'
                    "\\u00e4\\U0001F512"            § 'ä🔒'
                    "$${a} %%{b} $5 100%"           § '${a} %{b} $5 100%'
                    name                            § name
                    nullable                        § nullable
                    kebab-name                      § kebab-name
                    größe                           § größe
                    [1, 2]                          § [1 2]
                    [1, 2,]                         § [1 2]
                    []                              § []
                    {}                              § {}
                    { a = 1, b : 2 }                § {'a'=1 'b'=2}
                    { "a" = 1, (b) = 2 }            § {'a'=1 <b>=2}
                    { true = 1, for1 = 2 }          § {'true'=1 'for1'=2}
                    { a.b = 1 }                     § {a.b=1}
                    { a = x ? 1 : 2, b = 3 }        § {'a'=if(x, 1, 2) 'b'=3}
                    { a == b ? "c" : "d" = 1 }      § {if((a == b), 'c', 'd')=1}
                    f()                             § f()
                    f(1, [2]...)                    § f(1 [2]...)
                    f(1, 2,)                        § f(1 2)
                    provider::aws::arn_parse(a)     § provider::aws::arn_parse(a)
                    a.b.c                           § a.b.c
                    a[0]["k"].c                     § a[0]['k'].c
                    a.0.b                           § a[0].b
                    a[*].b                          § a[*].b
                    a.*.b                           § a.*.b
                    f(a).b[f(c)]                    § f(a).b[f(c)]
                    "a".b                           § 'a'.b
                    a ? b : c                       § if(a, b, c)
                    a ? b : c ? d : e               § if(a, b, if(c, d, e))
                    a || b && c                     § (a || (b && c))
                    a == b && c != d                § ((a == b) && (c != d))
                    a < b == c >= d                 § ((a < b) == (c >= d))
                    a > b                           § (a > b)
                    a <= b                          § (a <= b)
                    a - b + c * d / e % f           § (a - b + (c * d / e % f))
                    -a * !b                         § ((-a) * (!b))
                    --1                             § (-(-1))
                    -a.b                            § (-a.b)
                    (a + b) * c                     § (<(a + b)> * c)
                    a-1                             § a-1
                    a -1                            § (a - 1)
                    [for x in xs : x]               § for(x in xs: x)
                    [for i, x in xs : x if i > 0]   § for(i,x in xs: x if (i > 0))
                    {for k, v in m : k => v...}     § for(k,v in m: k=>v...)
                    {for v in m : v => v if v}      § for(v in m: v=>v if v)
                    [for1, for-2]                   § [for1 for-2]
                    "${a}"                          § template(a)
                    "x${a}y"                        § template('x' a 'y')
                    "${"in ${"ner"}"}"              § template(template('in ' 'ner'))
                    "${{a = 1}.a}"                  § template({'a'=1}.a)
                    "a ${~ b ~} c"                  § template('a' b 'c')
                    "%{ if a }b%{ else }c%{ endif }"   § template(if(a, 'b', 'c'))
                    "%{if a}%{if b}c%{endif}%{endif}"  § template(if(a, if(b, 'c', ), ))
                    "%{ for k, v in m }${k}%{ endfor }" § template(for(k,v in m: k))
                    """)
    void isReadAsGrouped(String expression, String grouped) {
        assertThat(Rendering.of(read(expression))).isEqualTo(grouped);
    }

    @Test
    void bracketsMakeLineBreaksWhiteSpace() {
        assertThat(Rendering.of(read("[\n  f(\n    a,\n    b\n  ),\n  (c\n  + d), # e\n  x[\n 0 ]\n]")))
                .isEqualTo("[f(a b) <(c + d)> x[0]]");
    }

    @Test
    void lineBreaksSeparateTheEntriesOfAnObject() {
        assertThat(Rendering.of(read("{\n  a = 1 // one\n\n  b = [\n 2\n ], /* two */ c = {\n d = 3 }\n}")))
                .isEqualTo("{'a'=1 'b'=[2] 'c'={'d'=3}}");
    }

    @Test
    void aForInBracesGoesAcrossLines() {
        assertThat(Rendering.of(read("{\n  for k, v in m :\n  k => {\n    a = v\n  }\n  if v\n}")))
                .isEqualTo("for(k,v in m: k=>{'a'=v} if v)");
    }

    @Test
    void valuesKeepTheirPlace() {
        Expression.Tuple tuple = (Expression.Tuple) read("[\"🔒\", 22,\n  var.x[0]]");

        assertThat(tuple.span()).isEqualTo(new Span(4, 26, 1, 5, 2));
        assertThat(tuple.items().get(0).span()).isEqualTo(new Span(5, 9, 1, 6, 1));
        assertThat(tuple.items().get(1).span()).isEqualTo(new Span(11, 13, 1, 11, 1));
        assertThat(tuple.items().get(2).span()).isEqualTo(new Span(17, 25, 2, 3, 2));
    }

    @Test
    void anOperationEndsWithItsLastOperand() {
        assertThat(read("a + b   # c").span()).isEqualTo(new Span(4, 9, 1, 5, 1));
    }
}
