// JsonText: JSON that is written piece by piece, on one line.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace trailseal::terraform {

class JsonText {
 public:
  /// `{` or `[`, and the bracket that ends what it began.
  JsonText& open(char bracket);
  JsonText& close(char bracket);
  /// The name of the next member.
  JsonText& key(std::string_view name);
  JsonText& string(std::string_view text);
  JsonText& boolean(bool value) { return raw(value ? "true" : "false"); }
  /// What is JSON already.
  JsonText& raw(std::string_view json);

  const std::string& text() const { return text_; }
  std::string take() { return std::move(text_); }

 private:
  void separate();
  void quote(std::string_view text);

  std::string text_{};
  bool comma_ = false;  ///< something stands before, which the next piece follows
};

}  // namespace trailseal::terraform
