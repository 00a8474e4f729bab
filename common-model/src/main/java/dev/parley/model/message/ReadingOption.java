package dev.parley.model.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * @param meaning the reading in plain English
 * @param isDefault whether it is taken when the asker wants no questions
 */
public record ReadingOption(
        String id, String meaning, @JsonProperty("default") boolean isDefault) {}
