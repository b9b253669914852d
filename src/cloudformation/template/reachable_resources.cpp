// Mentioned is what stands as a whole text (`Ref`, `DependsOn`), before a dot (`GetAtt`)
// or within `${}` (`Sub`): more than is referred to, never less.
#include "cloudformation/template/reachable_resources.hpp"

#include <unordered_map>
#include <vector>

#include "aws/resource_kind.hpp"

namespace trailseal::cloudformation {
namespace {

class MentionSearch {
 public:
  MentionSearch(const Value& resources, const Types& types) : resources_(resources) {
    for (std::size_t i = 0; i < resources.size(); ++i) {
      const std::string& name = resources.keys()[i].name;
      index_.emplace(name, i);
      const std::string type = resources.items()[i]["Type"].literal().value_or("");
      if (is_kept(name, type, types)) add(name);
    }
  }

  std::set<std::string_view> run() {
    follow();
    // Who belongs to something that was reached does not say so in a way that a search
    // for mentions finds: a policy may name its role by a literal.
    for (const auto& [name, at] : index_) {
      const KindRow* row = row_of(at);
      const bool belongs = row != nullptr && row->keep == Keep::Led;
      if (belongs && reached_led_) add(name);
    }
    follow();
    return std::move(reachable_);
  }

 private:
  void follow() {
    while (!open_.empty()) {
      const std::size_t next = open_.back();
      open_.pop_back();
      const KindRow* row = row_of(next);
      if (row != nullptr && row->keep == Keep::Led) reached_led_ = true;
      look_into(resources_.items()[next]);
    }
  }

  const KindRow* row_of(std::size_t at) const {
    return find_kind(resources_.items()[at]["Type"].literal().value_or(""));
  }

  /// What is none of AWS's own types may be expanded to anything.
  static bool is_kept(const std::string& name, const std::string& type,
                      const Types& types) {
    if (name.starts_with("Fn::") || !type.starts_with("AWS::")) return true;
    const KindRow* row = find_kind(type);
    return types.count(type) > 0 || (row != nullptr && row->keep > Keep::Led);
  }

  void add(std::string_view name) {
    const auto found = index_.find(name);
    if (found == index_.end() || !reachable_.insert(found->first).second) return;
    open_.push_back(found->second);
  }

  void look_into(const Value& value) {
    if (value.is_text()) look_into(value.as_text());
    for (const Value& part : value.items()) look_into(part);
  }

  void look_into(const Text& text) {
    for (const Text::Piece& piece : text.pieces()) {
      const std::string_view literal = piece.literal;
      add(literal.substr(0, literal.find('.')));
      for (auto at = literal.find("${"); at != std::string_view::npos;
           at = literal.find("${", at + 2)) {
        const std::string_view inside = literal.substr(at + 2);
        add(inside.substr(0, inside.find_first_of(".}")));
      }
    }
  }

  const Value& resources_;
  std::unordered_map<std::string_view, std::size_t> index_;
  std::set<std::string_view> reachable_;
  std::vector<std::size_t> open_;
  bool reached_led_ = false;
};

}  // namespace

std::set<std::string_view> reachable_resources(const Value& resources,
                                               const Types& types) {
  return MentionSearch(resources, types).run();
}

}  // namespace trailseal::cloudformation
