// The two automata of glob.cpp against slow, obvious ones over small worlds.
#include "base/glob.hpp"

#include <set>

#include "support/catch.hpp"

namespace trailseal::glob_test {

namespace {

Text symbol(const char* id, SymbolClass cls = SymbolClass::Anything) {
  return Text::of_symbol(Symbol{.id = id, .name = id, .cls = cls});
}

bool plain_match(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] == '*') {
    return plain_match(pattern.substr(1), text) ||
           (!text.empty() && plain_match(pattern, text.substr(1)));
  }
  return !text.empty() && (pattern[0] == '?' || pattern[0] == text[0]) &&
         plain_match(pattern.substr(1), text.substr(1));
}

std::vector<std::string> words(std::string_view letters, std::size_t longest) {
  std::vector<std::string> all{""};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].size() == longest) continue;
    for (const char c : letters) all.push_back(all[i] + c);
  }
  return all;
}

/// `x` and `y` in a spelling stand for symbols.
Text spell(const std::string& spelling) {
  Text text;
  for (const char c : spelling) {
    text.append(c == 'x' || c == 'y' ? symbol(c == 'x' ? "x" : "y")
                                     : Text(std::string(1, c)));
  }
  return text;
}

std::string substitute(const std::string& spelling, const std::string& x,
                       const std::string& y) {
  std::string out;
  for (const char c : spelling) {
    out += c == 'x' ? x : c == 'y' ? y : std::string(1, c);
  }
  return out;
}

}  // namespace

TEST_CASE("known texts match as a plain glob does", "[glob]") {
  for (const std::string& pattern : words("ab*?", 4)) {
    for (const std::string& text : words("ab", 4)) {
      CAPTURE(pattern, text);
      CHECK(matches(Pattern::parse(Text(pattern)), Text(text)) ==
            verdict_of(plain_match(pattern, text)));
    }
  }
}

TEST_CASE("a decided match stays decided whatever the symbols turn out to be", "[glob]") {
  const auto fillings = words("ab", 2);
  for (const std::string& pattern : words("ax*", 3)) {
    for (const std::string& text : words("axy", 3)) {
      const Verdict verdict = matches(Pattern::parse(spell(pattern)), spell(text));
      if (verdict == Verdict::Unknown) continue;
      for (const std::string& x : fillings) {
        for (const std::string& y : fillings) {
          CAPTURE(pattern, text, x, y);
          const bool fits =
              plain_match(substitute(pattern, x, y), substitute(text, x, y));
          CHECK(verdict_of(fits) == verdict);
        }
      }
    }
  }
}

TEST_CASE("where no symbol stands twice, unknown means that both can happen", "[glob]") {
  const auto fillings = words("ab", 4);
  for (const std::string& pattern : words("ab*", 3)) {
    for (const std::string text : {"x", "ax", "xa", "axb", "bxa"}) {
      if (matches(Pattern::parse(spell(pattern)), spell(text)) != Verdict::Unknown)
        continue;
      std::set<bool> seen;
      for (const std::string& x : fillings)
        seen.insert(plain_match(pattern, substitute(text, x, "")));
      CAPTURE(pattern, text);
      CHECK(seen.size() == 2);
    }
  }
}

TEST_CASE("the class of a symbol limits what it can be", "[glob]") {
  struct Case {
    const char* pattern;
    SymbolClass cls;
    Verdict verdict;
  };
  const auto c = GENERATE(values<Case>({
      {"<123456789012>", SymbolClass::AccountId, Verdict::Unknown},
      {"<12345678901>", SymbolClass::AccountId, Verdict::Fails},
      {"<root>", SymbolClass::AccountId, Verdict::Fails},
      {"<*?*>", SymbolClass::AccountId, Verdict::Unknown},
      {"<eu-*>", SymbolClass::Region, Verdict::Unknown},
      {"<EU>", SymbolClass::Region, Verdict::Fails},
      {"<>", SymbolClass::Region, Verdict::Fails},
      {"<>", SymbolClass::Anything, Verdict::Unknown},
      {"<aws-cn>", SymbolClass::Partition, Verdict::Unknown},
      {"<gcp>", SymbolClass::Partition, Verdict::Fails},
      {"<alias/x>", SymbolClass::KeyId, Verdict::Fails},
      {"<o-abcdefghij>", SymbolClass::OrganizationId, Verdict::Unknown},
      {"<123456789012>", SymbolClass::OrganizationId, Verdict::Fails},
      {"<1234abcd-12ab>", SymbolClass::KeyId, Verdict::Unknown},
      {"<a/b>", SymbolClass::Name, Verdict::Fails},
      {"<*>", SymbolClass::Name, Verdict::Holds},
  }));
  CAPTURE(c.pattern);
  const Text text = Text("<") + symbol("s", c.cls) + Text(">");
  CHECK(matches(Pattern::parse(Text(c.pattern)), text) == c.verdict);
}

