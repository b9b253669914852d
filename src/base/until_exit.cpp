#include "base/until_exit.hpp"

namespace trailseal {
namespace {

bool& process_ends() {
  static bool ends = false;
  return ends;
}

}  // namespace

void end_process_after_run() { process_ends() = true; }

bool ends_process_after_run() { return process_ends(); }

}  // namespace trailseal
