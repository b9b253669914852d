#include "patch/line_scan.hpp"

#include <algorithm>

namespace trailseal::patch {

std::size_t line_begin(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  const std::size_t end = text.rfind('\n', at - 1);
  return end == std::string_view::npos ? 0 : end + 1;
}

std::size_t line_stop(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  const bool crlf = end < text.size() && end > at && text[end - 1] == '\r';
  return crlf ? end - 1 : end;
}

std::size_t next_line(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

std::size_t next_token(std::string_view text, std::size_t at, bool hash, bool slashes) {
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    if (rest.front() == ' ' || rest.front() == '\t' || rest.front() == '\r' ||
        rest.front() == '\n') {
      ++at;
    } else if ((hash && rest.front() == '#') || (slashes && rest.starts_with("//"))) {
      at = line_stop(text, at);
    } else if (slashes && rest.starts_with("/*")) {
      const std::size_t end = text.find("*/", at + 2);
      at = end == std::string_view::npos ? text.size() : end + 2;
    } else {
      return at;
    }
  }
  return at;
}

bool is_last_on_line(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, line_stop(text, at) - at);
  const std::size_t first = rest.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return true;
  return rest[first] == '#' || rest.substr(first, 2) == "//";
}

bool is_first_on_line(std::string_view text, std::size_t at) {
  const std::size_t begin = line_begin(text, at);
  const std::string_view ahead = text.substr(begin, at - begin);
  return ahead.find_first_not_of(" \t") == std::string_view::npos;
}

std::string with_indent(std::string_view text, std::string_view more) {
  std::string indented;
  for (std::size_t at = 0; at < text.size(); ++at) {
    indented += text[at];
    const bool line = text[at] == '\n' && at + 1 < text.size() && text[at + 1] != '\n';
    if (line) indented += more;
  }
  return indented;
}

}  // namespace trailseal::patch
