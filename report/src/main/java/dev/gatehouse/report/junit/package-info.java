/** JUnit's XML, as CI servers show it. */
@NullMarked
package dev.gatehouse.report.junit;

import org.jspecify.annotations.NullMarked;
