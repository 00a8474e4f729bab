/** From a token's claims to what its bearer may do; and which resources are of a kind that the audit must know. */
package dev.parley.gateway.security;
