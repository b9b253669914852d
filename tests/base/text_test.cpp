#include "base/text.hpp"

#include <utility>

#include "support/catch.hpp"

namespace trailseal::text_test {
namespace {

Text symbol(const char* id) { return Text::of_symbol({.id = id, .name = id}); }

TEST_CASE("a copy stays as it was when the text goes on", "[text]") {
  Text whole("arn:aws:s3:::");
  const Text copy = whole;
  whole.append(Text("logs"));
  CHECK(copy.literal() == "arn:aws:s3:::");
  CHECK(whole.literal() == "arn:aws:s3:::logs");
  const Text with_symbol = whole + symbol("account");
  CHECK(whole.literal() == "arn:aws:s3:::logs");
  CHECK(with_symbol.display() == "arn:aws:s3:::logs<account>");
}

TEST_CASE("a text that was taken from is empty and can be used again", "[text]") {
  Text from("a");
  const Text taken = std::move(from);
  from = Text();
  CHECK(from.empty());
  from.append(Text("b"));
  CHECK(from.literal() == "b");
  CHECK(taken.literal() == "a");
}

TEST_CASE("a text may be put behind itself", "[text]") {
  Text twice = Text("a") + symbol("x");
  twice.append(twice);
  CHECK(twice.display() == "a<x>a<x>");
}

TEST_CASE("equal pieces make equal texts, however they were made", "[text]") {
  CHECK(Text("ab") == Text("a") + Text("b"));
  CHECK(Text("a") + symbol("x") == Text("a") + symbol("x"));
  CHECK_FALSE(Text("a") + symbol("x") == Text("a") + symbol("y"));
  CHECK_FALSE(Text("a") == symbol("a"));
  CHECK(Text() == Text(""));
  CHECK(Text("a").as_sensitive() == Text("a"));
}

}  // namespace
}  // namespace trailseal::text_test
