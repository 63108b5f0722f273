/**
 * Rules of a user's own, in gitleaks' TOML: read, and run over contents in linear time.
 *
 * <p>Expressions have the syntax of RE2, as in gitleaks. They run on RE2/J, whose matching takes time linear in the
 * text, in windows around a rule's keywords where the content is large.
 *
 * @see <a href="https://github.com/gitleaks/gitleaks#configuration">gitleaks, Configuration</a>
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2, Syntax</a>
 */
@NullMarked
package dev.gatehouse.engines.secretscan.gitleaks;

import org.jspecify.annotations.NullMarked;
