// What somebody who waits for a run is told.
#pragma once

#include <string>

namespace trailseal::load {

/// Takes the steps of a run as they begin.
class Progress {
 public:
  virtual ~Progress() = default;
  /// What comes now: "reading plan.json".
  virtual void say(const std::string& step) = 0;
};

}  // namespace trailseal::load
