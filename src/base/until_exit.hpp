// UntilExit: a value that is not taken apart where the process ends anyway.
//
// A large plan leaves a million small blocks behind, and giving each of them back takes a
// tenth of a run. The program has one run (main.cpp says so); tests have many in a process.
#pragma once

#include <memory>
#include <utility>

namespace trailseal {

/// Tells that the process ends with the run that follows.
void end_process_after_run();
bool ends_process_after_run();

template <typename T>
class UntilExit {
 public:
  explicit UntilExit(T value) : value_(std::make_unique<T>(std::move(value))) {}
  /// With `kept` false it is taken apart in any case.
  explicit UntilExit(std::unique_ptr<T> value, bool kept = true)
      : value_(std::move(value)), kept_(kept) {}
  UntilExit(const UntilExit&) = delete;
  UntilExit& operator=(const UntilExit&) = delete;
  ~UntilExit() {
    if (kept_ && ends_process_after_run()) static_cast<void>(value_.release());
  }

  T& operator*() { return *value_; }

 private:
  std::unique_ptr<T> value_;
  bool kept_ = true;
};

}  // namespace trailseal
