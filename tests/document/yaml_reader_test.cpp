#include "document/yaml_reader.hpp"

#include <string>

#include "base/limits.hpp"
#include "support/catch.hpp"

namespace trailseal::yaml_reader_test {
namespace {

/// Kinds stay visible: texts in quotes.
std::string shown(const Value& value) {
  if (value.is_text()) return "'" + value.display() + "'";
  if (value.is_null()) return "null";
  if (!value.is_list() && !value.is_map()) return value.display();
  std::string all;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (i > 0) all += ", ";
    if (value.is_map()) all += value.keys()[i].name + ": ";
    all += shown(value.items()[i]);
  }
  return value.is_map() ? "{" + all + "}" : "[" + all + "]";
}

Result<Document> read(const std::string& yaml) {
  return read_yaml(Source("x.yaml", yaml));
}

std::string tree(const std::string& yaml) {
  const auto document = read(yaml);
  if (document) return shown(document->root);
  const Error& error = document.error();
  return std::to_string(error.line) + ":" + std::to_string(error.column) + " " +
         error.message;
}

std::string repeated(const char* part, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += part;
  return all;
}

}  // namespace

TEST_CASE("a tagged text may stand at the column of its tag", "[yaml]") {
  struct Case {
    const char* yaml;
    const char* tree;
  };
  const auto c = GENERATE(values<Case>({
      {"r:\n  - !Sub |-\n    a/*\n  - b\n", "{r: [{Fn::Sub: 'a/*'}, 'b']}"},
      {"r:\n  - !Sub >\n    a\n    b\n\n    c\nk: v\n",
       "{r: [{Fn::Sub: 'a b\nc\n'}], k: 'v'}"},
      {"r:\n  - !Sub |  # why\n   a\n    b\n", "{r: [{Fn::Sub: 'a\n b\n'}]}"},
      {"r:\n  - !Sub |2\n    a\n", "{r: [{Fn::Sub: 'a\n'}]}"},
      {"r:\n  - !Sub arn:aws:s3\n    more\n  - x\n",
       "{r: [{Fn::Sub: 'arn:aws:s3 more'}, 'x']}"},
      {"r:\n  - - !Sub |-\n      a\n", "{r: [[{Fn::Sub: 'a'}]]}"},
      {"- !Sub |-\n  a\n- t: |\n    - !Sub |-\n      kept\n",
       "[{Fn::Sub: 'a'}, {t: '- !Sub |-\n  kept\n'}]"},
      {"r:\n  !Sub |-\n  a\n", "{r: {Fn::Sub: 'a'}}"},
  }));
  CAPTURE(c.yaml);
  CHECK(tree(c.yaml) == c.tree);
}

TEST_CASE("the places around such a text stay as they are", "[yaml]") {
  const auto document = read("r:\n  - !Sub |-\n    a\n  - {b: c}\n");
  REQUIRE(document);
  CHECK(document->root["r"].at(1)["b"].position() == Position{4, 9});
  CHECK(tree("r:\n  - !Sub |-\n    a\n  - [\n").substr(0, 2) != "{r");
}

TEST_CASE("YAML becomes a tree", "[yaml]") {
  struct Case {
    const char* yaml;
    const char* tree;
  };
  const auto c = GENERATE(values<Case>({
      {"a: 1\nb: [x, {c: d}]\n", "{a: 1, b: ['x', {c: 'd'}]}"},
      {"- a\n-\n- ~\n- null\n", "['a', null, null, null]"},
      {"[true, False, yes, NO, on, Off]", "[true, false, true, false, true, false]"},
      {"['true', \"no\", y, N]", "['true', 'no', 'y', 'N']"},
      {"[1, -2, +3, 1.5, .5, 2., 1.0e-3, 007]", "[1, -2, +3, 1.5, .5, 2., 1.0e-3, 007]"},
      {"[1e3, 0x1F, 1_000, 1.2.3, '1', '-', .]",
       "['1e3', '0x1F', '1_000', '1.2.3', '1', '-', '.']"},
      {"Version: 2012-10-17", "{Version: '2012-10-17'}"},
      {"[!!str 12, !!str true, !!int 3]", "['12', 'true', 3]"},
      {"a: >\n  x\n  y\nb: |\n  z\n", "{a: 'x y\n', b: 'z\n'}"},
      {"a: 'it''s'\nb: \"t\\tb\"", "{a: 'it's', b: 't\tb'}"},
      {"{\n\t\"a\": [\n\t\t1\n\t]\n}", "{a: [1]}"},
      {"a: 1\r\nb:\r\n  - x\r\n", "{a: 1, b: ['x']}"},
      {"# only a comment\n", "null"},
      {"text", "'text'"},
      {"yes: a\n1: b\n", "{yes: 'a', 1: 'b'}"},
  }));
  CAPTURE(c.yaml);
  CHECK(tree(c.yaml) == c.tree);
}

