// The door to RE2 of this room.
//
//   Go                                    RE2
//   (?P<name>x)  (?<name>x)               (x): the names are kept here
//   two groups of one name                refused: hence the names are kept here
//   \C                                    one byte: refused here, as in Go
#include "hcl/function/regular_expression.hpp"

#include <re2/re2.h>

#include <algorithm>

#include "hcl/unicode.hpp"

namespace trailseal::hcl {

struct RegularExpression::Compiled {
  std::unique_ptr<RE2> re{};
  std::vector<std::string> names{};
};

namespace {

constexpr std::int64_t kMaxMemory = std::int64_t{16} << 20;

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         c == '_';
}

Error invalid(const std::string& message) {
  return Error{.message = "invalid regular expression: " + message,
               .help = "look-around and back references are not part of the language"};
}

/// A pattern without the names of its groups, and the names.
class Rewriter {
 public:
  explicit Rewriter(std::string_view source) : rest_(source) {}

  Result<void> run() {
    while (!rest_.empty()) {
      if (rest_[0] == '\\') {
        if (rest_.starts_with("\\C")) return invalid("invalid escape sequence `\\C`");
        if (rest_.starts_with("\\Q")) {
          take_quoted();
        } else {
          take(2);
        }
      } else if (rest_[0] == '[') {
        take_class();
      } else if (rest_[0] == '(') {
        if (auto done = take_group(); !done) return done.error();
      } else {
        take(1);
      }
    }
    return {};
  }

  std::string pattern{};
  std::vector<std::string> names{};

 private:
  void take(std::size_t count) {
    count = std::min(count, rest_.size());
    pattern += rest_.substr(0, count);
    rest_.remove_prefix(count);
  }

  void take_quoted() {
    const std::size_t end = rest_.find("\\E");
    take(end == std::string_view::npos ? rest_.size() : end + 2);
  }

  void take_class() {
    take(1);
    if (!rest_.empty() && rest_[0] == '^') take(1);
    if (!rest_.empty() && rest_[0] == ']') take(1);
    while (!rest_.empty() && rest_[0] != ']') {
      if (rest_[0] == '\\') {
        take(2);
      } else if (rest_.starts_with("[:") && rest_.find(":]") != std::string_view::npos) {
        take(rest_.find(":]") + 2);
      } else {
        take(1);
      }
    }
    take(1);
  }

  Result<void> take_group() {
    const std::size_t open = rest_.starts_with("(?P<")  ? 4
                             : rest_.starts_with("(?<") ? 3
                                                        : 0;
    if (open == 0) {
      if (!rest_.starts_with("(?")) names.emplace_back();
      take(1);
      return {};
    }
    const std::size_t close = rest_.find('>');
    const std::string name(
        close == std::string_view::npos ? "" : rest_.substr(open, close - open));
    if (open == 3 && (name.starts_with("=") || name.starts_with("!"))) {
      return invalid("look-behind is not supported");
    }
    if (name.empty() || !std::all_of(name.begin(), name.end(), is_word)) {
      return invalid("invalid name of a group");
    }
    names.push_back(name);
    pattern += '(';
    rest_.remove_prefix(close + 1);
    return {};
  }

  std::string_view rest_;
};

std::size_t width_at(const std::string& text, std::size_t at) {
  std::string_view rest = std::string_view(text).substr(at);
  const std::size_t before = rest.size();
  if (!rest.empty()) take_code_point(rest);
  return before - rest.size();
}

/// What a replacement names at its front, behind the `$`: `1`, `name`, `{name}`. Drops
/// it; nothing where it is no name, so that the `$` stands for itself.
std::optional<std::string> take_name(std::string_view& rest) {
  std::string_view look = rest;
  const bool braced = look.starts_with("{");
  if (braced) look.remove_prefix(1);
  std::string name;
  while (!look.empty()) {
    std::string_view behind = look;
    const std::uint32_t c = take_code_point(behind);
    const bool is_name = c < 0x80 ? is_word(static_cast<char>(c)) : is_identifier_part(c);
    if (!is_name) break;
    name += look.substr(0, look.size() - behind.size());
    look = behind;
  }
  if (name.empty()) return std::nullopt;
  if (braced) {
    if (!look.starts_with("}")) return std::nullopt;
    look.remove_prefix(1);
  }
  rest = look;
  return name;
}

void append_group(std::string& out, const std::string& text, const Match& match,
                  const std::vector<std::string>& names, const std::string& name) {
  const bool is_number =
      name.size() < 9 &&
      std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  const auto append = [&](std::size_t group) {
    if (group >= match.size() || !match[group]) return false;
    out += text.substr(match[group]->begin, match[group]->end - match[group]->begin);
    return true;
  };
  if (is_number && (name.size() == 1 || name[0] != '0')) {
    append(static_cast<std::size_t>(std::stoul(name)));
    return;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name && append(i + 1)) return;
  }
}

