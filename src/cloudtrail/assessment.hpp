// Assessment: the graph, read with CloudTrail's eyes.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/verdict.hpp"
#include "cloudtrail/subject.hpp"
#include "graph/resource_graph.hpp"
#include "graph/scenario.hpp"

namespace trailseal::cloudtrail {

/// One trail as the report lists it: 16 members, one for each thing that a report says.
struct TrailSummary {
  std::string address{};
  std::size_t input = 0;
  std::string label{};
  Value name{};          ///< text, with symbols where half known
  Value organization{};  ///< bool or unknown
  Value multi_region{};
  Value account{};    ///< text, with symbols where half known
  Value region{};     ///< home region
  Value logging{};    ///< bool or unknown: is it switched on?
  Value log_group{};  ///< ARN as the trail gives it; null: none
  Value topic{};      ///< name or ARN as the trail gives it; null: none
  struct {
    std::string address{};  ///< empty: not in any input
    std::size_t input = 0;  ///< where it has an address
    Value name{};
    Value prefix{};  ///< null: none
  } bucket{};
  struct {
    bool set = false;       ///< the trail has a key
    bool unknown = false;   ///< whether it has one is not known
    std::string address{};  ///< empty: not in any input
    std::size_t input = 0;  ///< where it has an address
    Value arn{};
  } key{};
  struct {
    std::string algorithm{};  ///< `aws:kms`, `AES256`; empty: unknown
    std::string key{};        ///< address or ARN; empty: none
  } log_encryption{};
  Verdict delivery = Verdict::Unknown;  ///< will log files arrive?
  Scenario scenario{};                  ///< where it is so
};

struct Assessment {
  std::vector<TrailSummary> trails{};
  std::vector<Subject> subjects{};
};

/// Which subjects are wanted besides trails and destinations.
struct SubjectRequest {
  std::set<std::string, std::less<>> kinds{};  ///< `bucket`, `key`, ...
  std::set<std::string, std::less<>> types{};  ///< of resources, in either language
  /// Does every rule on buckets ask for those that are named for trails?
  bool only_named_buckets = false;
  std::size_t jobs = 1;  ///< trails assessed at once
};

/// Finds every trail of the graph, follows it to its bucket and keys, and decides the
/// requests that CloudTrail will make; then the other subjects that are asked for.
/// `standard` becomes the fact `standard`.
Assessment assess(const ResourceGraph& graph, const std::string& standard,
                  const SubjectRequest& request = {});

/// What is done with a subject, whose place among all of them is `at`. Several threads may
/// do it at once.
using SubjectVisit = std::function<void(std::size_t at, Subject subject)>;

/// The same without keeping the subjects: each is handed on as soon as it is made, so that
/// of thousands only a few stand in memory.
std::vector<TrailSummary> assess_each(const ResourceGraph& graph,
                                      const std::string& standard,
                                      const SubjectRequest& request,
                                      const SubjectVisit& visit);

}  // namespace trailseal::cloudtrail
