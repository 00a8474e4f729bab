/** Changes to the text of a statement; what is not changed stays as it was written. */
package dev.parley.rewriter.text;