void append_expanded(std::string& out, const std::string& text, const Match& match,
                     const std::vector<std::string>& names,
                     std::string_view replacement) {
  while (true) {
    const std::size_t dollar = replacement.find('$');
    out += replacement.substr(0, dollar);
    if (dollar == std::string_view::npos) return;
    replacement.remove_prefix(dollar + 1);
    if (replacement.starts_with("$")) {
      out += '$';
      replacement.remove_prefix(1);
      continue;
    }
    const auto name = take_name(replacement);
    if (!name) {
      out += '$';
      continue;
    }
    append_group(out, text, match, names, *name);
  }
}

}  // namespace

Result<RegularExpression> RegularExpression::read(const std::string& pattern) {
  Rewriter rewriter(pattern);
  if (auto done = rewriter.run(); !done) return done.error();
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMaxMemory);
  auto compiled = std::make_shared<Compiled>();
  compiled->re = std::make_unique<RE2>(rewriter.pattern, options);
  compiled->names = std::move(rewriter.names);
  if (!compiled->re->ok()) return invalid("`" + compiled->re->error_arg() + "`");
  return RegularExpression(std::move(compiled));
}

const std::vector<std::string>& RegularExpression::groups() const {
  return compiled_->names;
}

std::optional<Match> RegularExpression::find(const std::string& text,
                                             std::size_t start) const {
  const std::size_t count = compiled_->names.size() + 1;
  std::vector<re2::StringPiece> parts(count);
  if (!compiled_->re->Match(text, start, text.size(), RE2::UNANCHORED, parts.data(),
                            static_cast<int>(count))) {
    return std::nullopt;
  }
  Match match(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (parts[i].data() == nullptr) continue;
    const auto begin = static_cast<std::size_t>(parts[i].data() - text.data());
    match[i] = Span{.begin = begin, .end = begin + parts[i].size()};
  }
  return match;
}

std::vector<Match> RegularExpression::find_all(const std::string& text) const {
  std::vector<Match> all;
  std::size_t at = 0;
  std::optional<std::size_t> last_end;
  while (at <= text.size()) {
    auto match = find(text, at);
    if (!match) break;
    const Span whole = *match->front();
    bool accept = true;
    if (whole.end == at) {
      accept = !(last_end && whole.begin == *last_end);
      const std::size_t width = width_at(text, at);
      at = width > 0 ? at + width : text.size() + 1;
    } else {
      at = whole.end;
    }
    last_end = whole.end;
    if (accept) all.push_back(std::move(*match));
  }
  return all;
}

std::string RegularExpression::replace_all(const std::string& text,
                                           std::string_view replacement) const {
  std::string out;
  std::size_t copied = 0;
  std::size_t at = 0;
  while (at <= text.size()) {
    const auto match = find(text, at);
    if (!match) break;
    const Span whole = *match->front();
    out += text.substr(copied, whole.begin - copied);
    if (whole.end > copied || whole.begin == 0) {
      append_expanded(out, text, *match, compiled_->names, replacement);
    }
    copied = whole.end;
    const std::size_t width = width_at(text, at);
    if (at + width > whole.end) {
      at += width;
    } else if (at + 1 > whole.end) {
      ++at;
    } else {
      at = whole.end;
    }
  }
  return out + text.substr(copied);
}

}  // namespace trailseal::hcl
