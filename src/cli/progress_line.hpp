// ProgressLine: one line on a terminal while a run takes long.
#pragma once

#include <chrono>
#include <condition_variable>
#include <iosfwd>
#include <mutex>
#include <string>
#include <thread>

#include "load/progress.hpp"

namespace trailseal::cli {

/// Says on `err` what the run is at, from the time `quiet` has passed on, and takes the
/// line away at the end. Does nothing, and starts no thread, where `on` is false.
class ProgressLine : public load::Progress {
 public:
  ProgressLine(std::ostream& err, bool on,
               std::chrono::milliseconds quiet = std::chrono::seconds(1));
  ~ProgressLine() override;
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void say(const std::string& step) override;

 private:
  void watch();

  std::ostream& err_;
  std::chrono::milliseconds quiet_;
  std::mutex mutex_{};
  std::condition_variable done_{};
  std::string step_{};
  bool over_ = false;
  std::thread watcher_{};
};

}  // namespace trailseal::cli
