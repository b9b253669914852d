// The text of an expression of Terraform's language. Whatever it is:
//
//   it is read to a tree or to one error of one line, with its place
//   what it is while its inputs are unknown leaves room for what it is once they are
//   known; what is an error before is none after
//   a value written as a literal, and as JSON, is read back as the same value
//   as a body, as a template and as JSON syntax it is read, or refused with one error
#include <cstdio>
#include <string_view>

#include "hcl/admits.hpp"
#include "hcl/answer.hpp"
#include "hcl/block_expansion.hpp"
#include "hcl/body.hpp"
#include "hcl/evaluator.hpp"
#include "hcl/local_scope.hpp"
#include "property.hpp"

namespace trailseal::fuzz {
namespace {

using hcl::Evaluator;
using hcl::LocalScope;
using hcl::Members;
using hcl::Tree;
using hcl::Type;
using hcl::Value;

constexpr std::size_t kMostBytes = 2048;

/// An input, and two values that it may turn out to have.
struct Input {
  const char* name;
  Type type;
  const char* values[2];
};

const std::vector<Input>& inputs() {
  static const std::vector<Input> all{
      {"u", Type::string(), {"\"x\"", "\"a/b\""}},
      {"n", Type::number(), {"1", "0"}},
      {"b", Type::boolean(), {"true", "false"}},
      {"l", Type::list(Type::string()), {"tolist([\"a\", \"x\"])", "tolist([\"x\"])"}},
      {"m", Type::map(Type::string()), {"tomap({ k = \"x\" })", "tomap({ a = \"1\" })"}},
      {"s", Type::set(Type::string()), {"toset([\"x\"])", "toset([\"a\", \"x\"])"}},
      {"o",
       Type::object({{"a", Type::Attribute{.type = Type::string()}},
                     {"b", Type::Attribute{.type = Type::number()}}}),
       {"{ a = \"x\", b = 1 }", "{ a = \"\", b = 0 }"}},
      {"a", Type::any(), {"[1, \"x\"]", "\"text\""}},
  };
  return all;
}

/// The inputs unknown, or with their first or second value.
LocalScope scope_of(int learned) {
  LocalScope scope;
  for (const Input& input : inputs()) {
    if (learned >= 0) {
      scope.set_local(input.name,
                      *hcl::read_expression(Source("input", input.values[learned])));
    } else {
      const bool not_null = input.type.is(Type::Kind::String);
      scope.set_local(
          input.name,
          Value::unknown(input.type,
                         hcl::Unknown{.id = std::string("local.") + input.name,
                                      .origins = {input.name},
                                      .not_null = not_null}));
    }
  }
  return scope;
}

void expect_one_line(const Error& error, const std::string& text) {
  expect(!error.message.empty() && error.message.find('\n') == std::string::npos,
         "an error is one line", text + "\n" + error.message);
}

std::string told(const Value& value) {
  return hcl::answer_value(value, hcl::Sensitive::Shown).display();
}

void append_quoted(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      out += escape;
    } else if (c == '{' && !out.empty() && (out.back() == '$' || out.back() == '%')) {
      // `${` would begin a sequence. A `$` more makes it text.
      out += {out.back(), c};
    } else {
      out += c;
    }
  }
  out += '"';
}

/// A value as a literal of native syntax or of JSON. Lists, sets and maps are written as
/// the tuples and objects that they are read back as.
void append_literal(const Value& value, bool is_json, std::string& out) {
  if (value.is_null()) {
    out += "null";
  } else if (value.type().is(Type::Kind::Bool)) {
    out += value.as_bool() ? "true" : "false";
  } else if (value.type().is(Type::Kind::Number)) {
    out += value.as_number().display();
  } else if (value.type().is(Type::Kind::String)) {
    append_quoted(value.as_string(), out);
  } else if (value.type().is_keyed()) {
    out += '{';
    for (const auto& [name, member] : value.members()) {
      if (!out.ends_with('{')) out += ',';
      append_quoted(name, out);
      out += is_json ? ':' : '=';
      append_literal(member, is_json, out);
    }
    out += '}';
  } else {
    out += '[';
    for (const Value& item : value.items()) {
      if (!out.ends_with('[')) out += ',';
      append_literal(item, is_json, out);
    }
    out += ']';
  }
}

/// The same value with tuples for lists and sets, and objects for maps.
Value plain(const Value& value) {
  if (value.is_null() || value.type().is_primitive()) {
    return value.is_null() ? Value() : value;
  }
  if (value.type().is_keyed()) {
    Members members;
    for (const auto& [name, member] : value.members()) {
      members.emplace(name, plain(member));
    }
    return Value::object(std::move(members));
  }
  hcl::Values items;
  for (const Value& item : value.items()) items.push_back(plain(item));
  return Value::tuple(std::move(items));
}

