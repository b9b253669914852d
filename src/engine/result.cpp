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

const char* to_string(History history) {
  switch (history) {
    case History::New:
      return "new";
    case History::Existing:
      return "existing";
    case History::Fixed:
      return "fixed";
    case History::Untold:
      break;
  }
  return "";
}

}  // namespace trailseal::engine
