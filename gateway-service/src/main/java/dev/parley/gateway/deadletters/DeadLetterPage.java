package dev.parley.gateway.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some dead letters, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DeadLetterPage")
record DeadLetterPage(
        List<DeadLetter> deadLetters,

        @Schema(description = "Send it as `cursor` for older ones, even when this page is empty; missing at the end")
        String next) {}
