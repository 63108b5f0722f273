/** References, their logs, and expressions that name revisions (gitrepository-layout, gitrevisions). */
@NullMarked
package dev.gatehouse.engines.gitobjects.refs;

import org.jspecify.annotations.NullMarked;
