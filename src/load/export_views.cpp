#include "load/export_views.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "aws/resource_kind.hpp"
#include "base/word_list.hpp"
#include "document/same_value.hpp"
#include "document/value_places.hpp"

namespace trailseal::load {
namespace {

/// A resource of an export: which fragment's, and its place in it.
struct View {
  Fragment* fragment = nullptr;
  std::size_t at = 0;

  Resource& resource() const { return fragment->resources[at]; }
  const Observations& observed() const { return *fragment->input.observed; }
};

std::size_t known_attributes(const Resource& resource) {
  const auto& values = resource.attributes.items();
  return static_cast<std::size_t>(
      std::count_if(values.begin(), values.end(),
                    [](const Value& value) { return !value.is_unknown(); }));
}

bool is_of_owner(const View& view) {
  const auto account = view.resource().account.literal();
  return account && *account == view.observed().account;
}

/// The best view first.
void rank(std::vector<View>& views) {
  const auto key = [](const View& view) {
    return std::tuple(is_of_owner(view), view.observed().collected_at,
                      known_attributes(view.resource()));
  };
  std::stable_sort(views.begin(), views.end(),
                   [&](const View& a, const View& b) { return key(a) > key(b); });
}

/// Takes values over from another export: their places lead to its files. Their answers are
/// added to `answers`, which belong behind those of `into`.
class Adoption {
 public:
  Adoption(Fragment& into, const Fragment& from, std::vector<ExportAnswer>& answers)
      : into_(into), from_(from), answers_(answers) {}

  Value adopt(const Value& value) {
    return with_places(value, [this](Position place) {
      if (place.file > 0) place.file = number_of(place.file);
      return place;
    });
  }

 private:
  std::uint32_t number_of(std::uint32_t file) {
    const auto [place, fresh] = numbers_.emplace(file, 0);
    const std::size_t files =
        std::min(from_.input.source_files.size(), from_.input.observed->answers.size());
    if (!fresh || file > files) return place->second;
    into_.input.source_files.push_back(from_.input.source_files[file - 1]);
    answers_.push_back(from_.input.observed->answers[file - 1]);
    place->second = static_cast<std::uint32_t>(into_.input.source_files.size());
    return place->second;
  }

  Fragment& into_;
  const Fragment& from_;
  std::vector<ExportAnswer>& answers_;
  std::map<std::uint32_t, std::uint32_t> numbers_{};
};

class ViewJoiner {
 public:
  explicit ViewJoiner(std::vector<Fragment>& fragments) {
    for (Fragment& fragment : fragments) {
      if (fragment.input.observed) exports_.push_back(&fragment);
    }
  }

  std::vector<Diagnostic> run() {
    note_older();
    std::map<std::pair<std::string, std::string>, std::vector<View>> all;
    for (Fragment* fragment : exports_) {
      for (std::size_t at = 0; at < fragment->resources.size(); ++at) {
        const Resource& resource = fragment->resources[at];
        if (is_gone(*fragment, resource)) {
          dropped_[fragment].insert(at);
        } else {
          all[{resource.type, resource.address}].push_back({fragment, at});
        }
      }
    }
    for (auto& row : all) {
      if (row.second.size() > 1) join(row.second);
    }
    for (const auto& [fragment, places] : dropped_) drop(*fragment, places);
    for (auto& [fragment, answers] : adopted_) add_answers(*fragment, std::move(answers));
    return std::move(diagnostics_);
  }

 private:
  void join(std::vector<View>& views) {
    rank(views);
    Resource& base = views.front().resource();
    for (std::size_t i = 1; i < views.size(); ++i) {
      fill_in(views.front(), views[i]);
      dropped_[views[i].fragment].insert(views[i].at);
    }
    base.before = base.attributes;
  }

  void fill_in(const View& base, const View& other) {
    Adoption adoption(*base.fragment, *other.fragment, adopted_[base.fragment]);
    Resource& resource = base.resource();
    const Value& more = other.resource().attributes;
    for (std::size_t i = 0; i < more.size(); ++i) {
      const std::string& name = more.keys()[i].name;
      const Value& value = more.items()[i];
      const Value& own = resource.attributes[name];
      if (value.is_unknown()) continue;
      if (own.is_unknown() || own.is_absent()) {
        resource.attributes.set(name, adoption.adopt(value));
      } else if (own.position().file > 0 && value.position().file > 0 &&
                 !says_the_same(own, value) && is_of_one_time(base, other)) {
        // What follows from other answers has no place of its own, and is no answer.
        contradict(base, other, name);
      }
    }
    if (!resource.account.is_literal()) resource.account = other.resource().account;
    if (!resource.region.is_literal()) resource.region = other.resource().region;
  }

