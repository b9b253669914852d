// PassedStretch: gives a mapped text back behind whoever goes through it front to back.
#pragma once

#include <cstddef>

#include "document/source.hpp"

namespace trailseal {

class PassedStretch {
 public:
  explicit PassedStretch(const Source& source) : source_(source) {}
  PassedStretch(const PassedStretch&) = delete;
  PassedStretch& operator=(const PassedStretch&) = delete;
  /// At the end all of it is passed.
  ~PassedStretch() { source_.release(kept_from_, source_.text().size()); }

  /// What stands before `offset` is done with for now.
  void reach(std::size_t offset) {
    if (offset < kept_from_ + Source::kStretch) return;
    source_.release(kept_from_, offset);
    kept_from_ = offset;
  }

 private:
  const Source& source_;
  std::size_t kept_from_ = 0;
};

}  // namespace trailseal
