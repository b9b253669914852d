#include "cli/progress_line.hpp"

#include <ostream>

#include "cli/terminal.hpp"
#include "report/paragraph.hpp"

namespace trailseal::cli {
namespace {

constexpr const char* kClearLine = "\r\x1b[K";
constexpr std::size_t kLongestStep = 60;  // a line that wraps cannot be taken away

}  // namespace

ProgressMode progress_mode(const std::ostream& err, bool asked, bool quiet) {
  if (quiet) return ProgressMode::Off;
  if (is_error_terminal(err)) return ProgressMode::Line;
  return asked ? ProgressMode::Lines : ProgressMode::Off;
}

ProgressLine::ProgressLine(std::ostream& err, ProgressMode mode,
                           std::chrono::milliseconds quiet)
    : err_(err), mode_(mode), quiet_(quiet) {
  if (mode == ProgressMode::Line) watcher_ = std::thread([this] { watch(); });
}

ProgressLine::~ProgressLine() {
  if (!watcher_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  done_.notify_all();
  watcher_.join();
}

void ProgressLine::write_line(const std::string& step) {
  const auto now = std::chrono::steady_clock::now();
  if (last_ && now - *last_ < std::chrono::seconds(1)) return;
  last_ = now;
  err_ << "trailseal: " << report::printable(step) << std::endl;
}

void ProgressLine::say(const std::string& step) {
  if (mode_ == ProgressMode::Lines) return write_line(step);
  if (!watcher_.joinable()) return;
  std::string shown = report::printable(step);
  if (shown.size() > kLongestStep) {
    shown = "..." + shown.substr(shown.size() - kLongestStep);
  }
  const std::lock_guard lock(mutex_);
  step_ = std::move(shown);
}

void ProgressLine::watch() {
  constexpr auto kAgain = std::chrono::milliseconds(200);
  const auto start = std::chrono::steady_clock::now();
  std::unique_lock lock(mutex_);
  std::string shown;
  auto wait = quiet_;
  while (!done_.wait_for(lock, wait, [this] { return over_; })) {
    const auto past = std::chrono::steady_clock::now() - start;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(past).count();
    wait = kAgain;
    std::string text = "trailseal: " + step_ + " (" + std::to_string(seconds) + " s)";
    if (text == shown) continue;
    err_ << kClearLine << text << std::flush;
    shown = std::move(text);
  }
  if (!shown.empty()) err_ << kClearLine << std::flush;
}

}  // namespace trailseal::cli
