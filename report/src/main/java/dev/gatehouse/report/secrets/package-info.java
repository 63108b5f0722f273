/** What a search for secrets found, in each format. */
@NullMarked
package dev.gatehouse.report.secrets;

import org.jspecify.annotations.NullMarked;
