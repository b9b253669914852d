// Agreement: the one text that several resources say.
#pragma once

#include <optional>

#include "base/text.hpp"

namespace trailseal::terraform {

/// Takes texts one by one and gives the one that all of them are.
class Agreement {
 public:
  /// An empty text says nothing.
  void add(const Text& text) {
    if (text.empty()) return;
    if (value_ && !(*value_ == text)) disputed_ = true;
    value_ = text;
  }
  /// Nullopt where there was none, or two that differ.
  std::optional<Text> value() const { return disputed_ ? std::nullopt : value_; }

 private:
  std::optional<Text> value_{};
  bool disputed_ = false;
};

}  // namespace trailseal::terraform
