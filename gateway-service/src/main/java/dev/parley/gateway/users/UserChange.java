package dev.parley.gateway.users;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param active whether they are let in; null is no answer */
@Schema(name = "UserChange")
record UserChange(@Schema(required = true) Boolean active) {}
