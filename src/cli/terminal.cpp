// A stream is a terminal only if it is the process's own stdout and that is one: tests
// and pipes get plain text, a hundred columns wide.
#include "cli/terminal.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace trailseal::cli {
namespace {

constexpr int kNarrowest = 60;  // below this the indents leave no room for words
constexpr int kWidest = 120;    // above this lines are hard to read

bool color_is_welcome() {
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  const char* term = std::getenv("TERM");
  return term == nullptr || std::string(term) != "dumb";
}

int terminal_width(int fallback) {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return fallback;
  return std::clamp<int>(size.ws_col, kNarrowest, kWidest);
}

}  // namespace

bool is_terminal(const std::ostream& out) {
  return &out == &std::cout && isatty(STDOUT_FILENO) == 1;
}

bool is_error_terminal(const std::ostream& err) {
  return &err == &std::cerr && isatty(STDERR_FILENO) == 1;
}

bool is_closed_pipe(const std::ostream& out) {
  if (&out != &std::cout) return false;
  pollfd end{.fd = STDOUT_FILENO, .events = POLLOUT, .revents = 0};
  return poll(&end, 1, 0) == 1 && (end.revents & POLLERR) != 0;
}

report::TextOptions text_options(ColorChoice choice, const std::ostream& out) {
  report::TextOptions options;
  const bool terminal = is_terminal(out);
  if (terminal) options.width = terminal_width(options.width);
  options.color = choice == ColorChoice::Always ||
                  (choice == ColorChoice::Auto && terminal && color_is_welcome());
  return options;
}

}  // namespace trailseal::cli
