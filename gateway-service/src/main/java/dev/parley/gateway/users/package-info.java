/**
 * Who has called. {@link dev.parley.gateway.users.UserDirectory} is asked at each door: whoever was deactivated is refused
 * there, at every gateway, whatever their token says.
 */
package dev.parley.gateway.users;
