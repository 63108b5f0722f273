/** SARIF 2.1.0, as code scanning shows it best. */
@NullMarked
package dev.gatehouse.report.sarif;

import org.jspecify.annotations.NullMarked;
