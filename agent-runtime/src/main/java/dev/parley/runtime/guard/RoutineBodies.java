package dev.parley.runtime.guard;

import dev.parley.sql.lexer.Lexer;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.lexer.Token;
import java.util.List;
import java.util.Set;

/** Whether the text of a function calls what must not run. It reads words, not meaning, and so errs on the safe side. */
final class RoutineBodies {

    private static final String PLPGSQL = "plpgsql";

    private final Set<String> refused;

    /** @param refused names of functions that must not run */
    RoutineBodies(Set<String> refused) {
        this.refused = refused;
    }

    boolean doHarm(String language, String body) {
        try {
            List<Token> tokens = Lexer.tokens(body);
            for (int i = 0; i < tokens.size() - 1; i++) {
                Token token = tokens.get(i);
                boolean name = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
                boolean calls = name
                        && refused.contains(token.value())
                        && (tokens.get(i + 1).is("(")
                                || (i > 0 && tokens.get(i - 1).is(".")));
                boolean runsText = language.equals(PLPGSQL) && token.isWord("execute");
                if (calls || runsText) {
                    return true;
                }
            }
            return false;
        } catch (SqlSyntaxException e) {
            return true;
        }
    }
}
