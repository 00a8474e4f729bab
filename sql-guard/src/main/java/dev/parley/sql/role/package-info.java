/** Whether a role of the target database may do more than reading rows: the one statement that finds out, and its findings. */
package dev.parley.sql.role;
