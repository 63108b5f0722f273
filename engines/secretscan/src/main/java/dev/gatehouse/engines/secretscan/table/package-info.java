/**
 * Detectors as rows of a table: an id, a name for people, and the forms that a token has.
 *
 * <pre>
 * github-pat       | GitHub personal access token | ghp_&lt;alnum:36&gt; checked github-crc32
 * twilio-api-key   | Twilio API key               | SK&lt;hex:32&gt; near twilio
 * datadog-api-key  | Datadog API key              | &lt;hex:32&gt; named datadog, dd_api
 * </pre>
 *
 * <p>A form is made of texts and runs of characters, and matched in time linear in the token: it is no regular
 * expression, has no alternatives within and no backtracking.
 */
@NullMarked
package dev.gatehouse.engines.secretscan.table;

import org.jspecify.annotations.NullMarked;
