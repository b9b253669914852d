// simdjson's On-Demand interface, walked once, front to back, into a Value tree.
//
// On-Demand checks what it walks over; since every node of the part is walked, the whole
// part is checked. Offsets of the tokens give lines and columns.
#include "document/json_reader.hpp"

#include <simdjson.h>

#include <algorithm>

#include "base/limits.hpp"

namespace trailseal {
namespace {

namespace od = simdjson::ondemand;

std::string advice_for(simdjson::error_code code) {
  switch (code) {
    case simdjson::UTF8_ERROR:
      return "save the file as UTF-8";
    case simdjson::UNCLOSED_STRING:
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return "the file seems to be cut off: write it again";
    default:
      return {};
  }
}

std::size_t take_digits(std::string_view& text) {
  const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(count);
  return count;
}

bool take_one_of(std::string_view& text, std::string_view characters) {
  if (text.empty() || characters.find(text[0]) == characters.npos) return false;
  text.remove_prefix(1);
  return true;
}

/// RFC 8259, section 6: `-12.5e+3`, of any size.
bool is_json_number(std::string_view text) {
  take_one_of(text, "-");
  const bool has_zero = text.starts_with('0');
  const std::size_t whole = take_digits(text);
  if (whole == 0 || (has_zero && whole > 1)) return false;
  if (take_one_of(text, ".") && take_digits(text) == 0) return false;
  if (take_one_of(text, "eE")) {
    take_one_of(text, "+-");
    if (take_digits(text) == 0) return false;
  }
  return text.empty();
}

/// The number that is all of a document: simdjson does not go past one that no double
/// holds.
std::optional<std::string_view> lone_number(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = std::min(text.find_first_not_of(kSpace), text.size());
  text.remove_prefix(begin);
  text = text.substr(0, text.find_last_not_of(kSpace) + 1);
  if (!is_json_number(text)) return std::nullopt;
  return text;
}

std::string words_for(simdjson::error_code code) {
  switch (code) {
    case simdjson::UTF8_ERROR:
      return "it is not valid UTF-8";
    case simdjson::UNCLOSED_STRING:
      return "a string is not closed";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return "it ends in the middle of a value";
    case simdjson::UNESCAPED_CHARS:
      return "there is a control character in a string";
    case simdjson::EMPTY:
      return "a value is missing";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR:
      return "a word is neither true, false nor null";
    case simdjson::NUMBER_ERROR:
      return "a number is malformed";
    case simdjson::STRING_ERROR:
      return "a string has a bad escape";
    case simdjson::DEPTH_ERROR:
      return "nested too deeply";
    case simdjson::TRAILING_CONTENT:
      return "there is more text after the end of the document";
    default:
      return "a comma, colon or bracket is missing or misplaced";
  }
}

/// Carries a simdjson error code to the edge of this file.
struct MalformedJson {
  simdjson::error_code code;
};

template <typename T>
T must(simdjson::simdjson_result<T> result) {
  T value;
  const auto code = std::move(result).get(value);
  if (code != simdjson::SUCCESS) throw MalformedJson{code};
  return value;
}

class JsonBuilder {
 public:
  /// Positions are those of `source` or, without one, `fixed` for every node.
  /// Members named in `omitted`, two levels deep, are not built.
  JsonBuilder(const Source* source, Position fixed,
              std::span<const std::string_view> omitted, bool placed_in_line)
      : source_(source),
        fixed_(fixed),
        omitted_(omitted),
        placed_in_line_(placed_in_line) {}

  Document read(od::parser& parser, simdjson::padded_string_view part) {
    Document document;
    if (const auto number = lone_number(part)) {
      document.root = Value::number(std::string(*number), place(part));
      return document;
    }
    od::document json = must(parser.iterate(part));
    document.root = read_root(json);
    if (!json.current_location().error()) throw MalformedJson{simdjson::TRAILING_CONTENT};
    document.warnings = std::move(warnings_);
    return document;
  }

  Position last() const { return last_; }

 private:
  Value read_root(od::document& json) {
    if (must(json.is_scalar())) return read_scalar_root(json);
    return read_value(must(json.get_value()));
  }

  Value read_scalar_root(od::document& json) {
    const Position position = place(json.raw_json_token().value_unsafe());
    switch (must(json.type())) {
      case od::json_type::string:
        return Value::text(Text(must(json.get_string())), position);
      case od::json_type::boolean:
        return Value::boolean(must(json.get_bool()), position);
      case od::json_type::null:
        if (!json.is_null()) throw MalformedJson{simdjson::N_ATOM_ERROR};
        return Value::null(position);
      default:
        return read_number(json, json.raw_json_token().value_unsafe(), position);
    }
  }

