#include "load/fragment_refusal.hpp"

#include <algorithm>

namespace trailseal::load {

bool is_refused(const Fragment& chosen, const Fragment& by_default) {
  const auto& known = by_default.refusals;
  return std::any_of(
      chosen.refusals.begin(), chosen.refusals.end(), [&](const Error& error) {
        return std::none_of(known.begin(), known.end(), [&](const Error& other) {
          return error.path == other.path && error.line == other.line &&
                 error.column == other.column && error.message == other.message;
        });
      });
}

}  // namespace trailseal::load