TEST_CASE("short tags become the long form", "[yaml]") {
  struct Case {
    const char* yaml;
    const char* tree;
  };
  const auto c = GENERATE(values<Case>({
      {"!Ref x", "{Ref: 'x'}"},
      {"!Condition x", "{Condition: 'x'}"},
      {"!Sub '${x}'", "{Fn::Sub: '${x}'}"},
      {"!GetAtt a.b", "{Fn::GetAtt: ['a', 'b']}"},
      {"!GetAtt a.b.c", "{Fn::GetAtt: ['a', 'b.c']}"},
      {"!GetAtt [a, b]", "{Fn::GetAtt: ['a', 'b']}"},
      {"!GetAtt a", "{Fn::GetAtt: 'a'}"},
      {"!If [c, !Ref a, true]", "{Fn::If: ['c', {Ref: 'a'}, true]}"},
      {"!Sub\n- t\n- k: v\n", "{Fn::Sub: ['t', {k: 'v'}]}"},
      {"!Ref 12", "{Ref: '12'}"},
      {"Fn::ImportValue: !Sub x", "{Fn::ImportValue: {Fn::Sub: 'x'}}"},
  }));
  CAPTURE(c.yaml);
  CHECK(tree(c.yaml) == c.tree);
}

TEST_CASE("anchors, aliases and merge keys are expanded", "[yaml]") {
  struct Case {
    const char* yaml;
    const char* tree;
  };
  const auto c = GENERATE(values<Case>({
      {"- &a {x: 1}\n- *a", "[{x: 1}, {x: 1}]"},
      {"- &a !Ref x\n- *a", "[{Ref: 'x'}, {Ref: 'x'}]"},
      {"- &a x\n- {*a : 1}", "['x', {x: 1}]"},
      {"a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}", "{a: {x: 1, y: 2}, b: {y: 3, x: 1}}"},
      {"a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc: {<<: [*a, *b]}",
       "{a: {x: 1}, b: {x: 2, y: 2}, c: {x: 1, y: 2}}"},
      {"{'<<': 1}", "{<<: 1}"},
      {"- &a 1\n- &a 2\n- *a", "[1, 2, 2]"},
  }));
  CAPTURE(c.yaml);
  CHECK(tree(c.yaml) == c.tree);
}

TEST_CASE("what is no YAML is one error with its place", "[yaml]") {
  struct Case {
    const char* yaml;
    const char* error;
  };
  const auto c = GENERATE(values<Case>({
      // At the opening quote, or at the end where the library itself misses the quote.
      {"a: 'x\nb: 1\n", "1:4 malformed YAML: a quoted string is not closed"},
      {"a: 'it''s", "1:10 malformed YAML: a quoted string is not closed"},
      {"a: !Sub \"x\\\"", "1:13 malformed YAML: a quoted string is not closed"},
      {"'a", "1:3 malformed YAML: a quoted string is not closed"},
      {"a:\n\tb: c\n", "2:3 malformed YAML: there is a tab in the indentation"},
      {"a: [1, 2\nb: 3\n", "2:2 malformed YAML: a `[` is not closed"},
      {"a: 1\n]\n", "2:1 malformed YAML: a bracket is closed that was not opened"},
      {"a: b: c\n", "1:5 malformed YAML: a mapping cannot begin here"},
      {"a: @x\n",
       "1:4 malformed YAML: a string without quotes cannot begin with this character"},
      {"a: \"\\q\"\n", "1:7 malformed YAML: a quoted string has an unknown escape"},
      {"a: 1\nb: \xC3(\n", "2:4 malformed YAML: it is not valid UTF-8"},
      {"a: \xED\xA0\x80\n", "1:4 malformed YAML: it is not valid UTF-8"},
      {"a: \x01\n", "1:4 malformed YAML: there is a control character in the text"},
      {"[a]: b\n", "1:1 malformed YAML: a key of a mapping must be a plain string"},
      {"!Ref a: b\n", "1:1 malformed YAML: a key of a mapping must be a plain string"},
      {"a: *b\n", "1:4 malformed YAML: an alias names an anchor that is not defined"},
      {"a: &a [*a]\n",
       "1:8 malformed YAML: an alias is inside the node that it refers to"},
      {"a: {<<: 1}",
       "1:9 malformed YAML: `<<` merges mappings, but this is not a mapping"},
      {"a: !<x> 1\n", "1:4 malformed YAML: unknown tag `x`"},
      {"{a: 1} b\n",
       "1:8 malformed YAML: there is more text after the end of the document"},
  }));
  CAPTURE(c.yaml);
  CHECK(tree(c.yaml) == c.error);
}

