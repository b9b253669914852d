// tests/conformance/operators.yaml holds the cases: one row is one operator with one
// argument and the facts for which it holds, fails or cannot tell.
#include "rule/operators.hpp"

#include <set>
#include <string>

#include "document/source.hpp"
#include "document/yaml_reader.hpp"
#include "support/catch.hpp"

namespace trailseal::rule::operators_test {
namespace {

// A fact as the table writes it.
Value fact(const Value& written) {
  if (written.is_list()) {
    Value list = Value::list();
    for (const Value& item : written.items()) list.push_back(fact(item));
    return list;
  }
  if (!written.is_map()) return written;
  if (!written["absent"].is_absent()) return {};
  if (const auto reason = written["unknown"].literal()) {
    return Value::unknown(Unknown{.reason = *reason});
  }
  Text text;
  for (const Value& piece : written["text"].items()) {
    const std::string literal = piece.literal().value_or("");
    const bool symbol = literal.size() > 1 && literal.front() == '<';
    text.append(symbol ? Text::of_symbol(Symbol{
                             .id = literal, .name = literal, .cls = SymbolClass::Name})
                       : Text(literal));
  }
  return Value::text(text);
}

const Value& table() {
  static const Value root = [] {
    const auto source = read_source("tests/conformance/operators.yaml");
    REQUIRE(source);
    const auto document = read_yaml(*source);
    REQUIRE(document);
    return document->root;
  }();
  return root;
}

void check(const Value& row, const char* outcome, Verdict expected) {
  const OperatorSpec* op = find_operator(row["operator"].literal().value_or(""));
  REQUIRE(op != nullptr);
  REQUIRE(row[outcome].is_list());
  for (const Value& written : row[outcome].items()) {
    CAPTURE(op->name, row["argument"].display(), outcome, written.display(),
            written.position().line);
    CHECK(op->judge(fact(written), fact(row["argument"])) == expected);
  }
}

TEST_CASE("operators answer as the conformance table says", "[rule]") {
  for (const Value& row : table().items()) {
    check(row, "holds", Verdict::Holds);
    check(row, "fails", Verdict::Fails);
    check(row, "unknown", Verdict::Unknown);
  }
}

TEST_CASE("every operator has cases for every answer", "[rule]") {
  for (const OperatorSpec& op : operators()) {
    std::set<std::string> shown;
    for (const Value& row : table().items()) {
      if (!row["operator"].is_literal(op.name)) continue;
      for (const char* outcome : {"holds", "fails", "unknown"}) {
        if (row[outcome].size() > 0) shown.insert(outcome);
      }
    }
    CAPTURE(op.name);
    CHECK(shown.size() == 3);
  }
}

TEST_CASE("an expression that cannot be compiled has a problem", "[rule]") {
  CHECK(pattern_problem("^a+$").empty());
  CHECK_FALSE(pattern_problem("a(").empty());
}

}  // namespace
}  // namespace trailseal::rule::operators_test
