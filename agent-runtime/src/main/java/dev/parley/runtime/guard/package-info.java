/**
 * What the SQL guard has to know of a target database, read from its catalog in the role that will run the statement. The
 * judging itself is in the module {@code sql-guard}.
 */
package dev.parley.runtime.guard;
