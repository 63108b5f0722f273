/** Every format on one judgement made by hand, with names chosen to do harm. */
@NullMarked
package dev.gatehouse.report;

import org.jspecify.annotations.NullMarked;
