#include "cloudformation/scenario.hpp"

#include "aws/resource_kind.hpp"
#include "document/yaml_reader.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudformation::scenario_test {
namespace {

/// `P: a, b, +` with the plus for any other value.
std::string shown(const std::vector<ScenarioVariable>& variables) {
  std::string text;
  for (const ScenarioVariable& variable : variables) {
    text += (text.empty() ? "" : "; ") + variable.name + ":";
    for (const std::string& value : variable.values) text += " [" + value + "]";
    if (variable.others) text += " +";
    if (variable.fallback) text += " default [" + *variable.fallback + "]";
  }
  return text;
}

std::string variables_of(const std::string& parameters, const std::string& conditions,
                         const Parameters& given = {},
                         const Environment& environment = {}) {
  const Source source("t.yaml", "Parameters:\n" + parameters +
                                    "Mappings:\n  M: {a: {k: 1}, b: {k: 2}}\n" +
                                    "Conditions:\n" + conditions +
                                    "Resources:\n  Trail:\n    Type: "
                                    "AWS::CloudTrail::Trail\n    Condition: C\n");
  const auto document = read_yaml(source);
  REQUIRE(document.ok());
  return shown(
      find_variables({.path = "t.yaml", .root = document->root}, given, environment));
}

TEST_CASE("the values that make a difference are read off the conditions", "[scenario]") {
  struct Case {
    const char* parameters;
    const char* conditions;
    const char* variables;
  };
  const auto c = GENERATE(values<Case>({
      {"  P: {Type: String}\n", "  C: !Equals [!Ref P, x]\n", "P: [x] +"},
      {"  P: {Type: String, Default: x}\n", "  C: !Equals [!Ref P, x]\n",
       "P: [x] + default [x]"},
      {"  P: {Type: String, Default: ''}\n", "  C: !Not [!Equals ['', !Ref P]]\n",
       "P: [] + default []"},
      {"  P: {Type: String, AllowedValues: [a, b]}\n", "  C: !Equals [!Ref P, x]\n",
       "P: [a] [b]"},
      {"  P: {Type: String, AllowedValues: [a]}\n", "  C: !Equals [!Ref P, a]\n", ""},
      {"  P: {Type: String}\n  Q: {Type: String}\n",
       "  C: !And [!Condition D, !Equals [!Ref P, x]]\n  D: !Equals [!Ref Q, y]\n",
       "P: [x] +; Q: [y] +"},
      {"  P: {Type: String}\n", "  C: !Equals [!FindInMap [M, !Ref P, k], 1]\n",
       "P: [a] [b]"},
      {"  P: {Type: String}\n", "  C: !Equals [!Ref AWS::Region, us-east-1]\n",
       "AWS::Region: [us-east-1] +"},
      {"  P: {Type: String}\n", "  C: !Equals [!Ref AWS::Partition, aws]\n", ""},
      {"  P: {Type: String}\n", "  C: !Equals [!ImportValue x, a]\n",
       "C: [true] [false]"},
      {"  P: {Type: String}\n",
       "  C: !Or [!Condition D, !Condition E]\n  D: !Equals [!ImportValue x, a]\n"
       "  E: !Equals [!ImportValue x, b]\n",
       ""},
      {"  P: {Type: String, NoEcho: true}\n", "  C: !Equals [!Ref P, hush]\n",
       "C: [true] [false]"},
      {"  P: {Type: String}\n", "  C: !Equals [a, a]\n  D: !Equals [!Ref P, x]\n", ""},
  }));
  CAPTURE(c.parameters, c.conditions);
  CHECK(variables_of(c.parameters, c.conditions) == c.variables);
}

TEST_CASE("what is given is no variable", "[scenario]") {
  CHECK(variables_of("  P: {Type: String}\n", "  C: !Equals [!Ref P, x]\n",
                     {{"P", "y"}}) == "");
  CHECK(variables_of("  P: {Type: String}\n", "  C: !Equals [!Ref AWS::Region, r]\n", {},
                     {.region = "eu-west-1"}) == "");
}

TEST_CASE("another value is equal to none of those it is compared with", "[scenario]") {
  const Source source("t.yaml", R"(
Parameters: {P: {Type: String, Default: x}}
Conditions:
  IsX: !Equals [!Ref P, x]
  IsY: !Equals [!Ref P, y]
Resources:
  A: {Type: "AWS::SNS::Topic", Condition: IsX}
  B: {Type: "AWS::SNS::Topic", Condition: IsY}
  C: {Type: "AWS::SNS::Topic", Properties: {TopicName: !Ref P}}
)");
  const auto document = read_yaml(source);
  REQUIRE(document.ok());
  const auto addresses = [&](const Choice& choice) {
    const auto fragment = load_template(source, *document, {}, {}, choice);
    REQUIRE(fragment.ok());
    std::string text;
    for (const Resource& resource : fragment->resources) text += resource.address;
    return text;
  };
  CHECK(addresses({}) == "AC");
  CHECK(addresses({.values = {{"P", "y"}}}) == "BC");
  CHECK(addresses({.others = {{"P", {"x", "y"}}}}) == "C");
}

TEST_CASE("the kinds that make scenarios are those of the table", "[scenario]") {
  for (const KindRow& row : resource_kinds()) {
    if (row.cloudformation.empty()) continue;
    CAPTURE(row.cloudformation);
    const Source source("t.yaml",
                        "Parameters: {P: {Type: String}}\n"
                        "Conditions: {C: !Equals [!Ref P, x]}\n"
                        "Resources: {R: {Type: '" +
                            std::string(row.cloudformation) + "', Condition: C}}\n");
    const auto document = read_yaml(source);
    REQUIRE(document.ok());
    const std::string found =
        shown(find_variables({.path = "t.yaml", .root = document->root}, {}, {}));
    CHECK(found == (row.makes_scenarios || makes_stack(row.kind) ? "P: [x] +" : ""));
  }
}

TEST_CASE("an inline policy of a topic makes scenarios as its other policies do",
          "[scenario]") {
  const Source source("t.yaml",
                      "Parameters: {Grant: {Type: String}}\n"
                      "Conditions: {Granted: !Equals [!Ref Grant, 'yes']}\n"
                      "Resources:\n"
                      "  Policy:\n"
                      "    Type: AWS::SNS::TopicInlinePolicy\n"
                      "    Condition: Granted\n");
  const auto document = read_yaml(source);
  REQUIRE(document.ok());
  CHECK(shown(find_variables({.path = "t.yaml", .root = document->root}, {}, {})) ==
        "Grant: [yes] +");
}

}  // namespace
}  // namespace trailseal::cloudformation::scenario_test
