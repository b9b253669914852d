// Instances: addresses that differ in `count` or `for_each` keys alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace trailseal::report {

/// What stands in the brackets of an address, without quotes: `0`, `eu-central-1`.
std::vector<std::string> instance_keys(std::string_view address);

/// The text with each key, where it stands as a word of its own, replaced by its number,
/// without the places of resources in a plan, and with one space for all white space: two
/// instances of which the same is said give the same text.
std::string without_instance(std::string text, const std::vector<std::string>& keys);

/// How an address is told beside the first of its instances: the keys that differ, as in
/// `["eu-west-1"]`; the whole address where more than keys differ.
std::string other_instance(std::string_view first, std::string_view other);

/// "the same for 2 more: a[1], a[2]"; a long list is cut, unless `all` are wanted.
std::string same_for(const std::vector<std::string>& addresses, bool all);

}  // namespace trailseal::report
