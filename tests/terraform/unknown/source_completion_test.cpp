// A plan read with its sources: what is filled in, where it stands, and what is not
// believed.
#include "terraform/unknown/source_completion.hpp"

#include <fstream>
#include <sstream>

#include "document/source.hpp"
#include "support/catch.hpp"
#include "terraform/configuration/text_tree.hpp"
#include "terraform/plan_loader.hpp"

namespace trailseal::terraform::source_completion_test {
namespace {

const std::string kFixture = "fixtures/terraform/jsonencode-unknown/";

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Fragment load_with(const std::string& sources) {
  const auto source = read_source(kFixture + "plan.json");
  REQUIRE(source.ok());
  SourceChoice choice;
  choice.tree = std::make_shared<TextTree>(
      std::map<std::string, std::string>{{"main.tf", sources}});
  choice.told = true;
  auto fragment = load_plan(*source, {}, {}, std::move(choice));
  REQUIRE(fragment.ok());
  return std::move(*fragment);
}

const Resource& resource_in(const Fragment& fragment, const std::string& address) {
  for (const Resource& resource : fragment.resources) {
    if (resource.address == address) return resource;
  }
  FAIL("no " + address);
  return fragment.resources.front();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("an unknown policy is what its expression makes, with places", "[sources]") {
  const Fragment fragment = load_with(text_of(kFixture + "main.tf"));
  CHECK(fragment.input.sources == "test");
  const Resource& policy = resource_in(fragment, "aws_s3_bucket_policy.logs");
  REQUIRE(policy.attributes["policy"].is_map());
  const Value& statements = policy.attributes["policy"]["Statement"];
  REQUIRE(statements.size() > 0);
  CHECK(statements.at(0)["Resource"].literal().has_value());
  const Position place = statements.at(0).position();
  REQUIRE(place.file == 1);
  CHECK(place.line > policy.position.line);
  CHECK(fragment.input.source_files.at(0).path == "main.tf");
  CHECK_FALSE(fragment.input.source_files.at(0).text.empty());
  CHECK(fragment.warnings.empty());
}

TEST_CASE("an expression that the plan was not made from is not used", "[sources]") {
  const std::string main = text_of(kFixture + "main.tf");
  const Fragment other = load_with(
      replaced(main, "bucket = aws_s3_bucket.logs.id", "bucket = aws_kms_key.logs.id"));
  REQUIRE(other.warnings.size() == 1);
  CHECK(other.warnings.front().message.find(".bucket` was changed") != std::string::npos);
  CHECK(other.warnings.front().line > 0);
}

TEST_CASE("known parts stay, unknown ones are filled in", "[sources]") {
  const Value unknown = Value::unknown({.reason = "later"});
  Value planned = Value::map();
  planned.set("known", Value::text("plan"));
  planned.set("open", unknown);
  planned.set("other", unknown);
  Value evaluated = Value::map();
  evaluated.set("known", Value::text("source"));
  evaluated.set("open", Value::text("source"));
  const Value merged = merge_unknown(planned, evaluated);
  CHECK(merged["known"].is_literal("plan"));
  CHECK(merged["open"].is_literal("source"));
  CHECK(merged["other"].is_unknown());
}

TEST_CASE("a set whose members cannot be told apart is taken as evaluated", "[sources]") {
  const Value planned =
      Value::list({Value::text("b"), Value::unknown({.reason = "later"})});
  const Value evaluated = Value::list({Value::text("a"), Value::text("b")});
  CHECK(merge_unknown(planned, evaluated) == evaluated);
}

}  // namespace trailseal::terraform::source_completion_test