TEST_CASE("equal symbols are equal strings, others may be", "[text]") {
  const Text a = Text("arn:") + symbol("a") + Text(":x");
  const Text b = Text("arn:") + symbol("b") + Text(":x");
  CHECK(equal(a, a) == Verdict::Holds);
  CHECK(equal(a, b) == Verdict::Unknown);
  CHECK(equal(a, a + Text("y")) == Verdict::Fails);
  CHECK(equal(a, Text("ARN:1:x")) == Verdict::Fails);
  CHECK(equal_ignoring_case(a, Text("ARN:1:x")) == Verdict::Unknown);
  CHECK(equal_ignoring_case(Text("Ab"), Text("aB")) == Verdict::Holds);
}

TEST_CASE("the case of letters beyond ASCII is left open", "[glob]") {
  const auto equals = [](const char* a, const char* b) {
    return equal_ignoring_case(Text(a), Text(b));
  };
  CHECK(equals("pr\u00fcf", "PR\u00fcF") == Verdict::Holds);
  CHECK(equals("pr\u00fcf", "PR\u00dcF") == Verdict::Unknown);
  CHECK(equals("stra\u00dfe", "STRASSE") == Verdict::Unknown);
  CHECK(equals("stra\u00dfe", "straet") == Verdict::Fails);
  CHECK(equals("1 \u212a", "1 k") == Verdict::Unknown);  // the Kelvin sign
  CHECK(equals("pr\u00fcf", "gr\u00dcf") == Verdict::Fails);
  CHECK(equals("pr\u00fcf", "pruf") == Verdict::Fails);
  CHECK(equals("\u65e5", "\u6708") == Verdict::Fails);  // no letter has a case there
  CHECK(equal(Text("pr\u00fcf"), Text("pr\u00dcf")) == Verdict::Fails);
}

TEST_CASE("a character of several bytes is one", "[glob]") {
  const Text found = Text("pr\u00fcf/") + symbol("x");
  CHECK(matches(Pattern::parse(Text("pr?f/") + symbol("x")), found) == Verdict::Holds);
  CHECK(matches(Pattern::parse(Text("pr??f/") + symbol("x")), found) == Verdict::Fails);
  CHECK(matches(Pattern::parse("pr\u00e4f/*"), found) == Verdict::Fails);
  // A name holds no such letter, any string may.
  CHECK(matches(Pattern::parse(symbol("n", SymbolClass::Name)), "\u00fc") ==
        Verdict::Fails);
  CHECK(matches(Pattern::parse(symbol("n")), "\u00fc") == Verdict::Unknown);
}

TEST_CASE("wildcards given as literals are themselves", "[glob]") {
  const Pattern literal = Pattern().append_literal(Text("a*"));
  CHECK(matches(literal, Text("a*")) == Verdict::Holds);
  CHECK(matches(literal, Text("ab")) == Verdict::Fails);
  CHECK_FALSE(literal.has_wildcard());
  CHECK(Pattern::parse(Text("a*")).has_wildcard());
}

TEST_CASE("sensitive pieces never show", "[text]") {
  const Text text = Text("key ") + Text("hunter2").as_sensitive() + symbol("account");
  CHECK(text.display() == "key (sensitive)<account>");
  CHECK(text.is_sensitive());
  CHECK(Text("a").append(Text("b")).pieces().size() == 1);
}

TEST_CASE("a text splits at its literal separators", "[text]") {
  const auto parts = (Text("a:b") + symbol("s") + Text(":c:")).split(':');
  REQUIRE(parts.size() == 4);
  CHECK(parts[0].display() == "a");
  CHECK(parts[1].display() == "b<s>");
  CHECK(parts[2].display() == "c");
  CHECK(parts[3].empty());
}

TEST_CASE("a text is matched from a byte of its first literal on", "[glob]") {
  const Text text = Text("arn:logs/") + symbol("x") + Text("/end");
  CHECK(matches("logs/*/end", text, 4) == Verdict::Holds);
  CHECK(matches("logs/*", text, 4) == Verdict::Holds);
  CHECK(matches("log?", text, 4) == Verdict::Fails);
  CHECK(matches("logs/a/end", text, 4) == Verdict::Unknown);
  CHECK(matches("other/*", text, 4) == Verdict::Fails);
  CHECK(matches("*", Text("arn:"), 4) == Verdict::Holds);
  CHECK(matches("?", Text("arn:"), 4) == Verdict::Fails);
  CHECK(matches("a*", Text()) == Verdict::Fails);
  CHECK(same_text(text, text) == Verdict::Holds);
  CHECK(same_text(text, "arn:logs/*/end") == Verdict::Unknown);
}

}  // namespace trailseal::glob_test
