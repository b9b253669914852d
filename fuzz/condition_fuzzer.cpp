// One condition of a statement against one value of the request. The bytes are
//
//   operator, flags, request's value, policy's value, further values of the policy
//
// one byte for each of the first two and a line for each of the others. The laws:
//
//   a negated operator says the opposite of its positive one on a single present value
//   (where it is decided at all; String operators always are)
//   `...IfExists` holds on an absent key and is the operator itself on a present one
//   what is decided while a value is not known stays so when it becomes known
//   a further value in the policy never turns a match into a miss (positive operators)
#include <array>
#include <string_view>
#include <vector>

#include "iam/explain/evidence_line.hpp"
#include "iam/match/condition.hpp"
#include "property.hpp"

namespace trailseal::fuzz {
namespace {

using iam::ConditionTest;
using iam::ContextValue;
using iam::TextList;

struct Pair {
  const char* positive;
  const char* negated;
};

constexpr std::array kPairs{
    Pair{"StringEquals", "StringNotEquals"},
    Pair{"StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"},
    Pair{"StringLike", "StringNotLike"},
    Pair{"ArnEquals", "ArnNotEquals"},
    Pair{"ArnLike", "ArnNotLike"},
    Pair{"NumericEquals", "NumericNotEquals"},
    Pair{"DateEquals", "DateNotEquals"},
    Pair{"IpAddress", "NotIpAddress"},
    Pair{"NumericLessThan", nullptr},
    Pair{"NumericGreaterThanEquals", nullptr},
    Pair{"DateLessThan", nullptr},
    Pair{"DateGreaterThanEquals", nullptr},
    Pair{"Bool", nullptr},
    Pair{"BinaryEquals", nullptr},
};

constexpr const char* kKey = "aws:SourceArn";
constexpr std::size_t kMostBytes = 4096;

struct Case {
  Pair pair{};
  std::string set{};  ///< `ForAnyValue:`, `ForAllValues:` or nothing
  iam::VariableMode mode = iam::VariableMode::Replaced;
  std::string found{};                ///< the request's value
  std::vector<std::string> wanted{};  ///< the policy's
};

Case read_case(std::string_view bytes) {
  constexpr std::array<const char*, 4> kSets{"", "ForAnyValue:", "ForAllValues:", ""};
  const auto op = static_cast<unsigned char>(bytes[0]);
  const auto flags = static_cast<unsigned char>(bytes[1]);
  Case c{.pair = kPairs[op % kPairs.size()], .set = kSets[flags % kSets.size()]};
  if ((flags & 4U) != 0) c.mode = iam::VariableMode::Literal;
  bytes.remove_prefix(2);
  std::vector<std::string> lines;
  while (true) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    lines.emplace_back(bytes.substr(0, end));
    if (end == bytes.size()) break;
    bytes.remove_prefix(end + 1);
  }
  c.found = lines.front();
  c.wanted.assign(lines.begin() + 1, lines.end());
  if (c.wanted.empty()) c.wanted.push_back(c.found);
  return c;
}

ConditionTest test_of(const std::string& op, const std::vector<std::string>& wanted) {
  ConditionTest test{.op = op, .key = kKey};
  test.values.present = true;
  for (const std::string& value : wanted)
    test.values.items.push_back({.text = Text(value)});
  return test;
}

Verdict judge(const Case& c, const ConditionTest& test, ContextValue value) {
  iam::Request request{.caller = {.service = "cloudtrail.amazonaws.com"},
                       .action = "s3:PutObject",
                       .resource = "arn:aws:s3:::b/x"};
  request.context.set(kKey, std::move(value));
  const iam::Statement statement{.effect = iam::Statement::Effect::Allow};
  const Comparison part = iam::judge_condition(statement, test, request, c.mode);
  expect(part.verdict == Verdict::Holds || !iam::words_of(part).empty(),
         "what does not hold has a reason", test.op);
  expect(part.verdict != Verdict::Unknown || !part.missing.empty(),
         "what is unknown says what is missing", test.op);
  return part.verdict;
}

ContextValue present(const Case& c) { return ContextValue::present(Text(c.found)); }

std::string told(const Case& c, const std::string& op) {
  std::string text = op + "\n  request: " + c.found;
  for (const std::string& value : c.wanted) text += "\n  policy: " + value;
  return text;
}

/// Decided with less known, it must be decided alike with more.
void expect_stands(Verdict before, Verdict after, const char* property,
                   const std::string& op) {
  expect(before == Verdict::Unknown || before == after, property, op);
}

void check_negation(const Case& c) {
  if (c.pair.negated == nullptr) return;
  const Verdict positive = judge(c, test_of(c.pair.positive, c.wanted), present(c));
  const Verdict negated = judge(c, test_of(c.pair.negated, c.wanted), present(c));
  expect_stands(negated, negate(positive), "a negated operator says the opposite",
                c.pair.negated);
  if (std::string_view(c.pair.positive).starts_with("String")) {
    expect(negated == negate(positive), "String operators always say the opposite",
           c.pair.negated);
  }
}

void check_if_exists(const Case& c, const std::string& op) {
  const ConditionTest plain = test_of(op, c.wanted);
  const ConditionTest relaxed = test_of(op + "IfExists", c.wanted);
  expect(judge(c, relaxed, ContextValue::absent()) == Verdict::Holds,
         "IfExists holds on an absent key", op);
  expect(judge(c, relaxed, present(c)) == judge(c, plain, present(c)),
         "IfExists is the operator itself on a present key", op);
}

/// Where a character begins, at the place or behind it: what is known of a text ends
/// between characters, and `?` stands for a whole one.
std::size_t next_character(std::string_view text, std::size_t at) {
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
    ++at;
  return at;
}

void check_learning(const Case& c, const std::string& op) {
  const ConditionTest test = test_of(op, c.wanted);
  const Verdict known = judge(c, test, present(c));
  const Verdict absent = judge(c, test, ContextValue::absent());
  const Verdict before = judge(c, test, ContextValue::unknown("it is not known"));
  expect_stands(before, known, "learning the request's value flips nothing", told(c, op));
  expect_stands(before, absent, "learning that the key is absent flips nothing",
                told(c, op));

  const Text symbol = Text::of_symbol({.id = "s", .name = "something"});
  const std::size_t half = next_character(c.found, c.found.size() / 2);
  const std::size_t quarter = next_character(c.found, c.found.size() / 4);
  const Text cut = Text(c.found.substr(0, quarter)) + symbol + c.found.substr(half);
  expect_stands(judge(c, test, ContextValue::present(cut)), known,
                "learning a part of the request's value flips nothing", told(c, op));

  for (std::size_t i = 0; i < test.values.items.size() && i < 3; ++i) {
    ConditionTest less = test;
    less.values.items[i] = {.reason = "it is not known"};
    expect_stands(judge(c, less, present(c)), known,
                  "learning a value of the policy flips nothing", told(c, op));
  }
}

void check_more_values(const Case& c) {
  const std::string op = c.set + c.pair.positive;
  std::vector<std::string> fewer = c.wanted;
  fewer.pop_back();
  if (fewer.empty()) return;
  if (judge(c, test_of(op, fewer), present(c)) != Verdict::Holds) return;
  expect(judge(c, test_of(op, c.wanted), present(c)) == Verdict::Holds,
         "a further value takes no match away", op);
}

void check_case(const Case& c) {
  check_negation(c);
  check_more_values(c);
  for (const char* name : {c.pair.positive, c.pair.negated}) {
    if (name == nullptr) continue;
    check_if_exists(c, c.set + name);
    check_learning(c, c.set + name);
  }
}

}  // namespace
}  // namespace trailseal::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace trailseal;
  if (size < 3 || size > fuzz::kMostBytes) return 0;
  fuzz::check_case(
      fuzz::read_case(std::string_view(reinterpret_cast<const char*>(data), size)));
  return 0;
}
