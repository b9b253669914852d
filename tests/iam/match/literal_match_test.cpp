#include "iam/match/literal_match.hpp"

#include <random>
#include <string>
#include <vector>

#include "base/glob.hpp"
#include "iam/match/arn_match.hpp"
#include "support/catch.hpp"

namespace trailseal::iam::literal_match_test {

namespace {

using Alphabet = std::vector<std::string>;

std::string random_word(std::mt19937& random, const Alphabet& alphabet) {
  std::string word;
  for (std::size_t left = random() % 12; left > 0; --left) {
    word += alphabet[random() % alphabet.size()];
  }
  return word;
}

}  // namespace

TEST_CASE("the short way through plain texts gives the answers of the long one",
          "[plain]") {
  std::mt19937 random(7);
  int matched = 0;
  const Alphabet of_patterns{"a", "A", "b", "*", "?", ":", "\u00fc", "\u65e5"};
  const Alphabet of_texts{"a", "A", "b", ":", "\u00fc", "\u65e5", "\U0001f600"};
  for (int i = 0; i < 20000; ++i) {
    const std::string pattern = random_word(random, of_patterns);
    const std::string text = random_word(random, of_texts);
    CAPTURE(pattern, text);
    const bool like = glob(pattern, text, LetterCase::Kept);
    matched += like ? 1 : 0;
    CHECK(verdict_of(like) == matches(Pattern::parse(pattern), text));
    const Verdict without_case = matches_ignoring_case(Pattern::parse(pattern), text);
    if (without_case != Verdict::Unknown) {  // as only letters beyond ASCII are
      CHECK(verdict_of(glob(pattern, text, LetterCase::Ignored)) == without_case);
    }
    const Expansion wanted{.parts = {{.text = pattern, .wildcards = true}}};
    CHECK(glob_arn(pattern, text) == match_arn(wanted, text, false).verdict);
  }
  CHECK(matched > 500);
}

TEST_CASE("ARNs are matched by segments the short way too", "[plain]") {
  CHECK(glob_arn("arn:aws:s3:::b/*", "arn:aws:s3:::b/x:y") == Verdict::Holds);
  CHECK(glob_arn("arn:*:s3:::b*", "arn:aws:s3:::b") == Verdict::Holds);
  CHECK(glob_arn("*", "anything") == Verdict::Holds);
  CHECK(glob_arn("arn:aws:*", "arn:aws:s3:::b") == Verdict::Unknown);
  CHECK(glob_arn("arn:aws:*", "arn:aws:s3") == Verdict::Fails);
  CHECK(glob_arn("arn:aws:sqs", "arn:aws:s3:::b") == Verdict::Fails);
  CHECK(glob_arn("", "arn:aws:s3:::b") == Verdict::Fails);
}

TEST_CASE("a question mark takes one character, however many bytes it has", "[plain]") {
  CHECK(glob("pr?f", "pr\u00fcf", LetterCase::Kept));
  CHECK_FALSE(glob("pr??f", "pr\u00fcf", LetterCase::Kept));
  CHECK(glob("*?", "\u65e5", LetterCase::Kept));
  CHECK_FALSE(glob("*??", "\u65e5", LetterCase::Kept));
  CHECK(glob("a?b", "a\U0001f600b", LetterCase::Kept));
  // The text ends within a character, or has a byte that is none.
  CHECK(glob("a?", "a\xc3", LetterCase::Kept));
  CHECK(glob("a?b",
             "a\xbc"
             "b",
             LetterCase::Kept));
}

TEST_CASE("a text with symbols or variables is not plain", "[plain]") {
  CHECK(plain(Text("a")) == "a");
  CHECK(plain(Text()) == "");
  CHECK_FALSE(plain(Text("a") + Text::of_symbol(Symbol{.id = "s", .name = "s"})));
  CHECK_FALSE(plain(Text("a") + Text("b").as_sensitive()));
  CHECK(plain_without_variables(Text("$a")) == "$a");
  CHECK_FALSE(plain_without_variables(Text("${aws:SourceArn}")));
}

TEST_CASE("an ARN with symbols is matched the short way where that settles it",
          "[plain]") {
  std::mt19937 random(11);
  int settled = 0;
  const Alphabet letters{"a", "b", "/", ":", "*", "?"};
  const Text symbols[] = {Text::of_symbol({.id = "any"}),
                          Text::of_symbol({.id = "name", .cls = SymbolClass::Name})};
  for (int i = 0; i < 5000; ++i) {
    const std::string head = "arn:aws:s3:" + std::string(random() % 3, 'e') + ":" +
                             std::string(random() % 2, '1') + ":";
    const std::string pattern =
        (random() % 4 == 0 ? "arn:*:s3:?:*:" : head) + random_word(random, letters);
    const Text arn = Text(random() % 4 == 0 ? "arn:aws:s3:e::" : head) +
                     Text(random_word(random, {"a", "b", "/", ":"})) +
                     symbols[random() % 2] + Text(random_word(random, {"a", "b", "/"}));
    CAPTURE(pattern, arn.display());
    const Verdict verdict = glob_resource(pattern, arn);
    const Expansion wanted{.parts = {{.text = pattern, .wildcards = true}}};
    CHECK(verdict == match_arn(wanted, arn, true).verdict);
    settled += verdict == Verdict::Unknown ? 0 : 1;
  }
  CHECK(settled > 1000);
  const Text hidden = Text("arn:aws:") + symbols[0];
  CHECK(glob_resource("arn:aws:s3:::b", hidden) == Verdict::Unknown);
  CHECK(glob_resource("*", hidden) == Verdict::Holds);
  CHECK(glob_resource("arn:aws:s3:::b", Text("arn:aws:s3:::b")) == Verdict::Holds);
}

}  // namespace trailseal::iam::literal_match_test
