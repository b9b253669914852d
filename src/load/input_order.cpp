#include "load/input_order.hpp"

#include <algorithm>
#include <utility>

namespace trailseal::load {
namespace {

bool same(const Input& a, const Input& b) {
  return a.stack == b.stack && a.path == b.path;
}

}  // namespace

void NestedSlots::note(const Fragment& fragment) {
  for (const Fragment& part : fragment.nested) {
    const bool known =
        std::any_of(inputs_.begin(), inputs_.end(),
                    [&](const Input& input) { return same(input, part.input); });
    if (known) continue;
    inputs_.push_back(part.input);
    inputs_.back().exports.clear();
  }
}

Fragment NestedSlots::arranged(Fragment fragment) const {
  std::vector<Fragment> nested = std::exchange(fragment.nested, {});
  for (const Input& input : inputs_) {
    const auto found =
        std::find_if(nested.begin(), nested.end(),
                     [&](const Fragment& part) { return same(part.input, input); });
    fragment.nested.push_back(found == nested.end() ? Fragment{.input = input}
                                                    : std::move(*found));
  }
  return fragment;
}

}  // namespace trailseal::load
