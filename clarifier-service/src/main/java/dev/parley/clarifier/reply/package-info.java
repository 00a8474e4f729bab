/** What comes of a question: a reading with the part of the schema that it needs, a question back, or a no that says why. */
package dev.parley.clarifier.reply;
