/**
 * What a question means after its asker has answered a question back, by options or in words. Nothing is kept between the
 * rounds.
 */
package dev.parley.clarifier.answer;
