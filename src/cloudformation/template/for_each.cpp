// CloudFormation Template Reference, "Fn::ForEach":
//
//   Fn::ForEach::Buckets:          the loop's own name says nothing
//     - Name                       the identifier
//     - [audit, data]              the collection, or a Ref to a list of texts
//     - Bucket${Name}:             per item: a key, with the identifier replaced
//         Type: AWS::S3::Bucket
//
// In keys and texts of the fragment `${Name}` becomes the item and `&{Name}` its letters
// and digits; `{Ref: Name}` becomes the item too. Loops nest: the outer identifier may
// stand in the inner collection.
#include "cloudformation/template/for_each.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "cloudformation/function/resolver.hpp"

namespace trailseal::cloudformation {
namespace {

constexpr std::string_view kLoop = "Fn::ForEach::";
constexpr std::size_t kMostNodes = 200'000;

/// What loops can write out, and how much of it a template may have. CloudFormation User
/// Guide, "Understand CloudFormation quotas": 500 resources, 200 outputs. Of conditions
/// the page says nothing.
struct Section {
  const char* name = "";
  const char* members = "";
  std::size_t most = 0;  ///< 0: no bound of the service
};

constexpr std::array kLoopSections{
    Section{"Conditions"},
    Section{"Resources", "resources", 500},
    Section{"Outputs", "outputs", 200},
};

/// Identifiers of the loops around a place, with their items.
using Items = std::map<std::string, std::string, std::less<>>;

std::string letters_and_digits(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool kept =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (kept) out += c;
  }
  return out;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::string filled(std::string text, const Items& items) {
  for (const auto& [name, item] : items) {
    replace_all(text, "${" + name + "}", item);
    replace_all(text, "&{" + name + "}", letters_and_digits(item));
  }
  return text;
}

class Expansion {
 public:
  Expansion(const Value& root, const Section& section, const Arguments& given,
            TemplateDiagnostics& notes)
      : root_(root), section_(section), given_(given), notes_(notes) {}

  /// The section, with its loops written out.
  Value run() { return expand(root_[section_.name], {}); }

 private:
  Value expand(const Value& value, const Items& items) {
    if (++nodes_ > kMostNodes || depth_ >= kMaxDepth) {
      notes_.stop(value.position(), "the template's loops expand beyond the limit");
      return Value::null(value.position());
    }
    if (notes_.stopped()) return value;
    ++depth_;
    Value expanded = value.is_map()    ? expand_map(value, items)
                     : value.is_list() ? expand_list(value, items)
                                       : expand_scalar(value, items);
    --depth_;
    return expanded;
  }

  static Value expand_scalar(const Value& value, const Items& items) {
    const auto literal = value.literal();
    if (!literal || items.empty()) return value;
    std::string text = filled(*literal, items);
    return text == *literal ? value
                            : Value::text(Text(std::move(text)), value.position());
  }

  Value expand_list(const Value& list, const Items& items) {
    Value expanded = Value::list({}, list.position());
    for (const Value& item : list.items()) expanded.push_back(expand(item, items));
    return expanded;
  }

  Value expand_map(const Value& map, const Items& items) {
    const auto referred = map.size() == 1 ? map["Ref"].literal() : std::nullopt;
    const auto item = referred ? items.find(*referred) : items.end();
    if (item != items.end()) return Value::text(Text(item->second), map.position());
    Value expanded = Value::map(map.position());
    for (std::size_t i = 0; i < map.size(); ++i) {
      const Value::Key& key = map.keys()[i];
      if (key.name.starts_with(kLoop) && add_loop(map.items()[i], items, expanded)) {
        continue;
      }
      const bool outside = std::exchange(of_section_, false);
      expanded.set(filled(key.name, items), expand(map.items()[i], items), key.position);
      of_section_ = outside;
    }
    return expanded;
  }

