#include "cloudformation/template/reachable_resources.hpp"

#include "aws/resource_kind.hpp"
#include "cloudformation/resolved.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudformation::reachable_resources_test {
namespace {

std::string needed(const std::string& resources, const Types& types = {}) {
  const Source source("t.yaml", resources);
  const auto document = read_yaml(source);
  REQUIRE(document.ok());
  std::string names;
  for (const std::string_view name : reachable_resources(document->root, types)) {
    names.append(names.empty() ? "" : " ").append(name);
  }
  return names;
}

TEST_CASE("what a trail leads to is read, and nothing else", "[needed]") {
  const std::string text =
      "Trail: {Type: 'AWS::CloudTrail::Trail', DependsOn: Wait, Properties: {A: "
      "!GetAtt Role.Arn, B: !Sub 'x-${Name.Y}-${Z}'}}\n"
      "Wait: {Type: 'AWS::IAM::Policy', Properties: {P: {Ref: Far}}}\n"
      "Far: {Type: 'AWS::SQS::Queue'}\n"
      "Role: {Type: 'AWS::IAM::Role'}\n"
      "Name: {Type: 'AWS::SSM::Parameter'}\n"
      "Made: {Type: 'Custom::Policy'}\n"
      "Queue: {Type: 'AWS::SQS::Queue', Properties: {P: !Ref Trail}}\n";
  CHECK(needed(text) == "Far Made Name Role Trail Wait");
  CHECK(needed(text, {"AWS::SQS::Queue"}) == "Far Made Name Queue Role Trail Wait");
}

TEST_CASE("a large template gives the resources that are asked for", "[needed]") {
  std::string text = "Resources:\n  B: {Type: 'AWS::S3::Bucket'}\n";
  for (int i = 0; i < 150; ++i) {
    text += "  Q" + std::to_string(i) + ": {Type: 'AWS::SQS::Queue'}\n";
  }
  const Source source("t.yaml", text);
  const auto document = read_yaml(source);
  REQUIRE(document.ok());
  LoadOptions options;
  CHECK(load_template(source, *document, {}, {}, {}, options)->resources.size() == 151);
  options.everything = false;
  CHECK(load_template(source, *document, {}, {}, {}, options)->resources.size() == 1);
}

TEST_CASE("what is kept of a large template is what the table of kinds keeps",
          "[needed]") {
  for (const KindRow& row : resource_kinds()) {
    if (row.cloudformation.empty()) continue;
    CAPTURE(row.cloudformation);
    const std::string text = "R: {Type: '" + std::string(row.cloudformation) + "'}\n";
    CHECK(needed(text) == (row.keep > Keep::Led ? "R" : ""));
  }
}

}  // namespace
}  // namespace trailseal::cloudformation::reachable_resources_test
