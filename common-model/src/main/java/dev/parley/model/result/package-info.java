/** When two results are the same, by the rule of the question sets; knows no client. */
package dev.parley.model.result;
