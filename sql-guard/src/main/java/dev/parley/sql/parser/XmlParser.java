package dev.parley.sql.parser;

import dev.parley.sql.lexer.Token;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Call;
import dev.parley.sql.tree.Item;
import java.util.ArrayList;
import java.util.List;

/** SQL's own forms for XML. */
final class XmlParser {

    private final Tokens tokens;
    private final ExpressionParser expressions;

    XmlParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** Null, and nothing read, when this is none of them. */
    Expression own(Token first) {
        if (!tokens.peek(1).is("(")) {
            return null;
        }
        List<Expression> arguments = new ArrayList<>();
        return switch (first.value()) {
            case "xmlelement", "xmlpi" -> form(first, arguments, () -> named(arguments));
            case "xmlforest" -> form(first, arguments, () -> arguments.addAll(tokens.list(this::labelled)));
            case "xmlparse" -> form(first, arguments, () -> text(arguments));
            case "xmlroot" -> form(first, arguments, () -> root(arguments));
            case "xmlexists" -> form(first, arguments, () -> passing(arguments));
            case "xmlserialize" -> serialize(first, arguments);
            default -> null;
        };
    }

    private Call form(Token first, List<Expression> arguments, Runnable inside) {
        tokens.next();
        tokens.expect("(");
        inside.run();
        tokens.expect(")");
        return new Call(tokens.since(first), Call.formName(first.span(), first.value()), arguments);
    }

    /** {@code NAME label, value, XMLATTRIBUTES(value AS label, …), …}. */
    private void named(List<Expression> arguments) {
        tokens.expectWords("name");
        tokens.label();
        while (tokens.take(",")) {
            if (tokens.takeWords("xmlattributes")) {
                arguments.addAll(tokens.inParentheses(this::labelled));
            } else {
                arguments.add(labelled());
            }
        }
    }

    private Expression labelled() {
        Expression value = expressions.expression();
        if (tokens.takeWords("as")) {
            tokens.label();
        }
        return value;
    }

    private void text(List<Expression> arguments) {
        if (tokens.takeAnyWord("document", "content") == null) {
            throw tokens.unexpected("DOCUMENT or CONTENT");
        }
        arguments.add(expressions.expression());
        if (tokens.takeAnyWord("preserve", "strip") != null) {
            tokens.expectWords("whitespace");
        }
    }

    private void root(List<Expression> arguments) {
        arguments.add(expressions.expression());
        tokens.expect(",");
        tokens.expectWords("version");
        if (!tokens.takeWords("no", "value")) {
            arguments.add(expressions.expression());
        }
        if (tokens.take(",")) {
            tokens.expectWords("standalone");
            boolean known = tokens.takeWords("no", "value") || tokens.takeAnyWord("yes", "no") != null;
            if (!known) {
                throw tokens.unexpected("YES or NO");
            }
        }
    }

    private Expression serialize(Token first, List<Expression> arguments) {
        List<Item.TypeName> types = new ArrayList<>();
        Call call = form(first, arguments, () -> {
            text(arguments);
            tokens.expectWords("as");
            types.add(expressions.type());
            if (!tokens.takeWords("no", "indent")) {
                tokens.takeWords("indent");
            }
        });
        return new Expression.Cast(call.span(), call, types.getFirst());
    }

    private void passing(List<Expression> arguments) {
        arguments.add(expressions.primary());
        tokens.expectWords("passing");
        mechanism();
        arguments.add(expressions.primary());
        mechanism();
    }

    private void mechanism() {
        if (tokens.takeWords("by") && tokens.takeAnyWord("ref", "value") == null) {
            throw tokens.unexpected("REF or VALUE");
        }
    }

    // ---- XMLTABLE

    /** {@code XMLTABLE(…)} in FROM, and the types of its columns. */
    Call table(Token first, List<Item.TypeName> types) {
        List<Expression> arguments = new ArrayList<>();
        return form(first, arguments, () -> {
            boolean namespaces =
                    tokens.isWord("xmlnamespaces") && tokens.peek(1).is("(");
            if (namespaces) {
                tokens.next();
                arguments.addAll(tokens.inParentheses(this::namespace));
                tokens.expect(",");
            }
            passing(arguments);
            tokens.expectWords("columns");
            tokens.list(() -> column(arguments, types));
        });
    }

    private Expression namespace() {
        boolean unnamed = tokens.takeWords("default");
        Expression uri = expressions.operand();
        if (!unnamed) {
            tokens.expectWords("as");
            tokens.label();
        }
        return uri;
    }

    private String column(List<Expression> arguments, List<Item.TypeName> types) {
        String name = tokens.name();
        if (tokens.takeWords("for", "ordinality")) {
            return name;
        }
        types.add(expressions.type());
        while (!tokens.is(",") && !tokens.is(")")) {
            if (tokens.takeAnyWord("path", "default") != null) {
                arguments.add(expressions.operand());
            } else if (!tokens.takeWords("not", "null")) {
                tokens.expectWords("null");
            }
        }
        return name;
    }
}
