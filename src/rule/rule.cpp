#include "rule/rule.hpp"

namespace trailseal::rule {

const char* to_string(Severity severity) {
  switch (severity) {
    case Severity::Low:
      return "low";
    case Severity::Medium:
      return "medium";
    case Severity::High:
      break;
  }
  return "high";
}

}  // namespace trailseal::rule
