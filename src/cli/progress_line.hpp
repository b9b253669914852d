// ProgressLine: what a run that takes long is at.
#pragma once

#include <chrono>
#include <condition_variable>
#include <iosfwd>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "load/progress.hpp"

namespace trailseal::cli {

/// How a run says what it is at.
enum class ProgressMode {
  Off,    ///< not at all
  Line,   ///< one line that changes, and is gone at the end
  Lines,  ///< a line for each step, at most one a second: for logs
};

/// What suits the stream: a line on a terminal, else nothing; lines where they are asked
/// for and the stream is no terminal; nothing where the run is to be quiet.
ProgressMode progress_mode(const std::ostream& err, bool asked, bool quiet);

/// Says on `err` what the run is at; a line that changes from the time `quiet` has passed
/// on. Starts a thread for that line alone.
class ProgressLine : public load::Progress {
 public:
  ProgressLine(std::ostream& err, ProgressMode mode,
               std::chrono::milliseconds quiet = std::chrono::seconds(1));
  ~ProgressLine() override;
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void say(const std::string& step) override;

 private:
  void watch();

  void write_line(const std::string& step);

  std::ostream& err_;
  ProgressMode mode_;
  std::chrono::milliseconds quiet_;
  std::optional<std::chrono::steady_clock::time_point> last_{};  ///< of Lines
  std::mutex mutex_{};
  std::condition_variable done_{};
  std::string step_{};
  bool over_ = false;
  std::thread watcher_{};
};

}  // namespace trailseal::cli
