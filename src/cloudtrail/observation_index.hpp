// ObservationIndex: what the exports of a graph observed of each trail.
//
// What is about one trail may come from several exports: its status from the account that
// owns it, the metadata of its files from the account of the bucket.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cloudtrail/trail.hpp"
#include "graph/observation.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// An observation, and the export that it is from.
template <typename What>
struct Observed {
  const What* what = nullptr;
  const Observations* by = nullptr;
  const Input* input = nullptr;  ///< the same export

  const What* operator->() const { return what; }
  /// The call that told; null where the export does not record it.
  const ExportAnswer* answer() const {
    return what->answer < by->answers.size() ? &by->answers[what->answer] : nullptr;
  }
};

class ObservationIndex {
 public:
  explicit ObservationIndex(const ResourceGraph& graph);

  /// Are there exports at all?
  bool empty() const { return exports_ == 0; }
  /// What the export of the trail says besides its resources: the one it is in, or one that
  /// lists the trail of a plan. Null of other trails, of which nothing is observed.
  const Observations* export_of(const Trail& trail) const;

  /// Its status, that of the home region first.
  std::vector<Observed<TrailStatus>> statuses_of(const Trail& trail) const;
  /// The files that lie where it delivers, the newest first.
  std::vector<Observed<DeliveredObject>> objects_of(const Trail& trail) const;
  /// What Security Hub and others found about it, the newest first.
  std::vector<Observed<SecurityHubFinding>> findings_of(const Trail& trail) const;
  /// The same about the account of the trail as a whole.
  std::vector<Observed<SecurityHubFinding>> account_findings_of(const Trail& trail) const;
  /// Other trails of the inputs whose log files have the same names.
  std::vector<const Trail*> sharing(const Trail& trail) const;

 private:
  template <typename What>
  using ByName = std::map<std::string, std::vector<Observed<What>>, std::less<>>;

  void add(const Input& input);

  const ResourceGraph* graph_ = nullptr;
  std::size_t exports_ = 0;
  ByName<TrailStatus> statuses_{};                 ///< by ARN of the trail
  ByName<DeliveredObject> objects_{};              ///< by bucket
  ByName<SecurityHubFinding> findings_{};          ///< by ARN of the trail
  ByName<SecurityHubFinding> account_findings_{};  ///< by account
  std::map<std::string, std::vector<Trail>, std::less<>> writers_{};  ///< by bucket
};

/// Was its metadata asked for, and refused?
bool was_refused(const Observed<DeliveredObject>& object);

/// When a file was delivered, as seconds since 1970: S3's time, else that of its name.
std::optional<std::int64_t> delivery_time(const DeliveredObject& object);

/// The seconds from `moment` to the time at which the export was collected. Never the
/// clock's time: an export says the same whenever it is read. Nothing where one of them is
/// not recorded.
std::optional<std::int64_t> age_of(const std::string& moment, const Observations& by);

/// "27 hours", "3 days"
std::string shown_age(std::int64_t seconds);

}  // namespace trailseal::cloudtrail
