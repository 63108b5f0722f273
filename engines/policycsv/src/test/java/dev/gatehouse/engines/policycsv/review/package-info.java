/** Tests of the review of policies. */
@NullMarked
package dev.gatehouse.engines.policycsv.review;

import org.jspecify.annotations.NullMarked;