bool has_infinity(const Value& value) {
  if (value.as_number().is_infinite()) return true;
  for (const Value& item : value.items()) {
    if (has_infinity(item)) return true;
  }
  for (const auto& [name, member] : value.members()) {
    if (has_infinity(member)) return true;
  }
  return false;
}

/// Does a string in it begin with a byte order mark? Terraform (1.11.4) leaves that out
/// where the string is one of JSON syntax.
bool has_byte_order_mark(const Value& value) {
  const auto begins = [](std::string_view text) {
    return text.starts_with("\xEF\xBB\xBF");
  };
  if (!value.is_null() && value.type().is(Type::Kind::String)) {
    return begins(value.as_string());
  }
  for (const Value& item : value.items()) {
    if (has_byte_order_mark(item)) return true;
  }
  for (const auto& [name, member] : value.members()) {
    if (begins(name) || has_byte_order_mark(member)) return true;
  }
  return false;
}

/// Writes the value, reads it back and compares. A number may lose the bits that its
/// digits do not need, so digits are compared.
void check_round_trip(const Value& given, const std::string& text) {
  const Value value = plain(given.without_marks());
  if (has_infinity(value)) return;
  hcl::NamedScope nothing;
  std::string literal;
  append_literal(value, false, literal);
  const auto tree = hcl::read_expression(Source("literal", literal));
  expect(tree.ok(), "a literal is an expression", text + "\n" + literal);
  const auto again = Evaluator(nothing).evaluate(**tree);
  expect(again.ok() && told(*again) == told(value), "a literal is its value",
         text + "\n" + literal);
  if (has_byte_order_mark(value)) return;
  std::string json = "{\"x\":";
  append_literal(value, true, json);
  json += '}';
  const auto body = hcl::read_json_syntax(Source("literal.tf.json", json));
  expect(body.ok(), "a value is JSON", text + "\n" + json);
  const auto of_json = hcl::tree_of(body->arguments[0]);
  expect(of_json.ok(), "a value in JSON is an expression", text + "\n" + json);
  const auto from_json = Evaluator(nothing).evaluate(**of_json);
  expect(from_json.ok() && told(*from_json) == told(value), "JSON is its value",
         text + "\n" + json);
}

void check_expression(const std::string& text) {
  const auto tree = hcl::read_expression(Source("expression", text));
  if (!tree) {
    expect_one_line(tree.error(), text);
    expect(tree.error().line > 0, "an error has a place", text);
    return;
  }
  LocalScope unknown = scope_of(-1);
  const auto before = Evaluator(unknown).evaluate(**tree);
  if (!before) expect_one_line(before.error(), text);
  if (before && before->is_wholly_known()) check_round_trip(*before, text);
  for (const int learned : {0, 1}) {
    LocalScope known = scope_of(learned);
    const auto after = Evaluator(known).evaluate(**tree);
    if (!after) continue;
    expect(before.ok(), "learning an input ends no error",
           text + "\n" + (before ? "" : before.error().message) + "\n" + told(*after));
    expect(hcl::admits(*before, *after), "learning an input flips nothing",
           text + "\n" + told(*before) + "\n" + told(*after));
  }
}

void check_other_forms(const std::string& text) {
  LocalScope scope = scope_of(-1);
  const auto rendered = hcl::read_template(text, "template");
  if (!rendered) {
    expect_one_line(rendered.error(), text);
  } else if (const auto made = Evaluator(scope).evaluate(**rendered); !made) {
    expect_one_line(made.error(), text);
  }
  for (const bool is_json : {false, true}) {
    const Source source(is_json ? "main.tf.json" : "main.tf", text);
    const auto body = is_json ? hcl::read_json_syntax(source) : hcl::read_native(source);
    if (!body) {
      expect_one_line(body.error(), text);
      continue;
    }
    Evaluator evaluator(scope);
    const auto value = hcl::body_value(hcl::BlockInstance{.body = *body}, evaluator);
    if (!value) expect_one_line(value.error(), text);
  }
}

}  // namespace
}  // namespace trailseal::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > trailseal::fuzz::kMostBytes) return 0;
  const std::string text(reinterpret_cast<const char*>(data), size);
  trailseal::fuzz::check_expression(text);
  trailseal::fuzz::check_other_forms(text);
  return 0;
}