TEST_CASE("every node of YAML knows its line and column", "[yaml]") {
  const auto document = read(
      "a:\n"
      "  - x\n"
      "  - !Ref y\n"
      "b: {c: 1}\n");
  REQUIRE(document);
  const Value& root = document->root;
  CHECK(root.position() == Position{1, 1});
  CHECK(root.keys()[1].position == Position{4, 1});
  CHECK(root["a"].at(0).position() == Position{2, 5});
  CHECK(root["a"].at(1).position() == Position{3, 5});
  CHECK(root["a"].at(1)["Ref"].position() == Position{3, 5});
  CHECK(root["b"]["c"].position() == Position{4, 8});
}

TEST_CASE("of duplicate keys the last one counts, with a warning", "[yaml]") {
  const auto document = read("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n");
  REQUIRE(document);
  CHECK(shown(document->root) == "{a: 3, b: {c: 2}}");
  REQUIRE(document->warnings.size() == 2);
  CHECK(document->warnings[0].message == "duplicate key `c`: the last one counts");
  CHECK(document->warnings[0].line == 4);
  CHECK(document->warnings[0].column == 3);
  CHECK(document->warnings[0].path == "x.yaml");
  CHECK(document->warnings[1].line == 5);
}

TEST_CASE("of several documents the first one is read, with a warning", "[yaml]") {
  const auto document = read("a: 1\n---\nb: 2\n");
  REQUIRE(document);
  CHECK(shown(document->root) == "{a: 1}");
  REQUIRE(document->warnings.size() == 1);
  CHECK(document->warnings[0].line == 2);
}

TEST_CASE("hostile YAML ends in one error", "[yaml]") {
  const std::string deep = "nested more than 256 levels deep";
  CHECK_THAT(tree(repeated("[", 10000) + repeated("]", 10000)), Catch::EndsWith(deep));
  CHECK_THAT(tree(repeated("- ", 10000) + "x"), Catch::EndsWith(deep));
  CHECK_THAT(tree(repeated("!Not [", 200) + repeated("]", 200)), Catch::EndsWith(deep));
  CHECK_THAT(tree(repeated("[", 10000)),
             Catch::EndsWith("brackets are opened and never closed"));
  CHECK_THAT(tree(repeated("{a: ", 10000)),
             Catch::EndsWith("brackets are opened and never closed"));
  std::string indented;
  for (int i = 0; i < 1000; ++i) {
    indented += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  }
  CHECK_THAT(tree(indented), Catch::EndsWith(deep));

  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int k = 0; k < 10; ++k) bomb += last + ", ";
    bomb += "]\n";
  }
  CHECK_THAT(tree(bomb), Catch::Contains("aliases expand to more than"));

  std::string tower = "- &a0 x\n";  // each alias one level deeper than the last
  for (int i = 1; i < 400; ++i) {
    tower += "- &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + "]\n";
  }
  CHECK_THAT(tree(tower), Catch::EndsWith(deep));

  const auto large = read(std::string(kMaxYamlBytes + 1, ' '));
  REQUIRE_FALSE(large);
  CHECK(large.error().message == "the YAML is larger than 10 MiB");
}

TEST_CASE("a hundred thousand keys are read in good time", "[yaml]") {
  std::string yaml;
  for (int i = 0; i < 100000; ++i) yaml += "k" + std::to_string(i) + ": 1\n";
  const auto document = read(yaml);
  REQUIRE(document);
  CHECK(document->root.size() == 100000);
  CHECK(document->warnings.empty());
}

}  // namespace trailseal::yaml_reader_test
