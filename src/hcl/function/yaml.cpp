// yamldecode and yamlencode.
//
// Reading: scalars without quotes are what YAML 1.1 makes of them, by Terraform's table.
//
//   null Null NULL ~ and nothing    null
//   y yes on true (Yes, YES ...)    true; so n no off false
//   10 010 +5 1. .5 1e3             a decimal number; 0x1F and 0o17 in their bases
//   2012-10-17                      "2012-10-17T00:00:00Z"
//   anything else                   a string; so is anything in quotes
//
// Writing: strings and keys stand in double quotes, those of several lines as `|` blocks;
// nothing else needs quotes.
#include <algorithm>
#include <map>
#include <optional>

#include "base/limits.hpp"
#include "hcl/conversion.hpp"
#include "hcl/function/half_known.hpp"
#include "hcl/function/row.hpp"
#include "hcl/function/timestamp.hpp"
#include "hcl/function/yaml_events.hpp"

namespace trailseal::hcl {
namespace {

using EventKind = YamlEvent::Kind;
using Events = std::vector<YamlEvent>;

// -------------------------------------------------------------------------- scalars

constexpr std::string_view kTag = "tag:yaml.org,2002:";

bool is_one_of(std::string_view text, std::string_view words) {
  const std::string wanted = " " + std::string(text) + " ";
  return !text.empty() && text.find(' ') == std::string_view::npos &&
         words.find(wanted) != std::string_view::npos;
}

bool is_null(std::string_view text) {
  return text.empty() || is_one_of(text, " ~ null Null NULL ");
}

std::optional<bool> bool_of(std::string_view text) {
  if (is_one_of(text, " y Y yes Yes YES true True TRUE on On ON ")) return true;
  if (is_one_of(text, " n N no No NO false False FALSE off Off OFF ")) return false;
  return std::nullopt;
}

std::optional<Number> number_of(const std::string& text) {
  const bool has_base = text.starts_with("0x") || text.starts_with("0o");
  if (has_base) {
    const std::string digits = text.substr(2);
    if (digits.starts_with('-') || digits.starts_with('+')) return std::nullopt;
    return Number::parse_integer(digits, text[1] == 'x' ? 16 : 8);
  }
  std::string_view unsigned_text = text;
  if (text.starts_with('-') || text.starts_with('+')) unsigned_text.remove_prefix(1);
  if (is_one_of(unsigned_text, " .inf .Inf .INF ")) {
    return Number::infinity(text.starts_with('-'));
  }
  const bool is_decimal =
      !unsigned_text.empty() &&
      (unsigned_text[0] == '.' || (unsigned_text[0] >= '0' && unsigned_text[0] <= '9'));
  return is_decimal ? Number::parse(text) : std::nullopt;
}

/// Takes `least` to `most` digits off the front.
std::optional<int> take_digits(std::string_view& text, std::size_t least,
                               std::size_t most) {
  std::size_t count = 0;
  int value = 0;
  while (count < most && count < text.size() && text[count] >= '0' &&
         text[count] <= '9') {
    value = value * 10 + (text[count] - '0');
    ++count;
  }
  if (count < least) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text[0]) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

std::string two_digits(int value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

/// `2001-1-2`, and with a time behind `T`, `t` or a blank, as RFC 3339. With a blank
/// there is no offset; with a letter there must be one.
std::optional<std::string> timestamp_of(std::string_view text) {
  const std::string year(text.substr(0, std::min<std::size_t>(4, text.size())));
  if (!take_digits(text, 4, 4) || !take(text, "-")) return std::nullopt;
  const auto month = take_digits(text, 1, 2);
  if (!month || !take(text, "-")) return std::nullopt;
  const auto day = take_digits(text, 1, 2);
  if (!day) return std::nullopt;
  std::string whole = year + "-" + two_digits(*month) + "-" + two_digits(*day) + "T";
  if (text.empty()) {
    whole += "00:00:00Z";
  } else {
    const bool has_offset = text[0] != ' ';
    if (!take(text, "Tt ")) return std::nullopt;
    const auto hour = take_digits(text, 1, 2);
    if (!hour || !take(text, ":")) return std::nullopt;
    const auto minute = take_digits(text, 1, 2);
    if (!minute || !take(text, ":")) return std::nullopt;
    const auto second = take_digits(text, 1, 2);
    if (!second) return std::nullopt;
    whole += two_digits(*hour) + ":" + two_digits(*minute) + ":" + two_digits(*second);
    const bool has_zone = text.find_first_of("Z+-") != std::string_view::npos;
    if (has_offset != has_zone) return std::nullopt;
    whole += std::string(text) + (has_offset ? "" : "Z");
  }
  const auto time = read_timestamp(whole);
  if (!time) return std::nullopt;
  return timestamp_text(*time);
}

/// What a scalar without quotes and tag is.
Result<Value> implied(const std::string& text) {
  if (is_null(text)) return Value::null();
  if (const auto truth = bool_of(text)) return Value::boolean(*truth);
  if (is_one_of(text, " .nan .NaN .NAN ")) {
    return failure("Terraform has no value for `.nan` (not a number)");
  }
  if (const auto time = timestamp_of(text)) return Value::string(*time);
  if (const auto number = number_of(text)) return Value::number(*number);
  return Value::string(text);
}

Result<Value> scalar_of(const YamlEvent& event) {
  if (event.tag.empty()) {
    if (event.style != YamlEvent::Style::Plain) return Value::string(event.text);
    return implied(event.text);
  }
  if (!event.tag.starts_with(kTag)) return failure("unsupported tag `" + event.tag + "`");
  const std::string tag = event.tag.substr(kTag.size());
  if (tag == "null") return Value::null();
  const bool is_known_tag = is_one_of(tag, " str binary int float bool timestamp ");
  if (!is_known_tag) return failure("unsupported tag `!!" + tag + "`");
  if (tag == "str" || tag == "binary" || event.style != YamlEvent::Style::Plain) {
    return Value::string(event.text);
  }
  auto value = implied(event.text);
  if (!value) return value;
  const bool fits = tag == "bool"        ? value->type().is(Type::Kind::Bool)
                    : tag == "timestamp" ? timestamp_of(event.text).has_value()
                                         : value->type().is(Type::Kind::Number);
  if (!fits) return failure("`" + event.text + "` is not a `!!" + tag + "`");
  return value;
}

// -------------------------------------------------------------------------- reading

class Decoder {
 public:
  Decoder(const Events& events, std::size_t most) : events_(events), most_(most) {}

  Result<Value> document() {
    if (events_.empty()) return failure("there is no document");
    ++at_;
    auto value = node(0);
    if (!value) return value;
    if (at_ + 1 < events_.size()) {
      return failure("there is more text after the end of the document");
    }
    return value;
  }

 private:
  struct Anchor {
    Value value{};
    std::size_t nodes = 0;
    bool is_open = true;
  };

  Result<Value> node(std::size_t depth) {
    if (depth > kMaxDepth) return failure("nested too deeply");
    if (++nodes_ > most_) return failure("too many nodes");
    const YamlEvent& event = events_[at_++];
    if (event.kind == EventKind::Alias) return alias(event);
    if (!event.anchor.empty()) anchors_[event.anchor] = Anchor{};
    const std::size_t before = nodes_;
    auto value = event.kind == EventKind::Scalar          ? scalar_of(event)
                 : event.kind == EventKind::SequenceStart ? sequence(event, depth)
                                                          : mapping(event, depth);
    if (value && !event.anchor.empty()) {
      anchors_[event.anchor] =
          Anchor{.value = *value, .nodes = nodes_ - before, .is_open = false};
    }
    return value;
  }

  Result<Value> alias(const YamlEvent& event) {
    const auto found = anchors_.find(event.anchor);
    if (found == anchors_.end()) {
      return failure("there is no anchor `" + event.anchor + "`");
    }
    if (found->second.is_open) {
      return failure("an alias is inside the node `" + event.anchor +
                     "` that it refers to");
    }
    nodes_ += found->second.nodes;
    if (nodes_ > most_) return failure("the aliases expand to too many nodes");
    return found->second.value;
  }

  Result<Value> sequence(const YamlEvent& event, std::size_t depth) {
    if (auto done = check_tag(event, "seq"); !done) return done.error();
    Values items;
    while (events_[at_].kind != EventKind::SequenceEnd) {
      auto item = node(depth + 1);
      if (!item) return item;
      items.push_back(std::move(*item));
    }
    ++at_;
    return Value::tuple(std::move(items));
  }

  Result<Value> mapping(const YamlEvent& event, std::size_t depth) {
    if (auto done = check_tag(event, "map"); !done) return done.error();
    Members members;
    while (events_[at_].kind != EventKind::MappingEnd) {
      const YamlEvent& first = events_[at_];
      const bool is_merge = first.kind == EventKind::Scalar && first.text == "<<";
      auto key = node(depth + 1);
      if (!key) return key;
      auto value = node(depth + 1);
      if (!value) return value;
      if (auto done = is_merge ? merge(*value, members) : add(*key, *value, members);
          !done) {
        return done.error();
      }
    }
    ++at_;
    return Value::object(std::move(members));
  }

  static Result<void> check_tag(const YamlEvent& event, std::string_view name) {
    if (event.tag.empty() || event.tag == std::string(kTag) + std::string(name)) {
      return {};
    }
    return failure("unsupported tag `" + event.tag + "`");
  }

  /// The members of the merged mapping come in its place: later keys count.
  static Result<void> merge(const Value& value, Members& members) {
    if (!value.type().is(Type::Kind::Object)) {
      return failure("`<<` merges mappings, not a " + value.type().name());
    }
    for (const auto& [name, member] : value.members()) {
      members.insert_or_assign(name, member);
    }
    return {};
  }

  static Result<void> add(const Value& key, const Value& value, Members& members) {
    if (key.is_null()) return failure("null cannot be a key");
    const auto name = convert(key, Type::string());
    if (!name) return failure("only scalars can be keys");
    members.insert_or_assign(name->as_string(), value);
    return {};
  }

  const Events& events_;
  std::size_t most_;
  std::size_t at_ = 0;
  std::size_t nodes_ = 0;
  std::map<std::string, Anchor> anchors_;
};

Result<Value> yamldecode(Arguments arguments, CallContext& context) {
  const auto events = read_yaml_events(arguments[0].as_string());
  if (!events) return events.error();
  return Decoder(*events, context.max_members).document();
}

// -------------------------------------------------------------------------- writing

YamlEvent text_event(const std::string& text) {
  const bool has_lines = text.find('\n') != std::string::npos;
  return YamlEvent{
      .text = text,
      .style = has_lines ? YamlEvent::Style::Literal : YamlEvent::Style::Quoted};
}

std::string plain_text(const Value& value) {
  if (value.is_null()) return "null";
  if (value.type().is(Type::Kind::Number)) return value.as_number().display();
  return value.as_bool() ? "true" : "false";
}

void append_events(const Value& value, Events& events) {
  if (value.is_null() || value.type().is_primitive()) {
    const bool is_text = !value.is_null() && value.type().is(Type::Kind::String);
    events.push_back(is_text ? text_event(value.as_string())
                             : YamlEvent{.text = plain_text(value)});
    return;
  }
  if (value.type().is_keyed()) {
    events.push_back(
        YamlEvent{.kind = EventKind::MappingStart, .is_empty = value.members().empty()});
    for (const auto& [name, member] : value.members()) {
      events.push_back(text_event(name));
      append_events(member, events);
    }
    events.push_back(YamlEvent{.kind = EventKind::MappingEnd});
    return;
  }
  events.push_back(
      YamlEvent{.kind = EventKind::SequenceStart, .is_empty = value.items().empty()});
  for (const Value& item : value.items()) append_events(item, events);
  events.push_back(YamlEvent{.kind = EventKind::SequenceEnd});
}

Result<Value> yamlencode(Arguments arguments, CallContext&) {
  constexpr std::string_view kEnd = "...\n";
  const Value& value = arguments[0];
  const bool is_plain = value.is_null() || value.type().is(Type::Kind::Number) ||
                        value.type().is(Type::Kind::Bool);
  if (is_plain) return Value::string(plain_text(value) + "\n" + std::string(kEnd));
  Events events;
  append_events(value, events);
  std::string text = write_yaml_events(events);
  // Newer versions of the library end a block that keeps its newlines with a mark.
  if (text.ends_with("\n" + std::string(kEnd))) text.resize(text.size() - kEnd.size());
  return Value::string(text);
}

}  // namespace

Rows yaml_rows() {
  return {Function{.name = "yamldecode",
                   .parameters = {known_text("src")},
                   .returns = Type::any(),
                   .body = &yamldecode,
                   .may_be_null = true},
          Function{.name = "yamlencode",
                   .parameters = {nullable(Parameter{.name = "value"})},
                   .returns = Type::string(),
                   .body = &yamlencode,
                   .total = true}};
}

}  // namespace trailseal::hcl
