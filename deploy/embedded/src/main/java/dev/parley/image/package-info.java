/**
 * The services as their images run them ({@code deploy/image}), on servers of their own: a run that trains their AOT caches, and
 * one that measures what these bring.
 */
package dev.parley.image;
