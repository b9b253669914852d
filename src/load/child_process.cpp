// posix_spawn with a pipe for each stream; both are read as they fill, so that neither
// can block the child. stdin is a file, or /dev/null: a program that asks a question gets no
// answer.
// The child leads a process group of its own, so that what it starts (Terraform starts
// providers) can be ended with it.
#include "load/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <thread>

#include "base/limits.hpp"

namespace trailseal::load {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxErrorBytes = 8192;

/// A pipe whose ends close themselves.
class Pipe {
 public:
  Pipe() {
    if (pipe2(ends_.data(), O_CLOEXEC) != 0) ends_ = {-1, -1};
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  bool open() const { return ends_[0] >= 0; }
  int reader() const { return ends_[0]; }
  int writer() const { return ends_[1]; }
  void close_end(std::size_t end) {
    if (ends_[end] >= 0) close(ends_[end]);
    ends_[end] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

/// What the child starts with.
class Setup {
 public:
  Setup(const ChildRequest& request, int out, int err) {
    const char* const input = request.input.empty() ? "/dev/null" : request.input.c_str();
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, input, O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, err, STDERR_FILENO);
    if (!request.directory.empty()) {
      posix_spawn_file_actions_addchdir_np(&actions_, request.directory.c_str());
    }
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes_, 0);  // 0: its own
  }
  ~Setup() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  Setup(const Setup&) = delete;
  Setup& operator=(const Setup&) = delete;

  const posix_spawn_file_actions_t* actions() const { return &actions_; }
  const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

/// Reads what is there; false at the end.
bool drain(int end, std::string& into, std::size_t limit) {
  std::array<char, 65536> part{};
  const ssize_t got = read(end, part.data(), part.size());
  if (got < 0) return errno == EINTR || errno == EAGAIN;
  if (got == 0) return false;
  const std::size_t room = limit - std::min(limit, into.size());
  into.append(part.data(), std::min(room, static_cast<std::size_t>(got)));
  return true;
}

/// Reads both streams until they end; false when time is up.
bool collect(int out, int err, Clock::time_point deadline, ChildOutput& output) {
  std::array<pollfd, 2> streams{pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
  while (streams[0].fd >= 0 || streams[1].fd >= 0) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return false;
    const int ready =
        poll(streams.data(), streams.size(), static_cast<int>(left.count()));
    if (ready == 0) return false;
    if (ready < 0) continue;
    if (streams[0].revents != 0 && !drain(out, output.out, kMaxInputBytes + 1)) {
      streams[0].fd = -1;
    }
    if (streams[1].revents != 0 && !drain(err, output.err, kMaxErrorBytes)) {
      streams[1].fd = -1;
    }
  }
  return true;
}

/// As the system takes a list of texts: pointers, and a null behind them.
std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// Does the child end in time? It may have closed its streams long before.
bool ends_by(pid_t child, Clock::time_point deadline) {
  while (true) {
    siginfo_t info{};
    const int answer =
        waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT | WNOHANG);
    if (answer < 0 && errno != EINTR) return true;  // nobody to wait for
    if (answer == 0 && info.si_pid == child) return true;
    if (Clock::now() >= deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

std::string find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) {
    return access(name.c_str(), X_OK) == 0 ? name : "";
  }
  const char* path = std::getenv("PATH");
  std::string rest = path == nullptr ? "" : path;
  while (!rest.empty()) {
    const std::size_t colon = rest.find(':');
    std::string file = rest.substr(0, colon) + "/" + name;
    rest = colon == std::string::npos ? "" : rest.substr(colon + 1);
    // An empty entry of PATH is the current directory, where nothing is run from.
    if (!file.starts_with('/') || access(file.c_str(), X_OK) != 0) continue;
    if (file != "/" + name) return file;
  }
  return "";
}

Result<ChildOutput> run_child(const ChildRequest& request) {
  Pipe out;
  Pipe err;
  if (!out.open() || !err.open()) {
    return Error{.message = "cannot create a pipe: " + std::string(std::strerror(errno))};
  }
  std::vector<std::string> words{request.program};
  words.insert(words.end(), request.arguments.begin(), request.arguments.end());
  std::vector<std::string> environment = request.environment;

  pid_t child = 0;
  const Setup setup(request, out.writer(), err.writer());
  const int failure =
      posix_spawn(&child, request.program.c_str(), setup.actions(), setup.attributes(),
                  pointers_to(words).data(), pointers_to(environment).data());
  if (failure != 0) {
    return Error{.message = "`" + request.program +
                            "` cannot be run: " + std::strerror(failure)};
  }
  out.close_end(1);
  err.close_end(1);
  ChildOutput output;
  const Clock::time_point deadline = Clock::now() + request.patience;
  const bool in_time =
      collect(out.reader(), err.reader(), deadline, output) && ends_by(child, deadline);
  // Until the child is waited for, the number of its group is nobody else's.
  kill(-child, SIGKILL);
  output.status = wait_for(child);
  if (!in_time) {
    return Error{.message = "`" + request.program + "` did not finish within " +
                            std::to_string(request.patience.count()) + " seconds"};
  }
  return output;
}

}  // namespace trailseal::load
