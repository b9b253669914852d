// Decoder: the tree that a summary file shows -> what it stands for. Strict: whatever is
// not as the list of fields has it is an error.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "document/value.hpp"
#include "summary/field_list.hpp"
#include "summary/word_table.hpp"

namespace trailseal::summary {

/// What all decoders of one file share.
struct Decoding {
  std::string path{};           ///< of the file: where its symbols are from
  std::vector<Text> symbols{};  ///< by number
  std::vector<Resource> resources{};
  std::size_t copies = 0;        ///< resources that fragments were given
  std::optional<Error> error{};  ///< the first

  void fail(const Value& where, std::string message);
  /// Nothing where there is no such symbol.
  const Text* symbol(const Value& number);
  /// With ids for numbers, as Text::identity() has them.
  std::string identity_of(const Value& pieces);
};

/// Hands out the places of a tree's nodes one by one.
class PlaceCursor {
 public:
  explicit PlaceCursor(std::vector<Position> places) : places_(std::move(places)) {}

  /// Nowhere where the tree has no places.
  Position next();
  /// Did the tree have as many nodes as there are places?
  bool is_used_up() const { return places_.empty() || at_ == places_.size(); }

 private:
  std::vector<Position> places_;
  std::size_t at_ = 0;
};

/// Decodes the members of one map; list_fields calls it for each.
class Decoder {
 public:
  /// `what` names the map in messages: "resource".
  Decoder(Decoding& decoding, const Value& map, std::string_view what,
          PlaceCursor* places = nullptr);

  void required(std::string_view name, std::string& text);
  void required(std::string_view name, Text& text);

  void operator()(std::string_view name, std::string& text);
  void operator()(std::string_view name, bool& flag);
  void operator()(std::string_view name, unsigned& number);
  void operator()(std::string_view name, Position& position);
  void operator()(std::string_view name, std::optional<std::string>& text);
  void operator()(std::string_view name, std::vector<std::string>& texts);
  void operator()(std::string_view name, std::set<std::string>& texts);
  void operator()(std::string_view name, Text& text);
  void operator()(std::string_view name, IdentityPieces& pieces);
  void operator()(std::string_view name, Value& tree);
  template <Worded E>
  void operator()(std::string_view name, E& value, E fallback = E{}) {
    value = fallback;
    const Value* word = find(name);
    if (word == nullptr) return;
    for (const auto& [row, spelled] : WordTable<E>::kRows) {
      if (!word->is_literal(spelled)) continue;
      value = row;
      return;
    }
    fail(*word, name, "has a word that this release does not know");
  }

  void before(std::string_view name, Value& tree, const Value& after);
  void identity(std::string_view name, std::string& id);
  void exports(std::string_view name, std::vector<std::string>& names);
  void nodes(std::string_view name, std::vector<Value>& nodes);
  void choice(std::string_view name, std::vector<std::optional<std::size_t>>& choice);
  void resources(std::string_view name, std::vector<Resource>& resources);

  template <typename T>
  void object(std::string_view name, T& object) {
    if (const Value* map = find(name)) decode(*map, name, object);
  }

  template <typename T>
  void shared(std::string_view name, std::shared_ptr<const T>& object) {
    const Value* map = find(name);
    if (map == nullptr) return;
    T whole;
    decode(*map, name, whole);
    object = std::make_shared<const T>(std::move(whole));
  }

  template <typename T>
  void list(std::string_view name, std::vector<T>& objects) {
    for (const Value& item : items(name)) {
      T object;
      decode(item, name, object);
      objects.push_back(std::move(object));
    }
  }

  /// A member that no field has is an error.
  void finish();

 private:
  template <typename T>
  void decode(const Value& map, std::string_view name, T& object) {
    Decoder inner(decoding_, map, name);
    list_fields(inner, object);
    inner.finish();
  }

  const Value* find(std::string_view name);
  std::span<const Value> items(std::string_view name);
  void read_texts(std::string_view name, std::vector<std::string>& texts);
  std::string text_at(const Value& value, std::string_view name);
  std::size_t number_at(const Value& value, std::string_view name);
  Text read_text(const Value& value, std::string_view name);
  Value read_node(const Value& node, std::string_view name);
  Value read_special(const Value& node, Position position, std::string_view name);
  void fail(const Value& where, std::string_view name, const std::string& what);

  Decoding& decoding_;
  const Value& map_;
  std::string what_;
  PlaceCursor* places_;
  std::set<std::string, std::less<>> known_{};  ///< members that some field has
};

}  // namespace trailseal::summary
