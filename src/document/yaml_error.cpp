#include "document/yaml_error.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/limits.hpp"

namespace trailseal {
namespace {

/// The length of the UTF-8 sequence at `at`, 0 where there is none.
std::size_t utf8_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 && lead < 0xF5   ? 4
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                                                           : 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  }
  // Overlong forms, surrogates, and what lies beyond U+10FFFF.
  if (lead == 0xE0 && byte(1) < 0xA0) return 0;
  if (lead == 0xED && byte(1) >= 0xA0) return 0;
  if (lead == 0xF0 && byte(1) < 0x90) return 0;
  if (lead == 0xF4 && byte(1) >= 0x90) return 0;
  return length;
}

/// Everything from a place on.
std::string_view rest_from(const Source& source, Position position) {
  const std::string_view line = line_of(source, position.line);
  if (line.data() == nullptr) return {};
  const auto start = static_cast<std::size_t>(line.data() - source.text().data());
  const std::size_t at = start + std::min<std::size_t>(position.column - 1, line.size());
  return source.text().substr(at);
}

bool has_tab_indentation(const Source& source, std::uint32_t line) {
  const std::string_view text = line_of(source, line);
  const std::size_t first = text.find_first_not_of(" \t");
  return text.substr(0, first).find('\t') != std::string_view::npos;
}

struct Wording {
  std::string_view beginning;  ///< how yaml-cpp's message begins
  const char* ours;
  const char* help;
};

constexpr std::array kWordings{
    Wording{"illegal EOF in scalar", "a quoted string is not closed", ""},
    Wording{"illegal document indicator in scalar", "a quoted string is not closed", ""},
    Wording{"end of map flow not found", "a `{` is not closed", ""},
    Wording{"end of sequence flow not found", "a `[` is not closed", ""},
    Wording{"end of map not found", "this does not fit the lines above",
            "check the indentation"},
    Wording{"end of sequence not found", "this does not fit the lines above",
            "check the indentation"},
    Wording{"illegal map value", "a mapping cannot begin here",
            "quote a string that contains `: `"},
    Wording{"illegal map key", "a key cannot be here", "check the indentation"},
    Wording{"illegal block entry", "a list item cannot begin here",
            "check the indentation"},
    Wording{"illegal flow end", "a bracket is closed that was not opened", ""},
    Wording{"illegal tab", "there is a tab in the indentation", "indent with spaces"},
    Wording{"unknown token", "a string without quotes cannot begin with this character",
            "quote the string"},
    Wording{"unknown escape", "a quoted string has an unknown escape",
            "write `\\\\` for a backslash, or use single quotes"},
    Wording{"bad character found while scanning hex", "a quoted string has a bad escape",
            ""},
    Wording{"the referenced anchor", "an alias names an anchor that is not defined", ""},
    Wording{"bad file", "nested too deeply", ""},
};

}  // namespace

Error yaml_error(const Source& source, std::string message, std::string help,
                 Position position) {
  return Error{.message = "malformed YAML: " + std::move(message),
               .help = std::move(help),
               .path = source.path(),
               .line = position.line,
               .column = position.column};
}

Error yaml_library_error(const Source& source, std::string_view message,
                         Position position) {
  // Past the end there is nothing to point at: the last line is where it ended.
  const Position end = source.position_of(source.text().size());
  if (position.line > end.line) position = end;
  if (has_tab_indentation(source, position.line)) {
    return yaml_error(source, "there is a tab in the indentation", "indent with spaces",
                      position);
  }
  for (const Wording& row : kWordings) {
    if (message.starts_with(row.beginning)) {
      return yaml_error(source, row.ours, row.help, position);
    }
  }
  return yaml_error(source, std::string(message), {}, position);
}

Result<void> check_yaml_bytes(const Source& source) {
  const std::string_view text = source.text();
  if (text.size() > kMaxYamlBytes) {
    return Error{.message = "the YAML is larger than " +
                            std::to_string(kMaxYamlBytes >> 20U) + " MiB",
                 .help = "CloudFormation takes templates of up to 1 MB",
                 .path = source.path()};
  }
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    const std::size_t length = utf8_length(text, at);
    if (length == 0) {
      return yaml_error(source, "it is not valid UTF-8", "save the file as UTF-8",
                        source.position_of(at));
    }
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
      return yaml_error(source, "there is a control character in the text", {},
                        source.position_of(at));
    }
    at += length;
  }
  return {};
}

bool is_open_quote(const Source& source, Position scalar) {
  std::string_view rest = rest_from(source, scalar);
  while (!rest.empty() && (rest[0] == '!' || rest[0] == '&')) {
    rest.remove_prefix(std::min(rest.find_first_of(" \t\r\n"), rest.size()));
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
  }
  if (rest.empty() || (rest[0] != '"' && rest[0] != '\'')) return false;
  const char quote = rest[0];
  for (std::size_t at = 1; at < rest.size(); ++at) {
    const bool escape = quote == '"' ? rest[at] == '\\' : rest.substr(at, 2) == "''";
    if (escape) {
      ++at;
    } else if (rest[at] == quote) {
      return false;
    }
  }
  return true;
}

bool is_deep_flow(const Source& source, Position from) {
  const std::string_view rest = rest_from(source, from);
  const auto opened = std::count(rest.begin(), rest.end(), '[') +
                      std::count(rest.begin(), rest.end(), '{');
  const auto closed = std::count(rest.begin(), rest.end(), ']') +
                      std::count(rest.begin(), rest.end(), '}');
  return opened - closed > static_cast<std::ptrdiff_t>(kMaxDepth);
}

std::string_view line_of(const Source& source, std::uint32_t line) {
  std::string_view text = source.text();
  for (std::uint32_t i = 1; i < line; ++i) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

}  // namespace trailseal
