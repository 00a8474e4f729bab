package dev.parley.gateway.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource of tasks, where POST asks or answers, DELETE cancels and GET reads. Its path parameter {@code id}, if it
 * has one, is the task's.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TaskAct {}
