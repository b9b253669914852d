// TrailReach: what the trails of a run lead to.
//
// A mistake in a template is the run's concern only where a trail's answer may rest on it:
// in the trail, its bucket, its keys, the policies of these, and what they are made from.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/fragment.hpp"

namespace trailseal::load {

class TrailReach {
 public:
  /// The fragments of all inputs of a run, before they are linked.
  explicit TrailReach(const std::vector<const Fragment*>& fragments);

  /// Does a trail lead to where the mistake is felt? `tree` is the fragment's place in
  /// the list.
  bool leads_to(std::size_t tree, const Fault& fault) const;

 private:
  struct Node {
    std::size_t tree = 0;
    const Resource* resource = nullptr;
    bool reached = false;
  };

  void add(std::size_t tree, const Fragment& fragment);
  bool is_reached(const Node& node) const;
  bool is_linked(const Node& node, const std::string& property) const;
  void reach(Node& node);
  void reach_unread(const Node& node);
  void reach_address(std::size_t tree, const std::string& address);
  void read(const Value& value);
  void read_text(const Text& text);

  std::vector<Node> nodes_{};
  std::map<std::string, std::vector<const Value*>> exports_{};  ///< by the symbol's id
  std::set<std::pair<std::size_t, std::string>> addresses_{};
  std::set<std::string> texts_{};     ///< what reached resources hold
  std::set<std::string> imported_{};  ///< ids of symbols
};

}  // namespace trailseal::load