  Value read_value(od::value json) {
    const std::string_view token = json.raw_json_token();
    const Position position = place(token);
    switch (must(json.type())) {
      case od::json_type::object:
        return read_object(json, position);
      case od::json_type::array:
        return read_array(json, position);
      case od::json_type::string:
        return Value::text(Text(must(json.get_string())), position);
      case od::json_type::boolean:
        return Value::boolean(must(json.get_bool()), position);
      case od::json_type::number:
        return read_number(json, token, position);
      case od::json_type::null:
        break;
    }
    if (!json.is_null()) throw MalformedJson{simdjson::N_ATOM_ERROR};
    return Value::null(position);
  }

  template <typename Json>
  Value read_number(Json&& json, std::string_view token, Position position) {
    const std::string_view spelling = token.substr(0, token.find_first_of(",]} \t\r\n"));
    // Checks the spelling, but refuses what no double can hold: 1e400.
    if (json.get_double().error() != simdjson::SUCCESS) {
      if (!is_json_number(spelling)) throw MalformedJson{simdjson::NUMBER_ERROR};
    }
    return Value::number(std::string(spelling), position);
  }

  Value read_object(od::value json, Position position) {
    deeper();
    Value map = Value::map(position);
    od::object object = must(json.get_object());
    for (auto member : object) {
      od::field field = must(std::move(member));
      const Position key_position = place({field.key().raw() - 1, 1});
      std::string key(must(field.unescaped_key()));
      if (is_omitted(key)) continue;
      const bool duplicate = map.find(key) != nullptr;
      if (duplicate) warn_duplicate(key, key_position);
      Value value = read_value(field.value());
      if (duplicate) {
        map.set(std::move(key), std::move(value), key_position);
      } else {
        map.add(std::move(key), std::move(value), key_position);
      }
    }
    --depth_;
    return map;
  }

  Value read_array(od::value json, Position position) {
    deeper();
    Value list = Value::list({}, position);
    od::array array = must(json.get_array());
    for (auto item : array) list.push_back(read_value(must(item)));
    --depth_;
    return list;
  }

  bool is_omitted(std::string_view key) const {
    return depth_ == 2 &&
           std::find(omitted_.begin(), omitted_.end(), key) != omitted_.end();
  }

  void deeper() {
    if (++depth_ > kMaxDepth) throw MalformedJson{simdjson::DEPTH_ERROR};
  }

  Position place(std::string_view token) {
    if (source_ == nullptr) return fixed_;
    const auto offset = static_cast<std::size_t>(token.data() - source_->text().data());
    if (source_->has_lines()) {
      last_ = source_->position_of(offset);
    } else {
      last_ = Position{.line = 1, .column = static_cast<std::uint32_t>(offset + 1)};
      if (!placed_in_line_) return {};
    }
    return last_;
  }

  void warn_duplicate(const std::string& key, Position position) {
    warnings_.push_back(
        Error{.message = "duplicate key `" + key + "`: the last one counts",
              .path = source_ ? source_->path() : std::string(),
              .line = position.line,
              .column = position.column});
  }

  const Source* source_;
  Position fixed_;
  std::span<const std::string_view> omitted_;
  bool placed_in_line_;  ///< whether nodes of a source of one line have places
  Position last_{};
  std::size_t depth_ = 0;
  std::vector<Error> warnings_;
};

Result<Document> read(const Source* source, Position fixed,
                      simdjson::padded_string_view part,
                      std::span<const std::string_view> omitted = {},
                      bool placed_in_line = true) {
  static thread_local od::parser parser;
  JsonBuilder builder(source, fixed, omitted, placed_in_line);
  simdjson::error_code code = simdjson::SUCCESS;
  try {
    return builder.read(parser, part);
  } catch (const MalformedJson& malformed) {
    code = malformed.code;
  } catch (const simdjson::simdjson_error& error) {
    code = error.error();
  }
  Position position = source ? builder.last() : fixed;
  if (source != nullptr && position.line == 0) position = {.line = 1, .column = 1};
  return Error{.message = "malformed JSON: " + words_for(code),
               .help = advice_for(code),
               .path = source ? source->path() : std::string(),
               .line = position.line,
               .column = position.column};
}

}  // namespace

Result<Document> read_json(const Source& source) {
  return read(&source, {},
              simdjson::padded_string_view(source.text().data(), source.text().size(),
                                           source.capacity()));
}

Result<Document> read_json_part(const Source& source, std::string_view part,
                                std::span<const std::string_view> omitted) {
  const auto offset = static_cast<std::size_t>(part.data() - source.text().data());
  const simdjson::padded_string_view padded(part.data(), part.size(),
                                            source.capacity() - offset);
  return read(&source, {}, padded, omitted, false);
}

Result<Document> read_json_text(std::string_view text, Position at) {
  const Source source("", std::string(text));
  if (at.line == 0) return read_json(source);
  return read(nullptr, at,
              simdjson::padded_string_view(source.text().data(), source.text().size(),
                                           source.capacity()));
}

}  // namespace trailseal
