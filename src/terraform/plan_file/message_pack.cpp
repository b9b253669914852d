// The one place that includes nlohmann/json for reading: its reader calls back for every
// node of MessagePack, so no tree is built.
//
// How Terraform writes values (go-cty, cty/msgpack):
//
//   null, bool, string, integer, float     as they are; a number that is neither an
//                                          integer nor a float without loss is a string
//   list, set, tuple                       array
//   map, object                            map
//   a value whose type is not in the       array of two: the type as JSON in a binary,
//   schema                                 and the value
//   an unknown value                       extension 0, or 12 with what is known of it
//
// What of it is JSON, and how unknown values are told apart from known ones (Terraform,
// internal/command/jsonplan/plan.go: omitUnknowns, unknownAsBool):
//
//   member of a map       known: in the first document    unknown: true in the second
//   element of a list     unknown: null in the first; true or false in the second
#include "terraform/plan_file/message_pack.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/limits.hpp"
#include "hcl/unicode.hpp"
#include "terraform/plan_file/json_text.hpp"

namespace trailseal::terraform {
namespace {

using Json = nlohmann::json;

/// Calls of nlohmann/json's reader, put down as the two documents. Every function says
/// whether to go on.
class Unpacker : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return known("null"); }
  bool boolean(bool value) override { return known(value ? "true" : "false"); }
  bool number_integer(std::int64_t value) override {
    return known(std::to_string(value));
  }
  bool number_unsigned(std::uint64_t value) override {
    return known(std::to_string(value));
  }

  bool number_float(double value, const std::string&) override {
    if (!std::isfinite(value)) return false;
    std::array<char, 32> digits{};
    const auto [end, code] =
        std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return known(
        std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
  }

  bool string(std::string& text) override {
    if (!hcl::is_utf8(text) || !begin_value()) return false;
    value_.string(text);
    mark(false);
    return true;
  }

  bool binary(Json::binary_t& bytes) override {
    if (bytes.has_subtype()) return unknown();
    if (!may_be_typed_) return false;  // a type stands nowhere else
    may_be_typed_ = false;
    containers_.push_back(Container::Typed);
    return has_room();
  }

  bool start_object(std::size_t) override {
    if (!begin_value()) return false;
    if (in_map()) unknown_.key(key_);
    containers_.push_back(Container::Map);
    value_.open('{');
    unknown_.open('{');
    return has_room();
  }

  bool key(std::string& name) override {
    key_ = name;
    return hcl::is_utf8(name);
  }

  bool end_object() override {
    containers_.pop_back();
    value_.close('}');
    unknown_.close('}');
    return true;
  }

  /// Whether a type comes first is seen at the next call.
  bool start_array(std::size_t size) override {
    if (may_be_typed_ && !open_list()) return false;
    if (size != 2) return open_list();
    may_be_typed_ = true;
    return true;
  }

  bool end_array() override {
    if (may_be_typed_) return false;
    const Container ended = containers_.back();
    containers_.pop_back();
    if (ended == Container::Typed) return true;
    value_.close(']');
    unknown_.close(']');
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const Json::exception&) override {
    return false;
  }

  UnpackedValue take() {
    return {.json = value_.take(), .unknown = unknown_.take(), .is_known = is_known_};
  }

 private:
  /// Typed: the array of a type and a value, which JSON does not have.
  enum class Container { Map, List, Typed };

  bool has_room() const { return containers_.size() < kMaxDepth / 2; }

  /// What holds the value at hand, in JSON.
  bool in(Container container) const {
    for (auto at = containers_.rbegin(); at != containers_.rend(); ++at) {
      if (*at != Container::Typed) return *at == container;
    }
    return false;
  }
  bool in_map() const { return in(Container::Map); }

  bool open_list() {
    may_be_typed_ = false;
    if (in_map()) {
      value_.key(key_);
      unknown_.key(key_);
    }
    containers_.push_back(Container::List);
    value_.open('[');
    unknown_.open('[');
    return has_room();
  }

  /// Before a value that is known, or holds what is.
  bool begin_value() {
    if (may_be_typed_ && !open_list()) return false;
    if (in_map()) value_.key(key_);
    return true;
  }

  /// A member that is known is left out.
  void mark(bool is_unknown) {
    if (in_map()) {
      if (!is_unknown) return;
      unknown_.key(key_);
    }
    unknown_.boolean(is_unknown);
  }

  bool known(std::string_view json_text) {
    if (!begin_value()) return false;
    value_.raw(json_text);
    mark(false);
    return true;
  }

  bool unknown() {
    if (may_be_typed_ && !open_list()) return false;
    if (in(Container::List)) value_.raw("null");
    mark(true);
    is_known_ = false;
    return true;
  }

  JsonText value_{};
  JsonText unknown_{};
  std::vector<Container> containers_{};
  std::string key_{};  ///< of the member at hand
  bool may_be_typed_ = false;
  bool is_known_ = true;
};

/// A name or an index, and nothing else.
class KeyReader : public nlohmann::json_sax<Json> {
 public:
  bool number_unsigned(std::uint64_t value) override {
    found = ElementKey(std::size_t{value});
    return true;
  }
  bool string(std::string& text) override {
    found = ElementKey(std::move(text));
    return true;
  }

  bool null() override { return false; }
  bool boolean(bool) override { return false; }
  bool number_integer(std::int64_t) override { return false; }
  bool number_float(double, const std::string&) override { return false; }
  bool binary(Json::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return false; }
  bool key(std::string&) override { return false; }
  bool end_object() override { return false; }
  bool start_array(std::size_t) override { return false; }
  bool end_array() override { return false; }
  bool parse_error(std::size_t, const std::string&, const Json::exception&) override {
    return false;
  }

  std::optional<ElementKey> found{};
};

template <typename Handler>
bool read(PackedValue packed, Handler& handler) {
  return Json::sax_parse(packed.begin(), packed.end(), &handler,
                         Json::input_format_t::msgpack);
}

}  // namespace

Result<UnpackedValue> unpack(PackedValue value) {
  Unpacker unpacker;
  if (!read(value, unpacker)) {
    return Error{.message = "a value in the plan file cannot be read"};
  }
  return unpacker.take();
}

std::optional<ElementKey> unpack_key(PackedValue key) {
  KeyReader reader;
  if (!read(key, reader)) return std::nullopt;
  return std::move(reader.found);
}

}  // namespace trailseal::terraform
