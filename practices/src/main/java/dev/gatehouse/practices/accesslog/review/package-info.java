/** Whether access is reviewed as often as the baseline asks, by the reviews that were signed. */
@NullMarked
package dev.gatehouse.practices.accesslog.review;

import org.jspecify.annotations.NullMarked;
