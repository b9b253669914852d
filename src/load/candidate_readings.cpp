// Of most plans beside one another none leads into another, and each is read once. Where
// one does, the plan it leads into is read a second time: keeping all of them open would
// take the memory of all of them.
#include "load/candidate_readings.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "aws_export/export_loader.hpp"
#include "base/parallel.hpp"
#include "load/configuration_reader.hpp"
#include "load/input_kind.hpp"
#include "load/plan_file.hpp"
#include "summary/summary_reader.hpp"

namespace trailseal::load {
namespace {

const Fragment* fragment_of(const Reading& reading) {
  const bool read = reading.input.ok() && reading.input->has_value();
  return read ? &(*reading.input)->fragment : nullptr;
}

/// What is larger than this is not read for a glance alone.
constexpr std::size_t kMostForGlance = std::size_t{4} << 20;

/// Can the candidate be an input, as far as a glance tells?
bool may_be_input(const Candidate& candidate) {
  std::error_code error;
  if (candidate.named || !InputReader::is_readable_again(candidate)) return true;
  const auto size = std::filesystem::file_size(candidate.path, error);
  if (error || size > kMostForGlance) return true;
  const Result<Source> source = read_source(candidate.path);
  // Escapes may hide the words that a glance looks for.
  return !source || glance_at(source->text()).possible ||
         summary::is_summary(source->text()) ||
         aws_export::may_be_answer(source->text()) ||
         source->text().find("\\u") != std::string_view::npos;
}

}  // namespace

CandidateReadings::CandidateReadings(const std::vector<Candidate>& candidates,
                                     InputReader& reader, const InputRequest& request)
    : candidates_(candidates),
      reader_(reader),
      request_(request),
      readings_(candidates.size()),
      led_(candidates.size()) {
  if (is_one_input()) reader.expect_one();
  read_all(false);
  read_all(true);
  drop_planned();
  follow_leads();
}

/// A configuration of which a plan was read is that plan's source, and no input.
void CandidateReadings::read_all(bool configurations) {
  std::set<std::string> planned;
  for (const Reading& reading : readings_) {
    const Fragment* plan = fragment_of(reading);
    if (plan == nullptr || !configurations) continue;
    for (std::string& root : roots_of_plan(*plan)) planned.insert(std::move(root));
  }
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const Candidate& one = candidates_[i];
    if (one.is_configuration() != configurations) continue;
    const bool has_plan = !planned.empty() && planned.count(canonical_root(one.path)) > 0;
    if (!has_plan) chosen.push_back(i);
  }
  for_each_index(request_.jobs, chosen.size(), [&](std::size_t i) {
    say(candidates_[chosen[i]]);
    read(chosen[i]);
  });
}

/// A `package.json` beside a plan is no reason to read the plan otherwise, nor is the
/// configuration that it was made from. Two that may be inputs are looked at, and no more.
bool CandidateReadings::is_one_input() const {
  std::size_t possible = 0;
  for (const Candidate& candidate : candidates_) {
    const bool counts = candidate.is_configuration() ? !has_plan_beside(candidate)
                                                     : may_be_input(candidate);
    if (candidates_.size() == 1 || counts) ++possible;
    if (possible > 1) return false;
  }
  return true;
}

/// The plan may lie elsewhere.
void CandidateReadings::drop_planned() {
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const Fragment* configuration = fragment_of(readings_[i]);
    if (!candidates_[i].is_configuration() || configuration == nullptr) continue;
    const bool planned =
        std::any_of(readings_.begin(), readings_.end(), [&](const Reading& reading) {
          const Fragment* plan = fragment_of(reading);
          return plan != nullptr && is_of_plan(*configuration, *plan);
        });
    if (planned) readings_[i] = Reading();
  }
}

/// Does something that begins as a plan does lie in the directory of a configuration?
bool CandidateReadings::has_plan_beside(const Candidate& configuration) const {
  return std::any_of(
      candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
        if (candidate.is_configuration() || candidate.path == "-") return false;
        const auto parent = std::filesystem::path(candidate.path).parent_path();
        if (shown_path(parent.empty() ? "." : parent.string()) != configuration.path) {
          return false;
        }
        if (is_plan_file(candidate.path)) return true;
        const Result<Source> source = read_source(candidate.path);
        return source.ok() && glance_at(source->text()).plan;
      });
}

void CandidateReadings::say(const Candidate& candidate) {
  if (request_.progress == nullptr) return;
  const std::lock_guard lock(progress_);
  const std::size_t count = candidates_.size();
  const std::string where =
      count > 1 ? std::to_string(++begun_) + " of " + std::to_string(count) + ": " : "";
  request_.progress->say("reading " + where + candidate.path);
}

void CandidateReadings::read(std::size_t candidate) {
  const Candidate& one = candidates_[candidate];
  const bool again = candidates_.size() == 1 || InputReader::is_readable_again(one);
  readings_[candidate] =
      again ? reader_.read(one, led_[candidate]) : reader_.read_whole(one);
}

void CandidateReadings::follow_leads() {
  for (auto again = find_leads(); !again.empty(); again = find_leads()) {
    for_each_index(request_.jobs, again.size(), [&](std::size_t i) { read(again[i]); });
  }
}

/// What every input names of that which some input left unread.
Leads CandidateReadings::all_leads() const {
  NameHashes unread;
  for (const Reading& reading : readings_) {
    if (const Fragment* fragment = fragment_of(reading)) {
      unread.insert(fragment->unread_names.begin(), fragment->unread_names.end());
    }
  }
  std::vector<NameHashes> names(readings_.size());
  for_each_index(request_.jobs, readings_.size(), [&](std::size_t i) {
    if (const Fragment* fragment = fragment_of(readings_[i])) {
      names[i] = names_in(*fragment, unread);
    }
    for (const ReadInput& more : readings_[i].further) {
      names[i].merge(names_in(more.fragment, unread));
    }
  });
  Leads leads;
  for (std::size_t i = 0; i < names.size(); ++i) leads.add(i, names[i]);
  // What is taken on trust names resources too.
  if (request_.known) leads.add(readings_.size(), names_in(*request_.known, unread));
  return leads;
}

/// The candidates into which others lead further than they were read.
std::vector<std::size_t> CandidateReadings::find_leads() {
  std::vector<std::size_t> further;
  const auto inputs = std::count_if(readings_.begin(), readings_.end(), &fragment_of);
  if (inputs < 2) return further;
  const Leads leads = all_leads();
  for (std::size_t i = 0; i < readings_.size(); ++i) {
    const Fragment* fragment = fragment_of(readings_[i]);
    if (fragment == nullptr) continue;
    const std::size_t before = led_[i].size();
    led_[i].merge(leads.into(i, *fragment));
    if (led_[i].size() > before) further.push_back(i);
  }
  return further;
}

}  // namespace trailseal::load
