package dev.parley.gateway.knowledge;

import dev.parley.sql.lexer.Lexer;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.lexer.Token;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The names in verified queries, of all people: for operators alone. */
@ApplicationScoped
public class VerifiedNames {

    private final VerifiedQueryRepository repository;

    VerifiedNames(VerifiedQueryRepository repository) {
        this.repository = repository;
    }

    /** By id, the words of those that answer questions about a database. Blocks. */
    public Map<UUID, Set<String>> inForce(String database) {
        Map<UUID, Set<String>> names = new TreeMap<>();
        repository.inForce(database).forEach((id, sql) -> names.put(id, words(sql)));
        return names;
    }

    private static Set<String> words(String sql) {
        try {
            return Lexer.tokens(sql).stream()
                    .filter(token -> token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED)
                    .map(Token::value)
                    .collect(Collectors.toSet());
        } catch (SqlSyntaxException e) {
            return Set.of();
        }
    }
}
