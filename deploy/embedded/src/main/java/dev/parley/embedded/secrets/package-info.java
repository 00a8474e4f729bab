/** Passwords and the signing key: made once per home, readable by their owner only, and the tokens signed with them. */
package dev.parley.embedded.secrets;
