/** What is judged and what came of it: practices, rules, verdicts, findings. */
@NullMarked
package dev.gatehouse.model.judgement;

import org.jspecify.annotations.NullMarked;
