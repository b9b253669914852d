#include "cloudformation/template/for_each.hpp"

#include "document/yaml_reader.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudformation::for_each_test {
namespace {

std::string expanded(const std::string& resources, const Arguments& given = {}) {
  const Source source(
      "t.yaml",
      "Transform: [AWS::LanguageExtensions]\nParameters:\n  Names: {Type: "
      "CommaDelimitedList, Default: 'a, b'}\nResources:\n" +
          resources);
  const auto document = read_yaml(source);
  REQUIRE(document.ok());
  TemplateDiagnostics notes("t.yaml");
  const Value root = expand_loops(document->root, given, notes);
  return notes.stopped() ? notes.error()->message : root["Resources"].display();
}

TEST_CASE("a loop becomes what it stands for", "[loop]") {
  struct Case {
    const char* resources;
    const char* expanded;
  };
  const auto c = GENERATE(values<Case>({
      {"  Fn::ForEach::L: [N, [x, y], {'B${N}': {Name: 'n-${N}'}}]\n",
       "{Bx: {Name: n-x}, By: {Name: n-y}}"},
      {"  Fn::ForEach::L: [N, [x], {'B${N}': {Name: !Ref N, Other: !Ref M}}]\n",
       "{Bx: {Name: x, Other: {Ref: M}}}"},
      {"  Fn::ForEach::L: [N, [10.0.0.1], {'B&{N}': {Ip: '${N}'}}]\n",
       "{B10001: {Ip: 10.0.0.1}}"},
      {"  Fn::ForEach::L: [N, !Ref Names, {'B${N}': {}}]\n", "{Ba: {}, Bb: {}}"},
      {"  Fn::ForEach::L: [N, [a], {'Fn::ForEach::M': [K, ['${N}1'], {'B${N}${K}': "
       "{}}]}]\n",
       "{Baa1: {}}"},
      {"  B:\n    Fn::ForEach::P: [N, [x, y], {'P${N}': '${N}'}]\n    Q: q\n",
       "{B: {Px: x, Py: y, Q: q}}"},
      {"  Fn::ForEach::L: [N, [x]]\n",
       "`Fn::ForEach` takes an identifier, a collection and a mapping"},
      {"  Fn::ForEach::L: [N, !Ref Unknown, {'B${N}': {}}]\n",
       "{Fn::ForEach::L: [N, {Ref: Unknown}, {B${N}: {}}]}"},
  }));
  CAPTURE(c.resources);
  CHECK(expanded(c.resources) == c.expanded);
}

TEST_CASE("a given list takes the place of the default", "[loop]") {
  CHECK(expanded("  Fn::ForEach::L: [N, !Ref Names, {'B${N}': {}}]\n",
                 {{"Names", Value::text("z")}}) == "{Bz: {}}");
}

TEST_CASE("loops that multiply end in an error", "[loop]") {
  std::string loops = "  R: {}\n";
  std::string open;
  std::string close;
  for (int i = 0; i < 8; ++i) {
    const std::string name = "N" + std::to_string(i);
    open += "{'Fn::ForEach::L" + std::to_string(i) + "': [" + name +
            ", [a, b, c, d, e, f, g, h, i, j], ";
    close += "]}";
  }
  CHECK(expanded("  R: " + open + "{K: v}" + close + "\n") ==
        "the template's loops expand beyond the limit");
}

std::string loop_of(int count, const std::string& body) {
  std::string items = "a0";
  for (int i = 1; i < count; ++i) items += ", a" + std::to_string(i);
  return "  Fn::ForEach::L: [N, [" + items + "], " + body + "]\n";
}

TEST_CASE("loops write out what one template may have, and no more", "[loop]") {
  const std::string message =
      "the loops of this template expand to more than 500 resources, CloudFormation's "
      "limit for one template";
  CHECK(expanded(loop_of(501, "{'B${N}': {}}")) == message);
  CHECK(expanded(loop_of(500, "{'B${N}': {}}")) != message);
  CHECK(expanded(loop_of(
            30,
            "{'Fn::ForEach::M': [K, [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, "
            "q, r], {'B${N}${K}': {}}]}")) == message);
  // In one resource they may write more.
  CHECK(expanded("  R:" + loop_of(600, "{'P${N}': v}").substr(1).insert(0, " {") + "}") !=
        message);
}

TEST_CASE("without the transform a loop is none", "[loop]") {
  const Source source("t.yaml",
                      "Resources:\n  Fn::ForEach::L: [N, [x], {'B${N}': {}}]\n");
  const auto document = read_yaml(source);
  REQUIRE(document.ok());
  TemplateDiagnostics notes("t.yaml");
  CHECK(expand_loops(document->root, {}, notes) == document->root);
}

}  // namespace
}  // namespace trailseal::cloudformation::for_each_test
