// Each thread takes the next number until none is left, so that one long step does not
// leave the others idle. Threads are made with the stack of a main thread: what recurses
// over input (limits.hpp) counts on it, and the default depends on the caller's `ulimit`.
#include "base/parallel.hpp"

#include <pthread.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace trailseal {
namespace {

constexpr std::size_t kStackBytes = std::size_t{16} << 20;

class Work {
 public:
  Work(std::size_t count, const std::function<void(std::size_t)>& step)
      : count_(count), step_(step), failed_at_(count) {}

  void run() {
    for (std::size_t i = next_++; i < count_; i = next_++) {
      try {
        step_(i);
      } catch (...) {
        fail(i);
      }
    }
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void fail(std::size_t at) {
    const std::lock_guard lock(mutex_);
    if (at >= failed_at_) return;
    failed_at_ = at;
    failure_ = std::current_exception();
  }

  const std::size_t count_;
  const std::function<void(std::size_t)>& step_;
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_{};
  std::exception_ptr failure_{};
  std::size_t failed_at_;
};

extern "C" void* trailseal_work(void* work);

extern "C" void* trailseal_work(void* work) {
  static_cast<Work*>(work)->run();
  return nullptr;
}

/// Threads that do the same work; where the system refuses one, the others do all of it.
class Threads {
 public:
  Threads(std::size_t count, Work& work) {
    pthread_attr_t attributes{};
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, kStackBytes);
    for (std::size_t i = 0; i < count; ++i) {
      pthread_t thread{};
      if (pthread_create(&thread, &attributes, &trailseal_work, &work) != 0) break;
      threads_.push_back(thread);
    }
    pthread_attr_destroy(&attributes);
  }
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;
  ~Threads() {
    for (const pthread_t thread : threads_) pthread_join(thread, nullptr);
  }

 private:
  std::vector<pthread_t> threads_{};
};

}  // namespace

std::size_t processors() {
  return std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
}

void for_each_index(std::size_t jobs, std::size_t count,
                    const std::function<void(std::size_t)>& step) {
  const std::size_t threads = std::min(jobs, count);
  if (threads <= 1) {
    for (std::size_t i = 0; i < count; ++i) step(i);
    return;
  }
  Work work(count, step);
  {
    const Threads others(threads - 1, work);
    work.run();
  }
  work.rethrow();
}

}  // namespace trailseal
