#include "engine/result.hpp"

namespace trailseal::engine {

const char* to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::Pass:
      return "pass";
    case Outcome::Fail:
      return "fail";
    case Outcome::Unknown:
      return "unknown";
    case Outcome::Waived:
      break;
  }
  return "waived";
}

}  // namespace trailseal::engine
