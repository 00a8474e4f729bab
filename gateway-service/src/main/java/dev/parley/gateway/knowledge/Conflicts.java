package dev.parley.gateway.knowledge;

import dev.parley.sql.lexer.Lexer;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.lexer.Token;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What contradicts a term that was learnt: another term, or a verified query whose question has its words and whose SQL
 * reads what the term turns away from.
 */
@Singleton
class Conflicts {

    private final GlossaryRepository glossary;
    private final VerifiedQueryRepository verified;

    Conflicts(GlossaryRepository glossary, VerifiedQueryRepository verified) {
        this.glossary = glossary;
        this.verified = verified;
    }

    /** In a sentence; empty when nothing that reaches its owner contradicts it. */
    Optional<String> of(SqlClient client, Term term, Instant now) {
        return glossary.sameWordsOfOthers(client, term, now)
                .filter(other -> !other.meaning().equalsIgnoreCase(term.meaning()))
                .map(other ->
                        "“" + other.term() + "” means " + other.meaning() + " to others (term " + other.id() + ")")
                .or(() -> verified.about(client, term).stream()
                        .filter(query -> contradicts(query.sql(), term))
                        .findFirst()
                        .map(query -> "The verified query “" + query.question() + "” (" + query.id()
                                + ") reads another column or table for it"));
    }

    private static boolean contradicts(String sql, Term term) {
        Set<String> words = words(sql);
        Set<String> own = names(term.meaning());
        return !words.containsAll(own)
                && term.origin().instead().stream()
                        .map(Conflicts::names)
                        .anyMatch(other -> !other.equals(own) && words.containsAll(other));
    }

    /** Of what is compared or named, not of what it is compared with. */
    private static Set<String> names(String meaning) {
        return words(meaning.split("=", 2)[0]);
    }

    private static Set<String> words(String sql) {
        try {
            return Lexer.tokens(sql).stream()
                    .filter(token -> token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED)
                    .map(token -> token.value().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
        } catch (SqlSyntaxException e) {
            return Set.of();
        }
    }
}
