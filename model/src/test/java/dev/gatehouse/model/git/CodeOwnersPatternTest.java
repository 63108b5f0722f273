package dev.gatehouse.model.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.git.CodeOwners.Dialect;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeOwnersPatternTest {

    private static boolean fits(Dialect dialect, String pattern, String path) {
        return CodeOwnersPattern.of(dialect, pattern).orElseThrow().fits(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    *                | a.txt                    | true
                    *                | .github/CODEOWNERS       | true
                    *                | a/b/c.txt                | true
                    **               | a/b/c.txt                | true
                    *.js             | app.js                   | true
                    *.js             | web/src/app.js           | true
                    *.js             | web/app.jsx              | false
                    *.js             | legacy.js/readme         | true
                    docs/*           | docs/start.md            | true
                    docs/*           | docs/build/start.md      | false
                    docs/*           | old/docs/start.md        | false
                    docs/*.md        | docs/start.md            | true
                    docs/*.md        | docs/build/start.md      | false
                    /docs/           | docs/build/start.md      | true
                    /docs/           | old/docs/start.md        | false
                    /docs/           | docs                     | false
                    docs/            | old/docs/start.md        | true
                    docs/            | docs/start.md            | true
                    docs/            | docs                     | false
                    /docs            | docs/build/start.md      | true
                    /docs            | docs                     | true
                    /docs            | docs.md                  | false
                    apps/web         | apps/web/main.go         | true
                    apps/web         | old/apps/web/main.go     | false
                    apps/web/        | apps/web/main.go         | true
                    web              | apps/web/main.go         | true
                    web              | apps/webs/main.go        | false
                    **/logs          | build/logs/today.txt     | true
                    **/logs          | logs                     | true
                    **/logs          | build/catalogs/x         | false
                    a/**/z           | a/z                      | true
                    a/**/z           | a/b/z                    | true
                    a/**/z           | a/b/c/z/d                | true
                    a/**/z           | ab/z                     | false
                    a/**             | a/b/c                    | true
                    a/**             | a                        | false
                    a/**/            | a/b/c                    | true
                    /apps/*/owners   | apps/web/owners          | true
                    /apps/*/owners   | apps/web/api/owners      | false
                    /apps/*/         | apps/web/api/x           | true
                    /apps/*/         | apps/x                   | false
                    te?t             | test                     | true
                    te?t             | te/t                     | false
                    /a*b             | ab                       | true
                    /a*b             | axyzb                    | true
                    /a*b             | a/b                      | false
                    Docs/            | docs/x                   | false
                    /                | a                        | false
                    a//b             | a/b                      | false
                    a**b             | axxb                     | true
                    a**b             | ax/xb                    | false
                    clusters/prod*/  | clusters/production/a/b  | true
                    """)
    void gitHubFits(String pattern, String path, boolean expected) {
        assertThat(fits(Dialect.GITHUB, pattern, path)).isEqualTo(expected);
    }

    @Test
    void gitHubFitsAnEscapedSpace() {
        assertThat(fits(Dialect.GITHUB, "/my\\ docs/", "my docs/a")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!docs/", "[a-z].md", "a]", "a/***/b", "docs\\", ""})
    void gitHubRefuses(String pattern) {
        assertThat(CodeOwnersPattern.of(Dialect.GITHUB, pattern)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    *                | a/b/c.txt                | true
                    *                | .gitlab/CODEOWNERS       | true
                    *.md             | a/b/c.md                 | true
                    /*.md            | a/b/c.md                 | false
                    /*.md            | c.md                     | true
                    docs/            | docs/a/b                 | true
                    docs/            | old/docs/a/b             | true
                    /docs/           | old/docs/a/b             | false
                    /docs/           | docs/a/b                 | true
                    docs             | docs/a                   | false
                    docs             | a/docs                   | true
                    docs/*           | docs/a                   | true
                    docs/*           | old/docs/a               | true
                    docs/*           | docs/a/b                 | false
                    /docs/*          | docs/a/b                 | false
                    /docs/**         | docs/a                   | true
                    /docs/**         | docs/a/b                 | false
                    /docs/**/*       | docs/a/b                 | true
                    /docs/**/*.md    | docs/a.md                | true
                    /docs/**/*.md    | docs/a/b/c.md            | true
                    /a[0-9].md       | a7.md                    | true
                    /a[0-9].md       | ax.md                    | false
                    /a[^0-9].md      | ax.md                    | true
                    /a[^0-9].md      | a/.md                    | false
                    /a[              | a                        | false
                    /                | a/b                      | true
                    \\#a             | #a                       | true
                    """)
    void gitLabFits(String pattern, String path, boolean expected) {
        assertThat(fits(Dialect.GITLAB, pattern, path)).isEqualTo(expected);
    }

    @Test
    void gitLabExcludes() {
        CodeOwnersPattern pattern =
                CodeOwnersPattern.of(Dialect.GITLAB, "!*.md").orElseThrow();
        assertThat(pattern.negated()).isTrue();
        assertThat(pattern.fits("a.md")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    .*               | a/b                      | true
                    docs/.*          | docs/a/b                 | true
                    docs/.*          | old/docs/a               | false
                    .*\\.go          | a/b.go                   | true
                    .*\\.go          | a/bxgo                   | false
                    docs/[^/]+       | docs/a                   | true
                    docs/[^/]+       | docs/a/b                 | false
                    ^docs/.+$        | docs/a                   | true
                    docs             | docs/a                   | false
                    """)
    void giteaFits(String pattern, String path, boolean expected) {
        assertThat(fits(Dialect.GITEA, pattern, path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a|b)", "a{2}", "\\d+", "a**", "[a-z]", "*.go"})
    void giteaLeavesToGitea(String pattern) {
        assertThat(CodeOwnersPattern.of(Dialect.GITEA, pattern)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a", "**/a/", "a?*"})
    void takesLinearTime(String unit) {
        String pattern = "/" + unit.repeat(CodeOwnersPattern.LONGEST / unit.length() - 1) + "x";
        CodeOwnersPattern compiled =
                CodeOwnersPattern.of(Dialect.GITHUB, pattern).orElseThrow();
        String path = "a".repeat(1000) + "/" + "a/".repeat(1000) + "b";
        long start = System.nanoTime();
        assertThat(compiled.fits(path)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
