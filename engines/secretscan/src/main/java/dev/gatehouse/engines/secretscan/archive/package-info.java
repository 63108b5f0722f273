/** Files within archives: zip and what is one (jar, war, docx), tar, gzip, and one within another. */
@NullMarked
package dev.gatehouse.engines.secretscan.archive;

import org.jspecify.annotations.NullMarked;
