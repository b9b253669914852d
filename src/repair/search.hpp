// Search: the smallest change that is proven to end some results.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "repair/candidate.hpp"
#include "repair/change.hpp"
#include "repair/proof.hpp"
#include "repair/scene.hpp"

namespace trailseal::repair {

/// A change, and what was proven of it.
struct Proven {
  Change change{};
  std::set<ResultKey> ended{};
  std::size_t unchanged = 0;
  std::vector<std::string> delivering{};
};

/// Nothing where no change is found within the limits. All goals fail in some scenario.
std::optional<Proven> search(Scenes& scenes, const std::set<ResultKey>& goals,
                             const TakenSids& taken);

}  // namespace trailseal::repair
