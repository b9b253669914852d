// One entry a trail, or one for each scenario in which it differs: as in the report. What
// surrounds a trail comes from the first graph that has it, which is that of all defaults
// where the trail exists there.
#include "evidence/pack_maker.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "aws/account.hpp"
#include "cloudtrail/observation_index.hpp"
#include "cloudtrail/request/destination.hpp"
#include "evidence/destination_evidence.hpp"
#include "evidence/gap.hpp"
#include "evidence/requirement.hpp"
#include "evidence/statement.hpp"
#include "report/configuration_effect.hpp"
#include "report/delivery_answer.hpp"
#include "report/result_text.hpp"

namespace trailseal::evidence {
namespace {

using cloudtrail::TrailSummary;
using report::Report;

/// A trail by input and address, with the graph that has it.
struct FoundTrail {
  const ResourceGraph* graph = nullptr;
  cloudtrail::Trail trail{};
};

using TrailKey = std::pair<std::size_t, std::string>;

std::map<TrailKey, FoundTrail> find_all(const std::vector<const ResourceGraph*>& graphs) {
  std::map<TrailKey, FoundTrail> all;
  for (const ResourceGraph* graph : graphs) {
    for (cloudtrail::Trail& trail : cloudtrail::find_trails(*graph)) {
      const TrailKey key{trail.resource->input, trail.resource->address};
      if (all.count(key) == 0) all[key] = {.graph = graph, .trail = std::move(trail)};
    }
  }
  return all;
}

void count_delivery(Verdict delivery, DeliveryCounts& counts) {
  if (delivery == Verdict::Holds) ++counts.allowed;
  if (delivery == Verdict::Fails) ++counts.denied;
  if (delivery == Verdict::Unknown) ++counts.unknown;
}

class Maker {
 public:
  explicit Maker(PackSources sources) : sources_(std::move(sources)) {}

  Pack make() {
    const Report& report = sources_.report;
    pack_.standard = report.standard;
    pack_.as_of = sources_.as_of;
    pack_.inputs = std::move(sources_.inputs);
    pack_.waivers = std::move(sources_.waivers);
    if (report.configuration) {
      pack_.configuration = report::configuration_sentence(*report.configuration);
    }
    pack_.controls = report::controls_of(report.results);
    add_trails();
    add_others();
    name_accounts();
    // The answer first, then what it answers.
    const std::string answer = report::answer_sentence(report);
    pack_.statement = (answer.empty() ? "" : answer + ". ") + control_statement(pack_);
    pack_.gaps = gaps_of(report, pack_);
    return std::move(pack_);
  }

 private:
  void add_trails() {
    const auto found = find_all(sources_.graphs);
    for (const engine::Result& result : sources_.report.results) {
      results_[{result.input, result.trail}].push_back(&result);
    }
    std::set<TrailKey> counted;
    for (const TrailSummary& summary : sources_.report.trails) {
      TrailEvidence trail = trail_of(summary, found);
      AccountEvidence& account = account_of(trail.source.account);
      count_delivery(summary.delivery, account.deliveries);
      count_delivery(summary.delivery, pack_.deliveries);
      if (counted.insert({summary.input, summary.address}).second) {
        for (const engine::Result* result : results_[{summary.input, summary.address}]) {
          account.outcomes.add(result->outcome);
        }
      }
      account.trails.push_back(std::move(trail));
    }
    for (const engine::Result& result : sources_.report.results) {
      pack_.outcomes.add(result.outcome);
    }
  }

  TrailEvidence trail_of(const TrailSummary& summary,
                         const std::map<TrailKey, FoundTrail>& found) {
    TrailEvidence trail{.address = summary.address};
    const auto at = found.find({summary.input, summary.address});
    if (at != found.end()) {
      const ResourceGraph& graph = *at->second.graph;
      trail = trail_evidence_of(graph, observed_in(graph),
                                cloudtrail::follow(graph, at->second.trail));
    }
    trail.algorithm = summary.log_encryption.algorithm;
    trail.key = summary.log_encryption.key;
    trail.delivery = report::delivery_word(summary.delivery);
    trail.scenario = report::scenario_text(sources_.report, summary.scenario);
    for (const engine::Result* result : results_[{summary.input, summary.address}]) {
      trail.requirements.push_back(requirement_of(sources_.report, *result));
      Source& source = trail.requirements.back().source;
      source.account = trail.source.account;
      source.region = trail.source.region;
    }
    return trail;
  }

  const cloudtrail::ObservationIndex& observed_in(const ResourceGraph& graph) {
    return observed_.try_emplace(&graph, graph).first->second;
  }

  AccountEvidence& account_of(const std::string& account) {
    const auto at = std::find_if(
        pack_.accounts.begin(), pack_.accounts.end(),
        [&](const AccountEvidence& each) { return each.account == account; });
    if (at != pack_.accounts.end()) return *at;
    pack_.accounts.push_back({.account = account});
    return pack_.accounts.back();
  }

  /// Results that are about no trail, such as those on buckets named for logs.
  void add_others() {
    for (const engine::Result& result : sources_.report.results) {
      if (!result.trail.empty()) continue;
      pack_.others.push_back(requirement_of(sources_.report, result));
    }
  }

  /// Accounts by number; those that are not known go last and are counted.
  void name_accounts() {
    std::stable_sort(pack_.accounts.begin(), pack_.accounts.end(),
                     [](const AccountEvidence& a, const AccountEvidence& b) {
                       return std::tuple(!is_account_id(a.account), a.account) <
                              std::tuple(!is_account_id(b.account), b.account);
                     });
    std::size_t unknown = 0;
    for (AccountEvidence& account : pack_.accounts) {
      account.name = is_account_id(account.account)
                         ? account.account
                         : "unknown-" + std::to_string(++unknown);
    }
  }

  PackSources sources_;
  std::map<TrailKey, std::vector<const engine::Result*>> results_;
  std::map<const ResourceGraph*, cloudtrail::ObservationIndex> observed_;
  Pack pack_;
};

}  // namespace

Pack make_pack(PackSources sources) { return Maker(std::move(sources)).make(); }

}  // namespace trailseal::evidence
