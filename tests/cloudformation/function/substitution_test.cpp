#include "cloudformation/function/substitution.hpp"

#include "support/catch.hpp"

namespace trailseal::cloudformation::substitution_test {

TEST_CASE("a text is taken apart into literals and variables", "[cloudformation]") {
  struct Case {
    const char* text;
    const char* parts;  ///< variables in angle brackets, parts divided by |
  };
  const auto c = GENERATE(values<Case>({
      {"", ""},
      {"plain", "plain"},
      {"${A}", "<A>"},
      {"a${B.C}d", "a|<B.C>|d"},
      {"${A}${B}", "<A>|<B>"},
      {"${ A }", "<A>"},
      {"a${!B}c", "a${B}c"},
      {"${!A}${B}", "${A}|<B>"},
      {"a$b ${", "a$b ${"},
      {"${A", "${A"},
      {"$${A}", "$|<A>"},
      {"${}", "<>"},
  }));
  CAPTURE(c.text);
  std::string shown;
  for (const SubstitutionPart& part : parse_substitution(c.text)) {
    if (!shown.empty()) shown += "|";
    shown += part.variable ? "<" + part.text + ">" : part.text;
  }
  CHECK(shown == c.parts);
}

}  // namespace trailseal::cloudformation::substitution_test