  /// Of an older export nobody expects the same.
  static bool is_of_one_time(const View& a, const View& b) {
    return a.observed().collected_at.empty() || b.observed().collected_at.empty() ||
           a.observed().collected_at.substr(0, 10) ==
               b.observed().collected_at.substr(0, 10);
  }

  void contradict(const View& base, const View& other, const std::string& name) {
    warn(base.fragment->input.path,
         in_backticks(base.fragment->input.path) + " and " +
             in_backticks(other.fragment->input.path) + " contradict each other about " +
             in_backticks(name) + " of " + in_backticks(base.resource().address) +
             "; the first one is used",
         "collect both exports again, at the same time", true);
  }

  /// One account in two exports: said once for each pair.
  void note_older() {
    for (const Fragment* older : exports_) {
      for (const Fragment* newer : exports_) {
        const Observations& a = *older->input.observed;
        const Observations& b = *newer->input.observed;
        if (a.account.empty() || a.account != b.account || a.collected_at.empty())
          continue;
        if (!(a.collected_at < b.collected_at)) continue;
        warn(older->input.path,
             "this export of account " + in_backticks(a.account) + " is of " +
                 a.collected_at + ", and " + in_backticks(newer->input.path) + " of " +
                 b.collected_at + ": values that both have are taken from the newer one",
             "pass only the newer one", false);
      }
    }
  }

  /// Does a newer export of the account, which asked in the trail's region, not have it?
  bool is_gone(const Fragment& fragment, const Resource& resource) const {
    if (kind_of(resource.type) != ResourceKind::Trail) return false;
    const Observations& own = *fragment.input.observed;
    return std::any_of(exports_.begin(), exports_.end(), [&](const Fragment* other) {
      const Observations& newer = *other->input.observed;
      return newer.account == own.account && !own.account.empty() &&
             own.collected_at < newer.collected_at && has_asked(newer, resource) &&
             std::none_of(
                 other->resources.begin(), other->resources.end(),
                 [&](const Resource& one) { return one.address == resource.address; });
    });
  }

  static bool has_asked(const Observations& observed, const Resource& trail) {
    return std::any_of(
        observed.answers.begin(), observed.answers.end(), [&](const ExportAnswer& one) {
          return one.exit == 0 && has_word(one.command, "describe-trails") &&
                 !has_word(one.command, "--trail-name-list") &&
                 one.region == trail.region.literal();
        });
  }

  static void drop(Fragment& fragment, const std::set<std::size_t>& places) {
    std::vector<Resource> kept;
    for (std::size_t i = 0; i < fragment.resources.size(); ++i) {
      if (places.count(i) == 0) kept.push_back(std::move(fragment.resources[i]));
    }
    fragment.resources = std::move(kept);
  }

  /// Once for each export: what it observed is shared, and as large as the export.
  static void add_answers(Fragment& fragment, std::vector<ExportAnswer> answers) {
    if (answers.empty()) return;
    Observations more = *fragment.input.observed;
    for (ExportAnswer& answer : answers) more.answers.push_back(std::move(answer));
    fragment.input.observed = std::make_shared<const Observations>(std::move(more));
  }

  void warn(const std::string& path, std::string message, std::string help,
            bool unchecked) {
    diagnostics_.push_back({.level = Diagnostic::Level::Warning,
                            .error = {.message = std::move(message),
                                      .help = std::move(help),
                                      .path = path,
                                      .unchecked = unchecked}});
  }

  std::vector<Fragment*> exports_{};
  std::map<Fragment*, std::set<std::size_t>> dropped_{};
  std::map<Fragment*, std::vector<ExportAnswer>> adopted_{};  ///< from other exports
  std::vector<Diagnostic> diagnostics_{};
};

}  // namespace

std::vector<Diagnostic> join_views(std::vector<Fragment>& fragments) {
  return ViewJoiner(fragments).run();
}

}  // namespace trailseal::load
