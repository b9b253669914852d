// measure ROUNDS NAME COMMAND [ARGUMENT...] [-- NAME COMMAND...]...
//
// Runs the commands in turn, ROUNDS times each after one round to warm up, so that a slow
// moment of the machine meets all of them. Prints a line per command, tab separated:
//
//   name   median ms   fastest ms   peak memory in KiB   median ms of the processor
//
// Times are wall-clock, from before the process is made until it has ended; those of the
// processor include the processes that the command started and waited for.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <string_view>
#include <vector>

namespace {

struct Contender {
  char* name = nullptr;
  std::vector<char*> command{};  ///< ends with a null, for execvp
  std::vector<double> times{};   ///< milliseconds
  std::vector<double> work{};    ///< milliseconds of the processor
  long peak = 0;                 ///< KiB
};

/// The child's part: nothing of it comes back.
[[noreturn]] void become(const std::vector<char*>& command) {
  const int null = open("/dev/null", O_RDWR);
  dup2(null, STDIN_FILENO);
  dup2(null, STDOUT_FILENO);
  execvp(command.front(), command.data());
  _exit(127);
}

/// Runs the command once. False: it could not be run, or said that it failed (findings,
/// status 1, are not a failure).
bool run(Contender& contender) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child < 0) return false;
  if (child == 0) become(contender.command);
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) != child) return false;
  const std::chrono::duration<double, std::milli> elapsed =
      std::chrono::steady_clock::now() - start;
  contender.times.push_back(elapsed.count());
  const auto milliseconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 +
           static_cast<double>(time.tv_usec) / 1e3;
  };
  contender.work.push_back(milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime));
  contender.peak = std::max(contender.peak, usage.ru_maxrss);
  return WIFEXITED(status) && WEXITSTATUS(status) <= 1;
}

std::vector<Contender> read_arguments(int argc, char** argv) {
  std::vector<Contender> contenders;
  for (int i = 2; i < argc; ++i) {
    Contender contender;
    contender.name = argv[i];
    while (++i < argc && std::string_view(argv[i]) != "--") {
      contender.command.push_back(argv[i]);
    }
    if (contender.command.empty()) return {};
    contender.command.push_back(nullptr);
    contenders.push_back(std::move(contender));
  }
  return contenders;
}

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  const std::size_t half = times.size() / 2;
  return times.size() % 2 == 1 ? times[half] : (times[half - 1] + times[half]) / 2;
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 0;
  std::vector<Contender> contenders = read_arguments(argc, argv);
  if (rounds <= 0 || contenders.empty()) {
    std::cerr << "usage: measure ROUNDS NAME COMMAND... [-- NAME COMMAND...]...\n";
    return 2;
  }
  for (int round = 0; round <= rounds; ++round) {
    for (Contender& contender : contenders) {
      if (!run(contender)) {
        std::cerr << "measure: error: `" << contender.name << "` failed\n";
        return 2;
      }
      if (round > 0) continue;
      contender.times.clear();
      contender.work.clear();
    }
  }
  std::cout << std::fixed << std::setprecision(2);
  for (const Contender& contender : contenders) {
    std::cout << contender.name << '\t' << median(contender.times) << '\t'
              << *std::min_element(contender.times.begin(), contender.times.end()) << '\t'
              << contender.peak << '\t' << median(contender.work) << '\n';
  }
  return 0;
}
