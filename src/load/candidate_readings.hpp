// CandidateReadings: what came of every candidate.
#pragma once

#include <cstddef>
#include <mutex>
#include <vector>

#include "load/input_reader.hpp"
#include "load/input_request.hpp"
#include "load/input_search.hpp"
#include "load/lead.hpp"

namespace trailseal::load {

/// Reads the candidates, several at once. A plan is first read as far as its own trails
/// lead, and again where another input names what was left unread in it, until nothing
/// new comes up.
class CandidateReadings {
 public:
  CandidateReadings(const std::vector<Candidate>& candidates, InputReader& reader,
                    const InputRequest& request);

  Reading& of(std::size_t candidate) { return readings_[candidate]; }

 private:
  bool is_one_input() const;
  void read_all(bool configurations);
  void drop_planned();
  bool has_plan_beside(const Candidate& configuration) const;
  void say(const Candidate& candidate);
  void read(std::size_t candidate);
  void follow_leads();
  Leads all_leads() const;
  std::vector<std::size_t> find_leads();

  const std::vector<Candidate>& candidates_;
  InputReader& reader_;
  const InputRequest& request_;
  std::mutex progress_;
  std::size_t begun_ = 0;  ///< candidates, for the progress
  std::vector<Reading> readings_;
  /// By candidate, the names that others have; see PlanSelection::led_names.
  std::vector<std::unordered_set<std::size_t>> led_;
};

}  // namespace trailseal::load
