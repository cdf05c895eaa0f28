package org.evenhand.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits the text of a {@link RowFilter} into quoted texts, signs and words. */
final class FilterTokens {
  private static final Set<String> KEYWORDS =
      Set.of("and", "in", "is", "not", "missing", "contains");
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:\"(?<quoted>(?:[^\"]|\"\")*)\"|(?<sign><=|>=|!=|==|[=<>,])|(?<word>[^\\s\"=<>!,]+))");

  /** A piece of the text: a sign, a keyword (in lower case), or a text that means itself. */
  record Token(Kind kind, String text) {
    boolean is(String signOrKeyword) {
      return kind != Kind.TEXT && text.equals(signOrKeyword);
    }
  }

  enum Kind {
    SIGN,
    KEYWORD,
    TEXT
  }

  private FilterTokens() {}

  /**
   * The tokens of the text.
   *
   * @throws InputException if a quote is not closed or a sign stands where none can
   */
  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    String rest = text.strip();
    Matcher matcher = TOKEN.matcher(rest);
    int at = 0;
    while (at < rest.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new InputException(
            "filter '%s': cannot read on from '%s'; is a quote not closed?"
                .formatted(text, rest.substring(at)));
      }
      tokens.add(token(matcher));
      at = matcher.end();
    }
    return tokens;
  }

  private static Token token(Matcher matcher) {
    String quoted = matcher.group("quoted");
    if (quoted != null) {
      return new Token(Kind.TEXT, quoted.replace("\"\"", "\""));
    }
    String sign = matcher.group("sign");
    if (sign != null) {
      return new Token(Kind.SIGN, sign.equals("==") ? "=" : sign);
    }
    String word = matcher.group("word");
    String lower = word.toLowerCase(Locale.ROOT);
    return KEYWORDS.contains(lower) ? new Token(Kind.KEYWORD, lower) : new Token(Kind.TEXT, word);
  }

  /** Whether the text, without quotes, is read back as itself. */
  static boolean isPlain(String text) {
    if (text.isEmpty() || text.contains("\"") || text.contains("!")) {
      return false;
    }
    List<Token> tokens = of(text);
    return tokens.stream().allMatch(token -> token.kind() == Kind.TEXT)
        && String.join(" ", tokens.stream().map(Token::text).toList()).equals(text);
  }
}
