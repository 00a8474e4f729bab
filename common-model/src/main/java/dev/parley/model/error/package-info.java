/** What can go wrong, as numbered codes, a failure that travels in messages, and the exceptions that carry one. */
package dev.parley.model.error;
