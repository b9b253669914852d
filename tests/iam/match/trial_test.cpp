#include "iam/match/trial.hpp"

#include "base/glob.hpp"
#include "support/catch.hpp"

namespace trailseal::iam::trial_test {

namespace {

Text account() {
  return Text::of_symbol({.id = "account", .cls = SymbolClass::AccountId});
}
Text region() { return Text::of_symbol({.id = "region", .cls = SymbolClass::Region}); }
Text parameter() { return Text::of_symbol({.id = "parameter"}); }

std::vector<std::string> deciding(const Text& pattern, const Text& text) {
  const Trial trial = try_symbols(pattern, text, [&](const SymbolValues& values) {
    return matches(Pattern::parse(with_values(pattern, values)),
                   with_values(text, values));
  });
  std::vector<std::string> ids;
  for (const auto& symbol : trial.deciding) ids.push_back(symbol->id);
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("only what decides is named, not every symbol in sight", "[trial]") {
  const Text path =
      Text("AWSLogs/o-abcde12345/") + account() + "/CloudTrail/" + region() + "/x";
  CHECK(deciding(Text("AWSLogs/") + parameter() + "/*", path) == Ids{"parameter"});
  CHECK(deciding(Text("AWSLogs/o-abcde12345/") + parameter() + "/*", path) ==
        Ids{"parameter", "account"});
  CHECK(deciding("AWSLogs/o-abcde12345/111122223333/*", path) == Ids{"account"});
  CHECK(deciding("*/eu-central-1/*", path) == Ids{"region"});
}

TEST_CASE("one symbol in two places decides where its value does", "[trial]") {
  CHECK(deciding(account() + "/111122223333", Text("444455556666/") + account()) ==
        Ids{"account"});
}

TEST_CASE("a name is tried with what stands beside the other side's symbols", "[trial]") {
  const Text stack = Text::of_symbol({.id = "stack", .cls = SymbolClass::Name});
  const Text name = Text::of_symbol({.id = "name", .cls = SymbolClass::Name});
  CHECK(deciding(Text("trail/") + stack + "-audit", Text("trail/") + name) ==
        Ids{"stack", "name"});
}

TEST_CASE("what differs from call to call is not tried", "[trial]") {
  const Text date = Text::of_symbol({.id = "date", .incidental = true});
  CHECK(deciding("2024/*", date + "/x").empty());
}

TEST_CASE("sensitive parts stay sensitive with a value", "[trial]") {
  const Text hidden = Text("a").as_sensitive() + account();
  CHECK(with_values(hidden, {{"account", "111122223333"}}).display() ==
        "(sensitive)111122223333");
}

}  // namespace trailseal::iam::trial_test
