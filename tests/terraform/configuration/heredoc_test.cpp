#include "terraform/configuration/heredoc.hpp"

#include <string>

#include "support/catch.hpp"

namespace trailseal::terraform::heredoc_test {
namespace {

const std::string kSource =
    "resource \"aws_s3_bucket_policy\" \"logs\" {\n"
    "  policy = <<-POLICY\n"
    "    {\n"
    "      \"Statement\": [\n"
    "        {\"Sid\": \"Acl\"},\n"
    "        {\"Resource\": \"${aws_s3_bucket.logs.arn}/*\"}\n"
    "      ]\n"
    "    }\n"
    "  POLICY\n"
    "}\n";
constexpr Position kAt{.line = 2, .column = 3, .file = 3};

Text text_with(const Text& resource) {
  return Text("{\n  \"Statement\": [\n    {\"Sid\": \"Acl\"},\n    {\"Resource\": \"") +
         resource + "\"}\n  ]\n}\n";
}

TEST_CASE("parts of a heredoc have the lines on which they are written", "[heredoc]") {
  const auto resource = GENERATE(values<Text>(
      {Text("arn:aws:s3:::logs/*"),
       Text::of_symbol({.id = "a", .name = "aws_s3_bucket.logs.arn"}) + "/*"}));
  const auto policy = read_heredoc(text_with(resource), kAt, kSource);
  REQUIRE(policy);
  const Value& statements = (*policy)["Statement"];
  CHECK(statements.at(0).position() == Position{.line = 5, .column = 9, .file = 3});
  CHECK(statements.at(1)["Resource"].position().line == 6);
  CHECK(statements.at(1)["Resource"].as_text() == resource);
}

TEST_CASE("places are given only where the lines are those of the file", "[heredoc]") {
  const Text text = text_with("x");
  CHECK_FALSE(read_heredoc(text, {}, kSource));
  CHECK_FALSE(read_heredoc(text, {.line = 1, .column = 1, .file = 3}, kSource));
  CHECK_FALSE(read_heredoc(Text("{}\n"), kAt, kSource));
  CHECK_FALSE(
      read_heredoc(Text("{\n  \"Other\": [\n    {},\n    {}\n  ]\n}\n"), kAt, kSource));
  CHECK_FALSE(read_heredoc("[]\n", {.line = 1, .column = 1}, "<<A\n[]\nA\n"));
  CHECK_FALSE(read_heredoc("{}\n", {.line = 1, .column = 1}, "<<A\n{}\n"));
}

}  // namespace
}  // namespace trailseal::terraform::heredoc_test
