/** From a token's claims to what its bearer may do. */
package dev.parley.gateway.security;
