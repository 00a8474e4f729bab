/**
 * What is left open when several readings are as likely: what decides between them before anybody is asked, and what is
 * asked.
 */
package dev.parley.clarifier.ambiguity;
