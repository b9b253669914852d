// Progress: one line on a terminal while a run takes long.
#pragma once

#include <chrono>
#include <condition_variable>
#include <iosfwd>
#include <mutex>
#include <string>
#include <thread>

namespace trailseal::cli {

/// Says on `err` what the run is at, from the time `quiet` has passed on, and takes the
/// line away at the end. Does nothing, and starts no thread, where `on` is false.
class Progress {
 public:
  Progress(std::ostream& err, bool on,
           std::chrono::milliseconds quiet = std::chrono::seconds(1));
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// What comes now: "reading plan.json".
  void say(const std::string& step);

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
