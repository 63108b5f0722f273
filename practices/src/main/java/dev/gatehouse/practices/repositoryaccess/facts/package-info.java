/** How a rule is written that judges each fact of one type by itself. */
@NullMarked
package dev.gatehouse.practices.repositoryaccess.facts;

import org.jspecify.annotations.NullMarked;
