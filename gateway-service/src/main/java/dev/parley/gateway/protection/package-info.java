/**
 * What keeps one who asks too much from spoiling it for the rest: rates of users and tenants, work in hand, requests at
 * once. Refused early, with the time after which to come again.
 */
package dev.parley.gateway.protection;
