// The cursor keeps one state for the container it is in:
//
//   First      behind `{` or `[`: an element or the closing bracket follows
//   Value      on a value nobody has taken yet: the next step skips it
//   Separator  behind a value: `,` or the closing bracket follows
//
// Leaving a container always means standing behind a value of the one around it, so one
// state is enough. Skipping looks only at quotes and brackets.
#include "document/json_cursor.hpp"

#include <algorithm>
#include <array>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/limits.hpp"
#include "document/container_skip.hpp"

namespace trailseal {
namespace {

constexpr std::array<bool, 256> table_of(std::string_view chars) {
  std::array<bool, 256> table{};
  for (const char c : chars) table[static_cast<unsigned char>(c)] = true;
  return table;
}

constexpr auto kSpaceTable = table_of(" \t\r\n");
constexpr auto kScalarEnd = table_of(" \t\r\n,]}");

bool in(const std::array<bool, 256>& table, char c) {
  return table[static_cast<unsigned char>(c)];
}

}  // namespace

JsonCursor::JsonCursor(const Source& source) : source_(source), text_(source.text()) {
  skip_space();
}

JsonCursor::JsonCursor(const Source& source, std::string_view part) : source_(source) {
  at_ = static_cast<std::size_t>(part.data() - source.text().data());
  kept_from_ = at_;
  text_ = source.text().substr(0, at_ + part.size());
}

void JsonCursor::fail(const char* what) {
  if (what_ == nullptr) what_ = what;
}

Error JsonCursor::error() const {
  const Position position = source_.position_of(std::min(at_, text_.size()));
  return Error{
      .message = std::string("malformed JSON: ") + (what_ ? what_ : "unknown"),
      .help = at_ >= text_.size() ? "the file seems to be cut off: write it again" : "",
      .path = source_.path(),
      .line = position.line,
      .column = position.column};
}

void JsonCursor::skip_space() {
  while (at_ < text_.size() && in(kSpaceTable, text_[at_])) ++at_;
}

bool JsonCursor::at_end() {
  skip_space();
  return at_ >= text_.size();
}

bool JsonCursor::enter(char open) {
  if (failed() || at_ >= text_.size() || text_[at_] != open) return false;
  if (++depth_ > kMaxDepth) {
    fail("nested too deeply");
    return false;
  }
  ++at_;
  state_ = State::First;
  return true;
}

bool JsonCursor::enter_object() { return enter('{'); }
bool JsonCursor::enter_list() { return enter('['); }

bool JsonCursor::step(char close) {
  if (failed()) return false;
  leave_behind();
  if (state_ == State::Value) skip_value();
  const bool first = state_ == State::First;
  skip_space();
  if (at_ >= text_.size()) {
    fail("it ends in the middle of a value");
    return false;
  }
  if (text_[at_] == close) {
    ++at_;
    --depth_;
    state_ = State::Separator;
    return false;
  }
  if (!first) {
    if (text_[at_] != ',') {
      fail("expected `,` or a closing bracket");
      return false;
    }
    ++at_;
    skip_space();
  }
  state_ = State::Value;
  return true;
}

std::optional<std::string_view> JsonCursor::next_member() {
  if (!step('}')) return std::nullopt;
  const auto key = take_string();
  if (!key) {
    fail("expected a key in quotes");
    return std::nullopt;
  }
  skip_space();
  if (at_ >= text_.size() || text_[at_] != ':') {
    fail("expected `:` behind a key");
    return std::nullopt;
  }
  ++at_;
  skip_space();
  state_ = State::Value;
  return key;
}

bool JsonCursor::next_item() { return step(']'); }

std::string_view JsonCursor::take() {
  if (failed()) return {};
  const std::size_t from = at_;
  skip_value();
  return failed() ? std::string_view() : text_.substr(from, at_ - from);
}

std::optional<std::string_view> JsonCursor::take_string() {
  if (failed() || at_ >= text_.size() || text_[at_] != '"') return std::nullopt;
  const std::size_t from = at_ + 1;
  skip_string();
  if (failed()) return std::nullopt;
  state_ = State::Separator;
  return text_.substr(from, at_ - 1 - from);
}

// Strings are the bulk of a plan, most of them short: no call per string pays. Reading
// ahead of the end is safe, for Source::kPadding bytes stand behind every text.
void JsonCursor::skip_string() {
  const char* p = text_.data() + at_ + 1;
  const char* const end = text_.data() + text_.size();
#ifdef __SSE2__
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i escape = _mm_set1_epi8('\\');
  while (p < end) {
    const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const auto hits = static_cast<unsigned>(_mm_movemask_epi8(
        _mm_or_si128(_mm_cmpeq_epi8(here, quote), _mm_cmpeq_epi8(here, escape))));
    p += hits == 0 ? 16 : __builtin_ctz(hits);
    if (hits == 0) continue;
    if (p < end && *p == '"') break;
    p += 2;
  }
#endif
  while (p < end && *p != '"') p += *p == '\\' ? 2 : 1;
  if (p >= end) {
    at_ = text_.size();
    return fail("it ends in the middle of a string");
  }
  at_ = static_cast<std::size_t>(p - text_.data()) + 1;
}

void JsonCursor::skip_container() {
  ContainerSkip skip(text_, at_);
  while (skip.step()) {
    at_ = skip.at();
    leave_behind();
  }
  at_ = skip.at();
  if (skip.failed()) fail(skip.what());
}

void JsonCursor::skip_value() {
  if (at_ >= text_.size()) return fail("it ends where a value is expected");
  const char c = text_[at_];
  if (c == '"') {
    skip_string();
  } else if (c == '{' || c == '[') {
    skip_container();
  } else {
    const std::size_t from = at_;
    while (at_ < text_.size() && !in(kScalarEnd, text_[at_])) ++at_;
    if (at_ == from) return fail("expected a value");
  }
  state_ = State::Separator;
}

}  // namespace trailseal
