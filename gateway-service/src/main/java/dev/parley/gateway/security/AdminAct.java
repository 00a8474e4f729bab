package dev.parley.gateway.security;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource of administrators: each call of it that is let through has a row in the audit before it is answered. It is
 * bound to the resource, because one resource has many paths ({@code /audit/}, {@code /%61udit}, {@code /audit;x=1}).
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AdminAct {}
