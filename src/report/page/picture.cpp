// A trail stands on the left, its bucket and its key to the right of it, and whatever
// else a result points to (a policy, a public access block) to the right of these:
//
//   trail --log files--> bucket <--TS304-- bucket policy
//     '----encrypts----> key    <--TS301-- key policy
//
// One resource is one node, also where several trails share it.
#include "report/page/picture.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "report/estate.hpp"
#include "report/result_text.hpp"

namespace trailseal::report {
namespace {

using cloudtrail::TrailSummary;
using engine::Outcome;

State state_of(Outcome outcome) {
  if (outcome == Outcome::Fail) return State::Bad;
  return outcome == Outcome::Unknown ? State::Unknown : State::Good;
}

State state_of(Verdict delivery) {
  if (delivery == Verdict::Fails) return State::Bad;
  return delivery == Verdict::Unknown ? State::Unknown : State::Good;
}

/// The label of a bucket or key: its address, or what is known of its name.
std::string label_of(const std::string& address, const Value& name,
                     const std::string& otherwise) {
  if (!address.empty()) return address;
  return name.is_text() ? name.as_text().display() : otherwise;
}

/// Is a rule about the trail's key, not about its bucket? Told by the fact it points to.
bool is_about_key(const rule::Rule& rule) {
  static constexpr std::array<std::string_view, 4> kFacts{
      "key", "delivery.generate_data_key", "delivery.describe_key", "delivery.decrypt"};
  return std::any_of(kFacts.begin(), kFacts.end(),
                     [&](std::string_view fact) { return rule.is_about(fact); });
}

class Painter {
 public:
  explicit Painter(const Report& report) : report_(report) {}

  Picture paint() {
    if (is_estate(report_)) {
      for (const Input& input : report_.inputs) picture_.inputs.push_back(input.path);
    }
    for (const TrailSummary& trail : report_.trails) add_trail(trail);
    for (const engine::Result& result : report_.results) add_result(result);
    return std::move(picture_);
  }

 private:
  std::size_t node(PictureNode::Kind kind, std::size_t input, const std::string& label) {
    const std::string key = std::to_string(input) + "\n" + label;
    const auto [at, added] = index_.emplace(key, picture_.nodes.size());
    if (added) picture_.nodes.push_back({.kind = kind, .label = label, .input = input});
    return at->second;
  }

  void edge(std::size_t from, std::size_t to, const std::string& label, State state) {
    for (PictureEdge& existing : picture_.edges) {
      if (existing.from != from || existing.to != to) continue;
      existing.state = std::max(existing.state, state);
      if (existing.label.find(label) == std::string::npos) {
        existing.label += ", " + label;
      }
      return;
    }
    picture_.edges.push_back({.from = from, .to = to, .label = label, .state = state});
  }

  void add_trail(const TrailSummary& trail);
  void add_result(const engine::Result& result);
  void mark_key_edge(const engine::Result& result, State state);

  const Report& report_;
  Picture picture_;
  std::map<std::string, std::size_t> index_;
  /// By trail node: its bucket and its key, as far as it has them.
  std::map<std::size_t, std::vector<std::size_t>> targets_;
};

void Painter::add_trail(const TrailSummary& trail) {
  const std::size_t from = node(PictureNode::Kind::Trail, trail.input, trail.address);
  const std::size_t bucket =
      node(PictureNode::Kind::Bucket,
           trail.bucket.address.empty() ? trail.input : trail.bucket.input,
           label_of(trail.bucket.address, trail.bucket.name, "a bucket"));
  const auto prefix = known_text(trail.bucket.prefix);
  edge(from, bucket, prefix ? "log files under " + *prefix : "log files",
       state_of(trail.delivery));
  targets_[from] = {bucket};
  if (!trail.key.set) return;
  const std::size_t key = node(PictureNode::Kind::Key,
                               trail.key.address.empty() ? trail.input : trail.key.input,
                               label_of(trail.key.address, trail.key.arn, "a key"));
  edge(from, key, "encrypted with", State::Good);
  targets_[from].push_back(key);
}

/// The edge to the bucket is the delivery, decided already; the one to the key fares as
/// the worst that is said of the key.
void Painter::mark_key_edge(const engine::Result& result, State state) {
  if (result.trail.empty() || !is_about_key(*result.rule)) return;
  const std::size_t trail = node(PictureNode::Kind::Trail, result.input, result.trail);
  const auto targets = targets_.find(trail);
  if (targets == targets_.end() || targets->second.size() < 2) return;
  edge(trail, targets->second.back(), "encrypted with", state);
}

void Painter::add_result(const engine::Result& result) {
  const State state = state_of(result.outcome);
  if (state == State::Good) return;
  mark_key_edge(result, state);
  const std::string& where = result.resource.empty() ? result.trail : result.resource;
  if (where.empty()) return;
  const std::size_t input = result.resource.empty() ? result.input : result.place.input;
  const std::size_t at = node(PictureNode::Kind::Other, input, where);
  PictureNode& marked = picture_.nodes[at];
  marked.state = std::max(marked.state, state);
  const std::string& code = result.rule->code;
  if (std::find(marked.codes.begin(), marked.codes.end(), code) == marked.codes.end()) {
    marked.codes.push_back(code);
  }
  if (result.trail.empty() || marked.kind != PictureNode::Kind::Other) return;
  const std::size_t trail = node(PictureNode::Kind::Trail, result.input, result.trail);
  const std::vector<std::size_t>& targets = targets_[trail];
  if (targets.empty()) return;
  edge(at, is_about_key(*result.rule) ? targets.back() : targets.front(), code, state);
}

}  // namespace

std::string codes_text(const PictureNode& node) {
  std::string text;
  for (const std::string& code : node.codes) {
    text.append(text.empty() ? "" : ", ").append(code);
  }
  return text;
}

Picture picture_of(const Report& report) { return Painter(report).paint(); }

}  // namespace trailseal::report