  /// Adds what the loop stands for; false where its collection is not known.
  bool add_loop(const Value& loop, const Items& items, Value& into) {
    const auto name = loop.at(0).literal();
    const Value& fragment = loop.at(2);
    if (loop.size() != 3 || !name || name->empty() || !fragment.is_map()) {
      notes_.stop(loop.position(),
                  "`Fn::ForEach` takes an identifier, a collection and a mapping");
      return true;
    }
    const auto collection = collection_of(expand(loop.at(1), items));
    if (!collection) return false;
    for (const std::string& item : *collection) {
      if (notes_.stopped()) return true;
      Items inner = items;
      inner[*name] = item;
      const Value once = expand(fragment, inner);
      for (std::size_t i = 0; i < once.size() && once.is_map(); ++i) {
        into.set(once.keys()[i].name, once.items()[i], once.keys()[i].position);
      }
      check_size(loop, into);
    }
    return true;
  }

  /// Loops around this one write the same members, or more of them.
  void check_size(const Value& loop, const Value& written) {
    if (section_.most == 0 || !of_section_ || written.size() <= section_.most) return;
    const std::string most = std::to_string(section_.most) + " " + section_.members;
    notes_.stop(loop.position(),
                "the loops of this template expand to more than " + most +
                    ", CloudFormation's limit for one template",
                "split the template into several stacks");
  }

  std::optional<std::vector<std::string>> collection_of(const Value& value) const {
    std::vector<std::string> items;
    if (value.is_list()) {
      for (const Value& item : value.items()) {
        const auto text = item.is_map() ? parameter(item) : literal_of(item);
        if (!text) return std::nullopt;
        items.push_back(*text);
      }
      return items;
    }
    auto rest = value.is_map() ? parameter(value) : std::nullopt;
    if (!rest) return std::nullopt;
    while (true) {
      const std::size_t comma = rest->find(',');
      std::string item = rest->substr(0, comma);
      const std::size_t first = std::min(item.find_first_not_of(' '), item.size());
      item = item.substr(first, item.find_last_not_of(' ') + 1 - first);
      items.push_back(std::move(item));
      if (comma == std::string::npos) return items;
      rest->erase(0, comma + 1);
    }
  }

  static std::optional<std::string> literal_of(const Value& value) {
    const auto text = text_of(value);
    return text ? text->literal() : std::nullopt;
  }

  /// The value that `{Ref: P}` has, where one is given or is the default.
  std::optional<std::string> parameter(const Value& reference) const {
    const auto name = reference["Ref"].literal();
    if (!name || reference.size() != 1) return std::nullopt;
    const auto given = given_.find(*name);
    if (given != given_.end()) return literal_of(given->second);
    const Value& fallback = root_["Parameters"][*name]["Default"];
    return fallback.is_unset() ? std::nullopt : literal_of(fallback);
  }

  const Value& root_;
  const Section& section_;
  const Arguments& given_;
  TemplateDiagnostics& notes_;
  std::size_t nodes_ = 0;
  std::size_t depth_ = 0;
  bool of_section_ = true;  ///< in no member of the section, but in loops alone
};

bool has_loop(const Value& value) {
  for (const Value::Key& key : value.keys()) {
    if (key.name.starts_with(kLoop)) return true;
  }
  const auto& items = value.items();
  return std::any_of(items.begin(), items.end(), has_loop);
}

}  // namespace

bool has_language_extensions(const Value& root) {
  const Value& transform = root["Transform"];
  const auto named = [](const Value& value) {
    return value.is_literal("AWS::LanguageExtensions") ||
           value["Name"].is_literal("AWS::LanguageExtensions");
  };
  const auto& items = transform.items();
  return named(transform) || std::any_of(items.begin(), items.end(), named);
}

Value expand_loops(const Value& root, const Arguments& given,
                   TemplateDiagnostics& notes) {
  if (!has_language_extensions(root)) return root;
  Value expanded = root;
  for (const Section& section : kLoopSections) {
    if (!has_loop(root[section.name])) continue;
    expanded.set(section.name, Expansion(root, section, given, notes).run());
  }
  return expanded;
}

}  // namespace trailseal::cloudformation
