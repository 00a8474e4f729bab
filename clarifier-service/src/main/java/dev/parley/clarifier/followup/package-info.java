/** A question that goes on from another one: what that was, and why it can be none. */
package dev.parley.clarifier.followup;
