// Encoder: what is in memory -> the tree that a summary file shows.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "document/value.hpp"
#include "summary/field_list.hpp"
#include "summary/symbol_numbers.hpp"
#include "summary/word_table.hpp"

namespace trailseal::summary {

/// What all encoders of one file share.
struct Encoding {
  SymbolNumbers& numbers;
  /// Each different resource as JSON, in the order of the numbers.
  std::vector<std::string> resources{};
  std::map<std::string, std::size_t> number_of_resource{};
};

/// Encodes the members of one map; list_fields calls it for each.
class Encoder {
 public:
  /// `places` collects the positions of the nodes of the tree that the map is part of.
  explicit Encoder(Encoding& encoding, std::vector<Position>* places = nullptr)
      : encoding_(encoding), places_(places) {}

  void required(std::string_view name, const std::string& text);
  void required(std::string_view name, const Text& text);

  void operator()(std::string_view name, const std::string& text);
  void operator()(std::string_view name, bool flag);
  void operator()(std::string_view name, unsigned number);
  void operator()(std::string_view name, const Position& position);
  void operator()(std::string_view name, const std::optional<std::string>& text);
  void operator()(std::string_view name, const std::vector<std::string>& texts);
  void operator()(std::string_view name, const std::set<std::string>& texts);
  void operator()(std::string_view name, const Text& text);
  void operator()(std::string_view name, const IdentityPieces& pieces);
  void operator()(std::string_view name, const Value& tree);
  template <Worded E>
  void operator()(std::string_view name, E value, E fallback = E{}) {
    if (value != fallback) set(name, Value::text(Text(word_of(value))));
  }

  /// A tree that is often the same as `after`.
  void before(std::string_view name, const Value& tree, const Value& after);
  /// The identity of an unknown value.
  void identity(std::string_view name, const std::string& id);
  /// Identities of the names of exports.
  void exports(std::string_view name, const std::vector<std::string>& names);
  void nodes(std::string_view name, const std::vector<Value>& nodes);
  void choice(std::string_view name,
              const std::vector<std::optional<std::size_t>>& choice);
  void resources(std::string_view name, const std::vector<Resource>& resources);

  template <typename T>
  void object(std::string_view name, const T& object) {
    Value map = encoded(object);
    if (map.size() > 0) set(name, std::move(map));
  }

  /// One that may not be there.
  template <typename T>
  void shared(std::string_view name, const std::shared_ptr<const T>& object) {
    if (object) set(name, encoded(*object));
  }

  template <typename T>
  void list(std::string_view name, const std::vector<T>& objects) {
    Value all = Value::list();
    for (const T& object : objects) all.push_back(encoded(object));
    if (all.size() > 0) set(name, std::move(all));
  }

  /// The map of all members.
  Value take() { return std::move(map_); }

 private:
  template <typename T>
  Value encoded(const T& object) {
    Encoder inner(encoding_);
    list_fields(inner, object);
    return inner.take();
  }

  void set(std::string_view name, Value value);
  Value text_of(const Text& text);
  Value node_of(const Value& value, std::size_t depth);
  Value unknown_node(const Value& value);

  Encoding& encoding_;
  std::vector<Position>* places_;
  Value map_ = Value::map();
};

}  // namespace trailseal::summary
